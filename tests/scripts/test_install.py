"""Which Python a fresh copy is installed with."""

import shutil
import subprocess

import pytest

from tests.source_files import ROOT

OLDER = """#!/bin/sh
exit 1
"""


@pytest.fixture
def copy(tmp_path):
    """A folder in which nothing is installed, and nothing needs to be."""
    folder = tmp_path / "copy"
    (folder / "scripts").mkdir(parents=True)
    (folder / "requirements").mkdir()
    (folder / "requirements" / "run.txt").touch()
    shutil.copy(ROOT / "scripts" / "install.sh", folder / "scripts")
    return folder


def install(folder, **variables):
    return subprocess.run(
        ["scripts/install.sh", "run"],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin"} | variables,
        capture_output=True,
        text=True,
    )


def program(folder, name, script):
    file = folder / name
    file.write_text(script)
    file.chmod(0o755)
    return file


# Makes what the script looks for, and nothing else.
RECORDER = """#!/bin/sh
[ "$1" = -m ] || exit 0
mkdir -p .venv/bin && printf '#!/bin/sh\\n' > .venv/bin/python
chmod +x .venv/bin/python && touch made-by-me
"""


def test_named_python_is_taken(copy, tmp_path):
    python = program(tmp_path, "mine", RECORDER)
    finished = install(copy, PYTHON=str(python))
    assert finished.returncode == 0, finished.stderr
    assert (copy / "made-by-me").exists()
    assert (copy / ".venv" / "run.installed").exists()


def test_older_python_is_refused_with_a_sentence(copy, tmp_path):
    python = program(tmp_path, "older", OLDER)
    finished = install(copy, PYTHON=str(python))
    assert finished.returncode == 1
    assert f"found none in {python}" in finished.stderr
    assert not (copy / ".venv").exists()
