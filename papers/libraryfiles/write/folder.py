"""Writing a library into a folder, and no file that would not read back the same."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

from papers.libraryfiles.entries import Library
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.file_names import (
    CATEGORIES,
    ENDINGS,
    FRAMEWORKS,
    OUTLETS,
    TOPICS,
)
from papers.libraryfiles.write.files import (
    LibraryFile,
    NamedFile,
    files_of_library,
    named_file,
)
from papers.libraryfiles.write.read_back import read_back, read_back_library


class CannotBeKept(ValueError):
    """Files would not load, or would read back as something else.

    The message names every fault, one a line.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def write_library(library: Library, folder: Path | str) -> tuple[str, ...]:
    """Writes all files, and removes library files that are no longer named.

    Returns the paths that changed. Raises CannotBeKept, with nothing written.
    """
    folder = Path(folder)
    texts = loadable_texts(library)
    changed = []
    for path, text in texts.items():
        if write_changed_text(folder / path, text):
            changed.append(path)
    for file in library_files(folder):
        path = file.relative_to(folder).as_posix()
        if path not in texts:
            file.unlink()
            changed.append(path)
    return tuple(changed)


def loadable_texts(library: Library) -> dict[str, str]:
    """The text of each file by its path. Raises CannotBeKept with all faults."""
    files, faults = read_back_library(library)
    stopping = [fault for fault in faults if fault.stops_loading]
    if stopping:
        raise CannotBeKept(stopping)
    return {file.file.path: file.text for file in files}


def canonical_texts(library: Library) -> Iterator[tuple[str, str]]:
    """Each file's path and its canonical text. Raises CannotBeKept."""
    for file in files_of_library(library):
        yield file.path, kept_text(file)


def form_changes(
    library: Library, folder: Path
) -> Iterator[tuple[str, str, str]]:
    """Files that are not in canonical form: path, text found, canonical text."""
    for file in files_of_library(library):
        on_disk = folder / file.path
        if not on_disk.is_file():
            continue
        current = on_disk.read_text(encoding="utf-8")
        if not current:
            continue
        text = kept_text(file)
        if current != text:
            yield file.path, current, text


def form_faults(library: Library, folder: Path) -> Iterator[Fault]:
    for path, current, text in form_changes(library, folder):
        yield Fault(
            path,
            first_difference(current, text),
            "The file is not in canonical form",
            "Run `check_library --format`",
        )


def first_difference(old: str, new: str) -> int:
    """The number of the first line in which two different texts differ."""
    old_lines = old.split("\n")
    new_lines = new.split("\n")
    pairs = zip_longest(old_lines, new_lines)
    return next(
        number
        for number, (old_line, new_line) in enumerate(pairs, start=1)
        if old_line != new_line
    )


def library_files(folder: Path) -> list[Path]:
    """The files of a library that are in the folder."""
    names = (CATEGORIES, TOPICS, FRAMEWORKS, OUTLETS)
    files = [folder / name for name in names]
    for name, ending in ENDINGS.items():
        subfolder = folder / name
        files += sorted(subfolder.glob(f"*{ending}"))
    return [file for file in files if file.is_file()]


def canonical_text(entries: NamedFile) -> str:
    """The file's canonical text. Raises CannotBeKept."""
    return kept_text(named_file(entries))


def kept_text(file: LibraryFile) -> str:
    """The file's text, when it reads back as its entries. Raises CannotBeKept."""
    result = read_back(file)
    if result.entries != file.entries or not result.is_kept:
        raise CannotBeKept(result.faults)
    return result.text


def write_changed_text(file: Path, text: str) -> bool:
    """Whether the file had to be written."""
    content = text.encode("utf-8")
    current = file.read_bytes() if file.is_file() else None
    if current == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return True
