#!/bin/sh
# Makes .venv and installs the pinned requirements of one use: scripts/install.sh run|test
# Does nothing when they are installed already.
set -eu
cd "$(dirname "$0")/.."
use=$1
requirements=requirements/$use.txt
stamp=.venv/$use.installed

say() { printf '%s\n' "$*" >&2; }

# The system's Python comes first: a distribution compiles it with optimizations that pyenv
# leaves out, and everything here takes a sixth less time. PYTHON names another one instead.
make_venv() {
    found=
    for candidate in ${PYTHON:-/usr/bin/python3 python3 python3.13 python3.12 python3.11}; do
        is_new_enough "$candidate" || continue
        found=$candidate
        if has_venv "$candidate"; then
            "$candidate" -m venv .venv
            return
        fi
    done
    if [ -z "$found" ]; then
        say "Octavo needs Python 3.11 or newer, and found none${PYTHON:+ in $PYTHON}. On Debian: apt-get install python3 python3-venv"
    else
        say "Python cannot make a virtual environment here. On Debian: apt-get install python3-venv"
    fi
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# Debian has this in a package of its own, which root gets.
has_venv() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    [ "$1" = /usr/bin/python3 ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    say "Installing python3-venv …"
    apt-get install -y -qq python3-venv >/dev/null || { apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null; } || return 1
    "$1" -c 'import ensurepip, venv'
}

install_chromium() {
    if command -v chromium >/dev/null || command -v google-chrome >/dev/null || [ -n "${CHROMIUM:-}" ]; then
        return
    fi
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Installing chromium for the browser tests …"
        apt-get update -qq && apt-get install -y -qq chromium >/dev/null
    else
        say "The browser tests need Chromium. Install it (on Debian: apt-get install chromium) or name it: CHROMIUM=/path make test"
        exit 1
    fi
}

[ -x .venv/bin/python ] || make_venv
if [ ! -f "$stamp" ] || ! cmp -s "$requirements" "$stamp"; then
    say "Installing what Octavo needs ($requirements) …"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements"
    cp "$requirements" "$stamp"
fi
if [ "$use" = test ]; then
    install_chromium
fi
