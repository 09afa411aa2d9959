"""The library that comes with Octavo is right, in form and as reading matter."""

from papers.libraryfiles.command import DEFAULT_FOLDER, CheckOptions, run_check


def test_starter_library_has_no_faults():
    lines = []
    status = run_check(CheckOptions(DEFAULT_FOLDER), lines.append)
    assert status == 0, "\n".join(lines[:50])
