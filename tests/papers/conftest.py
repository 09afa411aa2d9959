"""A copy of the sample library, for tests that read or spoil its files."""

import shutil
from pathlib import Path

import pytest

from papers.libraryfiles import read_library

SAMPLE = Path(__file__).parent / "libraryfiles" / "sample"


class SampleFolder:
    """A copy of the sample library that a test may spoil."""

    def __init__(self, folder: Path):
        self.folder = folder

    def read(self):
        """The library and its faults."""
        return read_library(self.folder)

    def library(self):
        library, _ = self.read()
        return library

    def faults(self):
        _, faults = self.read()
        return faults

    def problems(self):
        return [fault.problem for fault in self.faults()]

    def text(self, path):
        return (self.folder / path).read_text(encoding="utf-8")

    def change(self, path, old, new):
        text = self.text(path)
        assert old in text, f"{old!r} is not in {path}"
        self.write(path, text.replace(old, new, 1))

    def remove_key(self, path, key):
        """The file without the line of this key in its front matter."""
        rows = self.text(path).split("\n")
        others = [row for row in rows if not row.startswith(f"{key}:")]
        assert len(others) == len(rows) - 1, f"{key} is not in {path}"
        self.write(path, "\n".join(others))

    def remove(self, path):
        (self.folder / path).unlink()

    def write(self, path, content):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = content.encode("utf-8")
        file.write_bytes(content)


@pytest.fixture
def explained(sample):
    """The sample, whose topics each name a section, as the linter asks."""
    rows = []
    for row in sample.text("topics.md").split("\n"):
        if not row.strip().startswith("explained in:"):
            rows.append(row)
        if row.strip().startswith("definition:"):
            indent = " " * (len(row) - len(row.lstrip()))
            rows.append(f"{indent}explained in: relay#practice")
    sample.write("topics.md", "\n".join(rows))
    return sample


@pytest.fixture
def sample(tmp_path):
    folder = tmp_path / "library"
    shutil.copytree(SAMPLE, folder)
    return SampleFolder(folder)
