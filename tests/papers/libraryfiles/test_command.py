"""`check_library`: what it says, and how it ends."""

import subprocess
import sys
from pathlib import Path

from papers.libraryfiles.command import CheckOptions, run_check

ROOT = Path(__file__).parents[3]


def check(sample, **options):
    lines = []
    status = run_check(CheckOptions(sample.folder, **options), lines.append)
    return status, lines


def test_good_library_has_no_faults(explained, sample):
    assert check(sample) == (0, ["no faults; 3 papers, 2 of them with a note"])


def test_faults_are_told_and_counted(explained, sample):
    sample.change("notes/relay.md", "category: signals", "category: signal")
    status, lines = check(sample)
    assert status == 1
    assert lines == [
        "notes/relay.md:9: There is no category 'signal'."
        " Write signals if that is meant.",
        "1 fault in 1 file; 3 papers, 2 of them with a note",
    ]


def test_only_the_named_notes_are_checked(sample):
    sample.change("notes/relay.md", "category: signals", "category: signal")
    sample.change("notes/spark.md", "category: signals", "category: signal")
    status, lines = check(sample, only=("spark",))
    assert status == 1
    assert [line.split(":")[0] for line in lines] == [
        "notes/spark.md",
        "1 fault in 1 file in spark; 3 papers, 2 of them with a note",
    ]
    assert check(sample, only=("ember",))[0] == 0


def test_unknown_name_is_told(sample):
    status, lines = check(sample, only=("sprak",))
    assert status == 1
    assert lines[0] == ("sprak:1: There is no file of this name. Check its spelling.")


def test_form_is_a_fault_until_formatted(explained, sample):
    canonical = sample.text("notes/relay.md")
    sample.change("notes/relay.md", "## Problem\n", "## Problem  \n\n\n")
    sample.change(
        "notes/relay.md",
        "year: 2010\nvenue: Journal of Lines 2011\n",
        "venue: Journal of Lines 2011\nyear: 2010\n",
    )
    status, lines = check(sample)
    assert status == 1
    assert lines[0] == (
        "notes/relay.md:6: The file is not in canonical form."
        " Run `check_library --format`."
    )
    status, lines = check(sample, formats=True)
    assert status == 0
    assert lines == [
        "rewritten: notes/relay.md",
        "no faults; 3 papers, 2 of them with a note",
    ]
    assert sample.text("notes/relay.md") == canonical


def test_faulty_file_is_not_rewritten(sample):
    sample.change("notes/relay.md", "## Problem\n", "## Problems\n\n\n")
    spoilt = sample.text("notes/relay.md")
    assert check(sample, formats=True)[0] == 1
    assert sample.text("notes/relay.md") == spoilt


def test_report_shows_what_is_covered(explained, sample):
    status, lines = check(sample, reports=True)
    assert status == 0
    assert '  Signals & "Noise"     1      1     0         11' in lines
    assert "  recall                1        2        2      2" in lines


def test_report_says_which_topics_are_explained_and_asked(sample):
    sample.change("notes/relay.md", "topics: chain-length", "topics: relays")
    lines = check(sample, reports=True)[1]
    head = lines.index("\nTopics by depth") + 1
    rows = [line.split() for line in lines[head:]]
    assert rows[0][3:] == ["defined", "explained", "used", "asked", "supplementary"]
    assert rows[2][3:] == ["2", "1", "1", "1", "0"]
    assert rows[5] == ["4", "1", "0", "1", "0", "0", "0", "0"]


def test_it_runs_without_a_site(explained, sample):
    command = [sys.executable, "-m", "papers.libraryfiles", str(sample.folder)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={"PATH": ""}
    )
    assert done.stderr == ""
    assert done.stdout == "no faults; 3 papers, 2 of them with a note\n"
    assert done.returncode == 0
