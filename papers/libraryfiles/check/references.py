"""Checks across files.

Every reference has its answer, every name is unique, nothing goes in circles.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from rapidfuzz import fuzz, process

from papers.libraryfiles.check.circles import find_circles
from papers.libraryfiles.entries import (
    LINK_KINDS,
    FigureFile,
    Library,
    NoteFile,
    QuestionEntry,
)
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.file_names import (
    CATEGORIES,
    FIGURES,
    FRAMEWORKS,
    NOTES,
    TOPICS,
)
from papers.libraryfiles.texts import LocatedText, texts_of_library

ACYCLIC_KINDS = LINK_KINDS[:2]
SHOWN_FIGURE = re.compile(r"!\[[^\]\n]*\]\(figure:([^\s)\"]*)")
INNER_LINK = re.compile(r"\]\((paper|topic):([^\s)\"]*)")
SIMILAR = 70

# The path, the name and the line of something.
Place = tuple[str, str, int]


class SlugEntry(Protocol):
    @property
    def slug(self) -> str: ...

    @property
    def line(self) -> int: ...


@dataclass(frozen=True)
class KnownNames:
    """The slugs that may be referred to; None when their file can't be read."""

    categories: frozenset[str] | None
    topics: frozenset[str] | None
    papers: frozenset[str]
    figures: frozenset[str]
    is_all_read: bool


def check_references(
    library: Library, unread: frozenset[str] = frozenset()
) -> Iterator[Fault]:
    """Faults between the files.

    `unread` names files that exist but could not be read ("notes/gan").
    """
    known = names_of(library, unread)
    yield from check_unique_names(library)
    yield from check_identifiers(library)
    for note in library.notes:
        yield from check_note_references(note, known)
    for theme in library.themes:
        yield from check_question_references(theme.path, theme.questions, known)
    for path in library.paths:
        for step in path.steps:
            place = (path.path, step.paper, step.line)
            yield from check_known(place, known.papers, "paper")
    texts = list(texts_of_library(library))
    for text in texts:
        yield from check_inner_links(text, known)
        yield from check_shown_figures(text, known)
    if known.is_all_read:
        yield from check_unused_figures(library.figures, texts)
    for kind in ACYCLIC_KINDS:
        yield from check_circles(library, kind)


def names_of(library: Library, unread: frozenset[str]) -> KnownNames:
    papers = frozenset(note.slug for note in library.notes)
    figures = frozenset(figure.name for figure in library.figures)
    return KnownNames(
        categories=slugs_of(library.categories, CATEGORIES, unread),
        topics=slugs_of(library.topics, TOPICS, unread),
        papers=papers | unread_stems(unread, NOTES),
        figures=figures | unread_stems(unread, FIGURES),
        is_all_read=not unread and all(note.title for note in library.notes),
    )


def slugs_of(
    entries: Iterable[SlugEntry], path: str, unread: frozenset[str]
) -> frozenset[str] | None:
    if path in unread:
        return None
    return frozenset(entry.slug for entry in entries)


def unread_stems(unread: Iterable[str], folder: str) -> frozenset[str]:
    """The slugs of the files in this folder that could not be read."""
    start = f"{folder}/"
    return frozenset(
        path.removeprefix(start) for path in unread if path.startswith(start)
    )


def check_unique_names(library: Library) -> Iterator[Fault]:
    category_names: list[Place] = []
    for category in library.categories:
        category_names.append((CATEGORIES, category.name, category.line))
    prompts: list[SlugEntry] = []
    for framework in library.frameworks:
        prompts.extend(framework.prompts)
    questions: list[Place] = []
    for file in library.files_with_questions():
        for question in file.questions:
            questions.append((file.path, question.id, question.line))
    yield from check_repeated(places(CATEGORIES, library.categories), "category")
    yield from check_repeated(category_names, "category name")
    yield from check_repeated(places(TOPICS, library.topics), "topic")
    yield from check_repeated(places(FRAMEWORKS, library.frameworks), "framework")
    yield from check_repeated(places(FRAMEWORKS, prompts), "prompt")
    yield from check_repeated(questions, "question")


