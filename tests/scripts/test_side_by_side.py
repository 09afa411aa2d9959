"""All tests run, in whichever parts, and no part that fails goes unseen."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import files_of_part
from tests.source_files import ROOT

MAKEFILE = """
right:
\t@echo did right $(PART)
wrong:
\t@echo did wrong; exit 3
"""


@pytest.mark.parametrize("count", [1, 2, 4, 7])
def test_parts_together_are_all_files_once(count):
    files = {Path(f"tests/test_{number}.py"): number for number in range(10)}
    parts = []
    for number in range(1, count + 1):
        parts += files_of_part(files, f"{number}/{count}")
    assert sorted(parts) == sorted(files)


def test_parts_have_about_as_many_tests_each():
    counts = [58, 19, 14, 12, 11, 9, 9, 8, 7, 3, 1, 1]
    files = {Path(f"tests/test_{place}.py"): n for place, n in enumerate(counts)}
    sizes = []
    for number in range(1, 4):
        sizes.append(sum(files[file] for file in files_of_part(files, f"{number}/3")))
    assert sizes == [58, 47, 47]


@pytest.mark.parametrize("part", ["0/4", "5/4"])
def test_there_is_no_part_outside(part):
    with pytest.raises(pytest.UsageError):
        files_of_part({Path("tests/test_a.py"): 1}, part)


def test_makefile_names_each_part_of_the_browsers_tests():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    for number in range(1, 7):
        assert text.count(f'"test-browser PART={number}/6"') == 1
    assert text.count('"test-browser PART=') == 6


@pytest.fixture
def make(tmp_path):
    """Makes goals of the Makefile above, side by side."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "side_by_side.sh", tmp_path / "scripts")
    (tmp_path / "Makefile").write_text(MAKEFILE)

    def run(*goals):
        script = tmp_path / "scripts" / "side_by_side.sh"
        return subprocess.run(
            ["bash", script, *goals], capture_output=True, text=True, check=False
        )

    return run


def test_every_goal_is_made_once(make):
    goals = [f"right PART={number}" for number in range(5)]
    lines = make(*goals).stdout.splitlines()
    assert sorted(lines) == [f"did right {number}" for number in range(5)]


def test_all_went_well(make):
    assert make("right", "right PART=2").returncode == 0


@pytest.mark.parametrize(
    "goals", [("wrong", "right"), ("right", "wrong"), ("right", "right", "wrong")]
)
def test_goal_that_fails_makes_all_fail(make, goals):
    done = make(*goals)
    assert done.returncode != 0
    assert "did wrong" in done.stdout
    assert "did right" in done.stdout
