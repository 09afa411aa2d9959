"""Writing a library into a folder, and no file that would not read back the same."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar

from papers.libraryfiles.entries import (
    Library,
    NoteFile,
    PathFile,
    ThemeFile,
    TopicEntry,
)
from papers.libraryfiles.faults import Fault, Faults
from papers.libraryfiles.file_names import CATEGORIES, ENDINGS, FRAMEWORKS, TOPICS
from papers.libraryfiles.read.notes import parse_note
from papers.libraryfiles.read.paths import parse_path
from papers.libraryfiles.read.tables import parse_categories, parse_frameworks
from papers.libraryfiles.read.themes import parse_theme
from papers.libraryfiles.read.topics import parse_topics
from papers.libraryfiles.write.entries import (
    write_categories,
    write_frameworks,
    write_note,
    write_path,
    write_theme,
    write_topics,
)

Entries = TypeVar("Entries")


class CannotBeKept(ValueError):
    """A text would read back as something else: a heading inside of a section, say. The message names it."""


def write_library(library: Library, folder: Path | str) -> tuple[str, ...]:
    """Write all files and remove library files that are no longer named; returns the paths that changed."""
    folder = Path(folder)
    texts = dict(canonical_texts(library))
    changed = [path for path, text in texts.items() if _write(folder / path, text)]
    for file in _library_files(folder):
        path = file.relative_to(folder).as_posix()
        if path not in texts:
            file.unlink()
            changed.append(path)
    return tuple(changed)


def canonical_texts(library: Library) -> Iterator[tuple[str, str]]:
    """Each file's path and its canonical text. Raises CannotBeKept."""
    return ((path, make()) for path, make in _makers(library))


def form_changes(library: Library, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Files that are not in canonical form: path, text found, canonical text."""
    for path, make in _makers(library):
        file = folder / path
        found = file.read_text(encoding="utf-8") if file.is_file() else ""
        if found and found != (text := make()):
            yield path, found, text


def form_faults(library: Library, folder: Path) -> Iterator[Fault]:
    for path, found, text in form_changes(library, folder):
        pairs = zip_longest(found.split("\n"), text.split("\n"))
        line = next(number for number, (old, new) in enumerate(pairs, 1) if old != new)
        yield Fault(
            path,
            line,
            "The file is not in canonical form",
            "Run `check_library --format`",
        )


def _makers(library: Library) -> Iterator[tuple[str, Callable[[], str]]]:
    if library.categories:
        yield (
            CATEGORIES,
            lambda: checked_text(
                CATEGORIES,
                write_categories(library.categories),
                parse_categories,
                library.categories,
            ),
        )
    if library.topics:
        yield (
            TOPICS,
            lambda: checked_text(
                TOPICS,
                write_topics(library.topics),
                _parse_topics,
                _by_slug(library.topics),
            ),
        )
    if library.frameworks:
        yield (
            FRAMEWORKS,
            lambda: checked_text(
                FRAMEWORKS,
                write_frameworks(library.frameworks),
                parse_frameworks,
                library.frameworks,
            ),
        )
    files: list[NoteFile | ThemeFile | PathFile] = [
        *library.files_with_questions(),
        *library.paths,
    ]
    for file in files:
        yield file.path, partial(canonical_text, file)
    for figure in library.figures:
        yield figure.path, partial(str, figure.svg)


def _library_files(folder: Path) -> list[Path]:
    named = [folder / name for name in (CATEGORIES, TOPICS, FRAMEWORKS)]
    for name, ending in ENDINGS.items():
        named += sorted((folder / name).glob(f"*{ending}"))
    return [file for file in named if file.is_file()]


def canonical_text(file: NoteFile | ThemeFile | PathFile) -> str:
    """The file's canonical text. Raises CannotBeKept."""
    if isinstance(file, NoteFile):
        return checked_text(
            file.path,
            write_note(file),
            lambda text, faults: parse_note(text, file.slug, faults),
            file,
        )
    if isinstance(file, ThemeFile):
        return checked_text(
            file.path,
            write_theme(file),
            lambda text, faults: parse_theme(text, file.slug, faults),
            file,
        )
    return checked_text(
        file.path,
        write_path(file),
        lambda text, faults: parse_path(text, file.slug, faults),
        file,
    )


def _parse_topics(text: str, faults: Faults) -> dict[str, TopicEntry]:
    return _by_slug(parse_topics(text, faults))


def _by_slug(topics: Iterable[TopicEntry]) -> dict[str, TopicEntry]:
    return {topic.slug: topic for topic in topics}


def checked_text(
    path: str, text: str, parse: Callable[[str, Faults], Entries], entries: Entries
) -> str:
    faults = Faults(path)
    if parse(text, faults) != entries:
        reason = f": {faults.items[0]}" if faults.items else ""
        raise CannotBeKept(f"{path} would not read back as it is written{reason}")
    return text


def _write(file: Path, text: str) -> bool:
    content = text.encode("utf-8")
    if file.is_file() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return True