def check_identifiers(library: Library) -> Iterator[Fault]:
    """Two notes on one paper; the database allows no second arXiv number."""
    arxiv: list[Place] = []
    doi: list[Place] = []
    for note in library.notes:
        arxiv.append((note.path, note.arxiv, note.line_of("arxiv")))
        doi.append((note.path, note.doi.casefold(), note.line_of("doi")))
    remedy = "Correct one of them, or keep one of the two notes"
    yield from check_repeated(arxiv, "arXiv number", remedy)
    for fault in check_repeated(doi, "DOI", remedy):
        yield replace(fault, stops_loading=False)


def places(path: str, entries: Sequence[SlugEntry]) -> list[Place]:
    return [(path, entry.slug, entry.line) for entry in entries]


def check_repeated(
    named: Iterable[Place], noun: str, remedy: str = "Give one of them another name"
) -> Iterator[Fault]:
    first_places: dict[str, str] = {}
    for path, name, line in named:
        if name and name in first_places:
            yield Fault(
                path,
                line,
                f"The {noun} {name} already stands in {first_places[name]}",
                remedy,
            )
        first_places.setdefault(name, f"{path}:{line}")


def check_note_references(note: NoteFile, known: KnownNames) -> Iterator[Fault]:
    if note.category:
        place = (note.path, note.category, note.line_of("category"))
        yield from check_known(place, known.categories, "category")
    for topic in note.topics:
        place = (note.path, topic, note.line_of("topics"))
        yield from check_known(place, known.topics, "topic")
    for link in note.links:
        place = (note.path, link.paper, link.line)
        yield from check_known(place, known.papers, "paper")
    yield from check_question_references(note.path, note.questions, known)


def check_question_references(
    path: str, questions: Iterable[QuestionEntry], known: KnownNames
) -> Iterator[Fault]:
    for question in questions:
        for topic in question.topics:
            place = (path, topic, question.line)
            yield from check_known(place, known.topics, "topic")
        for paper in question.papers:
            place = (path, paper, question.line)
            yield from check_known(place, known.papers, "paper")


def check_known(
    place: Place, known: frozenset[str] | None, noun: str
) -> Iterator[Fault]:
    path, name, line = place
    if known is None or name in known:
        return
    remedy = f"Add the {noun} or remove the reference"
    guess = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=SIMILAR)
    if guess:
        remedy = f"Write {guess[0]} if that is meant"
    yield Fault(path, line, f"There is no {noun} {name!r}", remedy)


def check_inner_links(text: LocatedText, known: KnownNames) -> Iterator[Fault]:
    slugs = {"paper": known.papers, "topic": known.topics}
    for link in INNER_LINK.finditer(text.masked):
        noun, name = link.groups()
        place = (text.path, name, text.line_at(link.start()))
        yield from check_known(place, slugs[noun], noun)


def check_shown_figures(text: LocatedText, known: KnownNames) -> Iterator[Fault]:
    for figure in SHOWN_FIGURE.finditer(text.masked):
        name = figure.group(1)
        line = text.line_at(figure.start())
        yield from check_known((text.path, name, line), known.figures, "figure")
        is_own = name == text.note or name.startswith(f"{text.note}-")
        if text.note and not is_own:
            yield Fault(
                text.path,
                line,
                f"The figure {name} belongs to another note",
                f"Begin its name with {text.note}-",
            )


def check_unused_figures(
    figures: Iterable[FigureFile], texts: Iterable[LocatedText]
) -> Iterator[Fault]:
    used: set[str] = set()
    for text in texts:
        used.update(SHOWN_FIGURE.findall(text.masked))
    for figure in figures:
        if figure.name not in used:
            yield Fault(
                figure.path,
                1,
                "No note shows this figure",
                "Show it or remove it",
                stops_loading=False,
            )


def check_circles(library: Library, kind: str) -> Iterator[Fault]:
    """Circles of links of one kind among the papers that are there."""
    notes = {note.slug: note for note in library.notes}
    targets: dict[str, list[str]] = {}
    lines: dict[tuple[str, str], int] = {}
    for note in library.notes:
        targets[note.slug] = []
        for link in note.links:
            is_to_another = link.paper in notes and link.paper != note.slug
            if link.kind == kind and is_to_another:
                targets[note.slug].append(link.paper)
                lines.setdefault((note.slug, link.paper), link.line)
    for circle in find_circles(targets):
        first, second = circle[:2]
        yield Fault(
            notes[first].path,
            lines[first, second],
            f'"{kind}" goes in a circle: {" -> ".join(circle)}',
            "Remove one of these links",
        )
