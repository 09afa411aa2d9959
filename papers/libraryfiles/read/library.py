"""Reading a whole folder: every file that can be read, and every fault."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from papers.libraryfiles.check.references import check_library
from papers.libraryfiles.entries import FigureFile, Library
from papers.libraryfiles.faults import Fault, Faults
from papers.libraryfiles.file_names import (
    CATEGORIES,
    ENDINGS,
    FIGURES,
    FRAMEWORKS,
    KNOWN,
    NOTES,
    PATHS,
    THEMES,
    TOPICS,
)
from papers.libraryfiles.read.notes import parse_note
from papers.libraryfiles.read.source import (
    FIGURE_LIMIT,
    NOTE_LIMIT,
    SLUG_REMEDY,
    TABLE_LIMIT,
    THEME_LIMIT,
    TOPICS_LIMIT,
    is_slug,
    read_text,
)
from papers.libraryfiles.read.tables import parse_categories, parse_frameworks
from papers.libraryfiles.read.themes import parse_path, parse_theme
from papers.libraryfiles.read.topics import parse_topics
from papers.markdown.figures import checked_figure

Entry = TypeVar("Entry")


def read_library(folder: Path | str) -> tuple[Library, tuple[Fault, ...]]:
    """All that stands in the folder, and all that is wrong with it, in the order of files and lines."""
    library, faults, unread = read_files(Path(folder))
    return library, tuple(sorted([*faults, *check_library(library, unread)]))


def read_files(folder: Path) -> tuple[Library, list[Fault], frozenset[str]]:
    """Each file read by itself: the library, its faults, and the files ("notes/gan") that can't be read."""
    if not folder.is_dir():
        return (
            Library(),
            [
                Fault(
                    str(folder),
                    1,
                    "This is not a folder",
                    "Name the folder of the library",
                )
            ],
            frozenset(),
        )
    reader = _Reader(folder)
    library = Library(
        categories=reader.table(CATEGORIES, TABLE_LIMIT, parse_categories),
        topics=reader.table(TOPICS, TOPICS_LIMIT, parse_topics),
        frameworks=reader.table(FRAMEWORKS, TABLE_LIMIT, parse_frameworks),
        notes=reader.files(NOTES, NOTE_LIMIT, parse_note),
        themes=reader.files(THEMES, THEME_LIMIT, parse_theme),
        paths=reader.files(PATHS, NOTE_LIMIT, parse_path),
        figures=reader.files(FIGURES, FIGURE_LIMIT, parse_figure),
    )
    reader.refuse_strangers()
    return library, reader.faults, frozenset(reader.unread)


def parse_figure(text: str, name: str, faults: Faults) -> FigureFile:
    for problem in checked_figure(text)[2]:
        faults.add(problem.line, problem.problem, problem.remedy)
    return FigureFile(name, text.strip() + "\n", line=1)


class _Reader:
    """Walks the folder; `unread` are the slugs of files that exist but could not be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.unread: set[str] = set()

    def table(
        self, name: str, limit: int, parse: Callable[[str, Faults], tuple[Entry, ...]]
    ) -> tuple[Entry, ...]:
        faults = Faults(name)
        file = self.folder / name
        text = (
            read_text(file, limit, faults)
            if file.exists() or file.is_symlink()
            else None
        )
        entries = () if text is None else parse(text, faults)
        self.faults.extend(faults.found)
        if faults.found and not entries:
            self.unread.add(name)
        return entries

    def files(
        self, name: str, limit: int, parse: Callable[[str, str, Faults], Entry]
    ) -> tuple[Entry, ...]:
        return tuple(self._entries(name, limit, parse))

    def _entries(
        self, name: str, limit: int, parse: Callable[[str, str, Faults], Entry]
    ) -> Iterator[Entry]:
        ending = ENDINGS[name]
        for file in _sorted_files(self.folder / name):
            faults = Faults(f"{name}/{file.name}")
            if file.suffix != ending or not is_slug(file.stem):
                faults.add(
                    1,
                    "The file's name does not belong here",
                    f"Name it <slug>{ending}. {SLUG_REMEDY}",
                )
            elif (text := read_text(file, limit, faults)) is not None:
                yield parse(text, file.stem, faults)
            else:
                self.unread.add(f"{name}/{file.stem}")
            self.faults.extend(faults.found)

    def refuse_strangers(self) -> None:
        for file in _sorted_files(self.folder):
            if file.name not in KNOWN:
                known = ", ".join(sorted(KNOWN))
                self.faults.append(
                    Fault(
                        file.name,
                        1,
                        "The library knows no such file",
                        f"A library holds {known}",
                    )
                )


def _sorted_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if not file.name.startswith("."))
