"""What may be saved can be exported, loaded and started with.

The rules are those of the library's files (papers/libraryfiles). Before something is
changed by hand a watch is taken of what it belongs to; afterwards the same parts are
written and read back as files, and what was no fault before is one now.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from papers.libraryfiles import CannotBeKept, Fault, Library
from papers.libraryfiles.check.references import (
    KnownNames,
    check_names,
    missing_problem,
)
from papers.libraryfiles.file_names import ENDINGS, NOTES
from papers.libraryfiles.texts import texts_of_library
from papers.libraryfiles.write.files import files_of_library
from papers.libraryfiles.write.read_back import read_back_part, with_entries
from papers.models import (
    Category,
    Collection,
    Figure,
    Paper,
    ReadingPath,
    Topic,
    Trend,
)
from papers.services.library.collections import collection_entries
from papers.services.library.export import (
    category_entries,
    figure_entries,
    library_from_database,
    note_entries_of,
    path_entries,
    theme_entries_of,
    topic_entries,
)
from papers.services.library.frameworks import framework_entries
from papers.services.library.trends import outlet_entries, trend_entries

# A part of the library that has a file: its kind, and which one ("" of the tables).
Part = tuple[str, int | str]
CATEGORIES: Part = ("categories", "")
TOPICS: Part = ("topics", "")
FRAMEWORKS: Part = ("frameworks", "")
OUTLETS: Part = ("outlets", "")


def note_part(paper_id: int) -> Part:
    return "note", paper_id


def theme_part(theme: str) -> Part:
    return "theme", theme


def path_part(path_id: int) -> Part:
    return "path", path_id


def collection_part(collection_id: int) -> Part:
    return "collection", collection_id


def trend_part(trend_id: int) -> Part:
    return "trend", trend_id


def figure_part(figure_id: int) -> Part:
    return "figure", figure_id


@dataclass
class LibraryWatch:
    """What was wrong, and what could be referred to, before a change."""

    names_before: KnownNames
    parts: set[Part] = field(default_factory=set)
    faults_before: set[tuple[str, str]] = field(default_factory=set)
    paths_before: dict[Part, str] = field(default_factory=dict)

    def add(self, parts: Iterable[Part]) -> None:
        """To be called before anything of these parts changes."""
        new_parts = set(parts) - self.parts
        self.parts |= new_parts
        self.paths_before |= paths_of_notes(new_parts)
        for fault in stopping_faults(new_parts):
            self.faults_before.add(name_of_fault(fault))

    def add_new(self, parts: Iterable[Part]) -> None:
        """Parts that were not there before: every fault of theirs is new."""
        self.parts |= set(parts)

    def refuse_new_faults(self) -> None:
        """Raises CannotBeKept where the change would stop an export or a load."""
        faults = stopping_faults(self.parts)
        faults += self.faults_of_lost_names()
        former_paths = self.former_paths()
        new = set()
        for fault in faults:
            path, problem = name_of_fault(fault)
            name = former_paths.get(path, path), problem
            if name not in self.faults_before:
                new.add(fault)
        if new:
            raise CannotBeKept(sorted(new))

    def former_paths(self) -> dict[str, str]:
        """By the path of each note's file now: with another slug it has another."""
        former = {}
        for part, path in paths_of_notes(self.parts).items():
            if part in self.paths_before:
                former[path] = self.paths_before[part]
        return former

    def faults_of_lost_names(self) -> list[Fault]:
        """Where something is still referred to that is no longer there."""
        after = known_names()
        lost = problems_of_lost_names(self.names_before, after)
        problems = set(lost)
        if not problems:
            return []
        library = library_from_database()
        paths = set()
        for fault in check_names(library, texts_of_library(library), after):
            if fault.problem in problems:
                paths.add(fault.path)
        faults = read_back_part(files_at(library, paths), after)
        return [fault for fault in faults if fault.problem in problems]


