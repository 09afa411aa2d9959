"""Lists of hostile input that are kept beside the repository.

Not everybody has them, the build must.
"""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[4] / "shared" / "corpora"


def corpora_folder():
    folder = Path(os.environ.get("OCTAVO_CORPORA") or BESIDE)
    if not folder.is_dir():
        reason = f"the corpora are not at {folder}; set OCTAVO_CORPORA"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


def payloads(*patterns):
    """All different lines of all files that match."""
    folder = corpora_folder()
    files = []
    for pattern in patterns:
        files += folder.glob(pattern)
    assert files, patterns
    lines = {}
    for file in sorted(files):
        for line in file.read_text("utf-8", errors="replace").split("\n"):
            if line.strip():
                lines[line.rstrip("\r")] = True
    return list(lines)
