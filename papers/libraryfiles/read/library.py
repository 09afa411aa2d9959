"""Reading a whole folder: every file that can be read, and every fault."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from papers.libraryfiles.check.references import check_references
from papers.libraryfiles.entries import Library
from papers.libraryfiles.faults import Fault, Faults
from papers.libraryfiles.file_names import (
    CATEGORIES,
    COLLECTIONS,
    FIGURES,
    FRAMEWORKS,
    KNOWN_NAMES,
    NOTES,
    OUTLETS,
    PATHS,
    THEMES,
    TOPICS,
    TRENDS,
)
from papers.libraryfiles.read.collections import parse_collection
from papers.libraryfiles.read.figures import parse_figure
from papers.libraryfiles.read.notes import parse_note
from papers.libraryfiles.read.paths import parse_path
from papers.libraryfiles.read.source import (
    COLLECTION_LIMIT,
    FIGURE_LIMIT,
    NOTE_LIMIT,
    TABLE_LIMIT,
    THEME_LIMIT,
    TOPICS_LIMIT,
    check_file_name,
    read_text,
)
from papers.libraryfiles.read.tables import (
    parse_categories,
    parse_frameworks,
    parse_outlets,
)
from papers.libraryfiles.read.themes import parse_theme
from papers.libraryfiles.read.topics import parse_topics
from papers.libraryfiles.read.trends import parse_trend

Entry = TypeVar("Entry")


def read_library(folder: Path | str) -> tuple[Library, tuple[Fault, ...]]:
    """All that stands in the folder, and all that is wrong with it.

    The faults are in the order of files and lines.
    """
    library, faults, unread = read_files(Path(folder))
    faults += check_references(library, unread)
    return library, tuple(sorted(faults))


def read_files(folder: Path) -> tuple[Library, list[Fault], frozenset[str]]:
    """Each file read by itself: the library, and its faults.

    With them the files that can't be read ("notes/gan").
    """
    if not folder.is_dir():
        fault = Fault(
            str(folder),
            1,
            "This is not a folder",
            "Name the folder of the library",
        )
        return Library(), [fault], frozenset()
    reader = FolderReader(folder)
    library = Library(
        categories=reader.table(CATEGORIES, TABLE_LIMIT, parse_categories),
        topics=reader.table(TOPICS, TOPICS_LIMIT, parse_topics),
        frameworks=reader.table(FRAMEWORKS, TABLE_LIMIT, parse_frameworks),
        notes=reader.files(NOTES, NOTE_LIMIT, parse_note),
        themes=reader.files(THEMES, THEME_LIMIT, parse_theme),
        paths=reader.files(PATHS, NOTE_LIMIT, parse_path),
        figures=reader.files(FIGURES, FIGURE_LIMIT, parse_figure),
        collections=reader.files(
            COLLECTIONS, COLLECTION_LIMIT, parse_collection
        ),
        trends=reader.files(TRENDS, NOTE_LIMIT, parse_trend),
        outlets=reader.table(OUTLETS, TABLE_LIMIT, parse_outlets),
    )
    reader.check_names()
    return library, reader.faults, frozenset(reader.unread)


class FolderReader:
    """Walks the folder; `unread` are the files that exist but could not be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.unread: set[str] = set()

    def table(
        self,
        name: str,
        limit: int,
        parse: Callable[[str, Faults], tuple[Entry, ...]],
    ) -> tuple[Entry, ...]:
        faults = Faults(name)
        file = self.folder / name
        entries: tuple[Entry, ...] = ()
        if file.exists() or file.is_symlink():
            text = read_text(file, limit, faults)
            if text is not None:
                entries = parse(text, faults)
        self.faults.extend(faults.items)
        if faults.items and not entries:
            self.unread.add(name)
        return entries

    def files(
        self,
        name: str,
        limit: int,
        parse: Callable[[str, str, Faults], Entry],
    ) -> tuple[Entry, ...]:
        entries = []
        for file in visible_files(self.folder / name):
            faults = Faults(f"{name}/{file.name}")
            if not check_file_name(faults.path, faults):
                self.faults.extend(faults.items)
                continue
            text = read_text(file, limit, faults)
            if text is None:
                self.unread.add(f"{name}/{file.stem}")
            else:
                entry = parse(text, file.stem, faults)
                entries.append(entry)
            self.faults.extend(faults.items)
        return tuple(entries)

    def check_names(self) -> None:
        known = ", ".join(sorted(KNOWN_NAMES))
        for file in visible_files(self.folder):
            if file.name in KNOWN_NAMES:
                continue
            fault = Fault(
                file.name,
                1,
                "The library knows no such file",
                f"A library holds {known}",
            )
            self.faults.append(fault)


def visible_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    files = []
    for file in folder.iterdir():
        if not file.name.startswith("."):
            files.append(file)
    return sorted(files)