def problems_of_lost_names(
    before: KnownNames,
    after: KnownNames,
) -> Iterator[str]:
    pairs = (
        ("category", before.categories, after.categories),
        ("topic", before.topics, after.topics),
        ("paper", before.papers, after.papers),
        ("figure", before.figures, after.figures),
    )
    for noun, names, names_after in pairs:
        known = names or frozenset()
        lost = known.difference(names_after or ())
        for name in lost:
            yield missing_problem(noun, name)


def paths_of_notes(parts: Iterable[Part]) -> dict[Part, str]:
    """Where the files of the notes among them lie."""
    papers = Paper.objects.filter(pk__in=numbers_of(set(parts), "note"))
    paths = {}
    for paper_id, slug in papers.values_list("pk", "slug"):
        paths[note_part(paper_id)] = f"{NOTES}/{slug}{ENDINGS[NOTES]}"
    return paths


def name_of_fault(fault: Fault) -> tuple[str, str]:
    """The same before and after, wherever its line has moved to."""
    return fault.path, fault.problem


def known_names() -> KnownNames:
    """What the files of the library may refer to, as the database is now."""
    papers = Paper.objects.library()
    kept = papers.exclude(status=Paper.Status.RETIRED)
    return KnownNames(
        categories=names_in(Category.objects.values_list("slug")),
        topics=names_in(Topic.objects.values_list("slug")),
        papers=names_in(kept.values_list("slug")),
        figures=names_in(Figure.objects.values_list("name")),
        is_all_read=False,
    )


def names_in(rows: Iterable[tuple[str]]) -> frozenset[str]:
    return frozenset(name for (name,) in rows)


def faults_of_parts(parts: Iterable[Part]) -> tuple[Fault, ...]:
    """All faults of the files that hold these parts, the warnings too."""
    part = library_of_parts(set(parts))
    if part == Library():
        return ()
    return read_back_part(part, known_names())


def stopping_faults(parts: Iterable[Part]) -> list[Fault]:
    faults = faults_of_parts(parts)
    return [fault for fault in faults if fault.stops_loading]


def library_of_parts(parts: set[Part]) -> Library:
    """The files of these parts alone."""
    library = Library(
        notes=note_entries_of(numbers_of(parts, "note")),
        themes=theme_entries_of(themes_of(parts)),
    )
    path_ids = numbers_of(parts, "path")
    if path_ids:
        paths = ReadingPath.objects.filter(pk__in=path_ids)
        library = replace(library, paths=path_entries(paths))
    collection_ids = numbers_of(parts, "collection")
    if collection_ids:
        rows = Collection.objects.filter(pk__in=collection_ids)
        library = replace(library, collections=collection_entries(rows))
    trend_ids = numbers_of(parts, "trend")
    if trend_ids:
        trends = Trend.objects.filter(pk__in=trend_ids)
        library = replace(library, trends=trend_entries(trends))
    figure_ids = numbers_of(parts, "figure")
    if figure_ids:
        figures = Figure.objects.filter(pk__in=figure_ids)
        library = replace(library, figures=figure_entries(figures))
    if CATEGORIES in parts:
        library = replace(library, categories=category_entries())
    if TOPICS in parts:
        library = replace(library, topics=topic_entries())
    if FRAMEWORKS in parts:
        library = replace(library, frameworks=framework_entries())
    if OUTLETS in parts:
        library = replace(library, outlets=outlet_entries())
    return library


def numbers_of(parts: set[Part], kind: str) -> list[int]:
    """The rows of that kind."""
    numbers = []
    for name, key in parts:
        if name == kind:
            numbers.append(int(key))
    return numbers


def themes_of(parts: set[Part]) -> list[str]:
    themes = []
    for name, key in parts:
        if name == "theme":
            themes.append(str(key))
    return themes


def files_at(library: Library, paths: set[str]) -> Library:
    """The files of the library that have these paths."""
    part = Library()
    for file in files_of_library(library):
        if file.path in paths:
            part = with_entries(part, file.path, file.entries)
    return part
