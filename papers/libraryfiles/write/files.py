"""Each file of a library: what makes its text, and how that text is read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath
from typing import Any

from papers.libraryfiles.entries import (
    FigureFile,
    Library,
    NoteFile,
    ThemeFile,
    TopicEntry,
)
from papers.libraryfiles.faults import Faults
from papers.libraryfiles.file_names import (
    CATEGORIES,
    FRAMEWORKS,
    OUTLETS,
    TOPICS,
)
from papers.libraryfiles.guide_entries import (
    CollectionFile,
    PathFile,
    TrendFile,
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
)
from papers.libraryfiles.read.tables import (
    parse_categories,
    parse_frameworks,
    parse_outlets,
)
from papers.libraryfiles.read.themes import parse_theme
from papers.libraryfiles.read.topics import parse_topics
from papers.libraryfiles.read.trends import parse_trend
from papers.libraryfiles.write.entries import (
    write_categories,
    write_collection,
    write_frameworks,
    write_note,
    write_outlets,
    write_path,
    write_theme,
    write_trend,
)
from papers.libraryfiles.write.topics import write_topics

NamedFile = (
    NoteFile | ThemeFile | PathFile | FigureFile | CollectionFile | TrendFile
)


@dataclass(frozen=True)
class LibraryFile:
    """A file as it would be written. `most_bytes` may stand in it."""

    path: str
    entries: Any
    most_bytes: int
    write: Callable[[], str]
    parse: Callable[[str, Faults], Any]

    @property
    def stem(self) -> str:
        """The slug of what has a file of its own; empty for tables and topics."""
        path = PurePath(self.path)
        return path.stem if len(path.parts) > 1 else ""


def files_of_library(library: Library) -> Iterator[LibraryFile]:
    yield from table_files(library)
    named: list[NamedFile] = [
        *library.notes,
        *library.themes,
        *library.paths,
        *library.figures,
        *library.collections,
        *library.trends,
    ]
    for entries in named:
        yield named_file(entries)


def table_files(library: Library) -> Iterator[LibraryFile]:
    """Those of them that have something to say."""
    if library.categories:
        yield LibraryFile(
            path=CATEGORIES,
            entries=library.categories,
            most_bytes=TABLE_LIMIT,
            write=partial(write_categories, library.categories),
            parse=parse_categories,
        )
    if library.topics:
        yield LibraryFile(
            path=TOPICS,
            entries=in_order_of_slugs(library.topics),
            most_bytes=TOPICS_LIMIT,
            write=partial(write_topics, library.topics),
            parse=parse_topics_in_order_of_slugs,
        )
    if library.frameworks:
        yield LibraryFile(
            path=FRAMEWORKS,
            entries=library.frameworks,
            most_bytes=TABLE_LIMIT,
            write=partial(write_frameworks, library.frameworks),
            parse=parse_frameworks,
        )
    if library.outlets:
        yield LibraryFile(
            path=OUTLETS,
            entries=library.outlets,
            most_bytes=TABLE_LIMIT,
            write=partial(write_outlets, library.outlets),
            parse=parse_outlets,
        )


def named_file(entries: NamedFile) -> LibraryFile:
    """That of what has a file of its own."""
    if isinstance(entries, NoteFile):
        return LibraryFile(
            path=entries.path,
            entries=entries,
            most_bytes=NOTE_LIMIT,
            write=partial(write_note, entries),
            parse=lambda text, faults: parse_note(text, entries.slug, faults),
        )
    if isinstance(entries, ThemeFile):
        return LibraryFile(
            path=entries.path,
            entries=entries,
            most_bytes=THEME_LIMIT,
            write=partial(write_theme, entries),
            parse=lambda text, faults: parse_theme(text, entries.slug, faults),
        )
    if isinstance(entries, PathFile | TrendFile | CollectionFile):
        return guide_file(entries)
    return LibraryFile(
        path=entries.path,
        entries=entries,
        most_bytes=FIGURE_LIMIT,
        write=partial(str, entries.svg),
        parse=lambda text, faults: parse_figure(text, entries.name, faults),
    )


def guide_file(entries: PathFile | TrendFile | CollectionFile) -> LibraryFile:
    """Of what leads through the library."""
    if isinstance(entries, PathFile):
        return LibraryFile(
            path=entries.path,
            entries=entries,
            most_bytes=NOTE_LIMIT,
            write=partial(write_path, entries),
            parse=lambda text, faults: parse_path(text, entries.slug, faults),
        )
    if isinstance(entries, TrendFile):
        return LibraryFile(
            path=entries.path,
            entries=entries,
            most_bytes=NOTE_LIMIT,
            write=partial(write_trend, entries),
            parse=lambda text, faults: parse_trend(text, entries.slug, faults),
        )
    return LibraryFile(
        path=entries.path,
        entries=entries,
        most_bytes=COLLECTION_LIMIT,
        write=partial(write_collection, entries),
        parse=lambda text, faults: parse_collection(text, entries.slug, faults),
    )


def in_order_of_slugs(topics: Iterable[TopicEntry]) -> tuple[TopicEntry, ...]:
    """The file has another order than the library may have."""
    return tuple(sorted(topics, key=lambda topic: topic.slug))


def parse_topics_in_order_of_slugs(
    text: str,
    faults: Faults,
) -> tuple[TopicEntry, ...]:
    return in_order_of_slugs(parse_topics(text, faults))


def with_file(library: Library, entries: Any) -> Library:
    """The library with one more of what has a file of its own."""
    if isinstance(entries, NoteFile):
        return replace(library, notes=(*library.notes, entries))
    if isinstance(entries, ThemeFile):
        return replace(library, themes=(*library.themes, entries))
    if isinstance(entries, PathFile):
        return replace(library, paths=(*library.paths, entries))
    if isinstance(entries, CollectionFile):
        collections = (*library.collections, entries)
        return replace(library, collections=collections)
    if isinstance(entries, TrendFile):
        return replace(library, trends=(*library.trends, entries))
    return replace(library, figures=(*library.figures, entries))
