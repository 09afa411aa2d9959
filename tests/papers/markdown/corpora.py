"""Lists of hostile input that are kept beside the repository; not everybody has them, the build must."""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[4] / "shared" / "corpora"


def corpora_folder():
    folder = Path(os.environ.get("OCTAVO_CORPORA") or BESIDE)
    if not folder.is_dir():
        reason = f"the corpora are not at {folder}; set OCTAVO_CORPORA"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return folder


def payloads(*patterns):
    """All different lines of all files that match."""
    folder = corpora_folder()
    files = sorted(file for pattern in patterns for file in folder.glob(pattern))
    assert files, patterns
    lines = (
        line
        for file in files
        for line in file.read_text("utf-8", errors="replace").split("\n")
    )
    return list(dict.fromkeys(line.rstrip("\r") for line in lines if line.strip()))
