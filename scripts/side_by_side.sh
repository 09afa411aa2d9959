#!/usr/bin/env bash
# Makes several goals, two at a time, one on each core: whoever is done takes the next.
# For instance: scripts/side_by_side.sh test-sqlite test-postgresql lint
# The first goal says what it does at once, the others when all are done.
set -uo pipefail
cd "$(dirname "$0")/.."
said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT
goals=("$@")

take_goals() {
    local number
    for number in "${!goals[@]}"; do
        # Only one of the two can make the folder.
        mkdir "$said/$number" 2>/dev/null || continue
        make_goal "$number" || touch "$said/failed"
    done
}

make_goal() {
    local number=$1 words
    # A goal may have a variable behind it: "test-browser PART=1/2".
    read -ra words <<<"${goals[$number]}"
    if [ "$number" = 0 ]; then
        make --no-print-directory "${words[@]}"
    else
        make --no-print-directory "${words[@]}" >"$said/$number/said" 2>&1
    fi
}

take_goals &
other=$!
take_goals
wait "$other"
for number in "${!goals[@]}"; do
    [ ! -f "$said/$number/said" ] || cat "$said/$number/said"
done
[ ! -e "$said/failed" ]
