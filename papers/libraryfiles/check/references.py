"""Checks across files: every reference has its answer, nothing goes in circles."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz, process

from papers.libraryfiles.check.circles import find_circles
from papers.libraryfiles.check.lengths import check_lengths
from papers.libraryfiles.check.topic_places import check_topic_places
from papers.libraryfiles.check.unique_names import (
    check_former_slugs,
    check_identifiers,
    check_unique_names,
)
from papers.libraryfiles.entries import (
    LINK_KINDS,
    FigureFile,
    Library,
    NoteFile,
    QuestionEntry,
    TopicEntry,
)
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.file_names import CATEGORIES, FIGURES, NOTES, TOPICS
from papers.libraryfiles.guide_entries import (
    CollectionFile,
    PathStep,
)
from papers.libraryfiles.texts import LocatedText, texts_of_library

# "builds_on" and "read_next".
ACYCLIC_KINDS = LINK_KINDS[:2]
SHOWN_FIGURE = re.compile(r"!\[[^\]\n]*\]\(figure:([^\s)\"]*)")
INNER_LINK = re.compile(r"\]\((paper|topic):([^\s)\"]*)")
SIMILAR = 70


class SlugEntry(Protocol):
    @property
    def slug(self) -> str: ...


@dataclass(frozen=True)
class KnownNames:
    """The slugs that may be referred to; None when their file can't be read."""

    categories: frozenset[str] | None
    topics: frozenset[str] | None
    papers: frozenset[str]
    figures: frozenset[str]
    is_all_read: bool


@dataclass(frozen=True)
class Reference:
    """The name of something else, and where it stands."""

    noun: str
    name: str
    path: str
    line: int


def check_references(
    library: Library,
    unread: frozenset[str] = frozenset(),
) -> Iterator[Fault]:
    """Faults between the files.

    `unread` names files that exist but could not be read ("notes/gan").
    """
    known = names_of(library, unread)
    yield from check_lengths(library)
    yield from check_unique_names(library)
    yield from check_former_slugs(library)
    yield from check_identifiers(library)
    texts = list(texts_of_library(library))
    yield from check_names(library, texts, known)
    yield from check_topic_places(library)
    if known.is_all_read:
        yield from check_unused_figures(library.figures, texts)
    for kind in ACYCLIC_KINDS:
        yield from check_circles(library, kind)


def check_names(
    library: Library, texts: Iterable[LocatedText], known: KnownNames
) -> Iterator[Fault]:
    """What these files refer to, and what is not known."""
    for topic in library.topics:
        if topic.explained_in:
            yield from check_topic_reference(topic, known)
    for note in library.notes:
        yield from check_note_references(note, known)
    for theme in library.themes:
        yield from check_question_references(theme.path, theme.questions, known)
    for path in library.paths:
        yield from check_step_references(path.path, path.steps, known)
    for trend in library.trends:
        yield from check_step_references(trend.path, trend.examples, known)
    for collection in library.collections:
        yield from check_collection_references(collection, known)
    for text in texts:
        yield from check_inner_links(text, known)
        yield from check_shown_figures(text, known)


def names_of(library: Library, unread: frozenset[str]) -> KnownNames:
    papers = frozenset(note.slug for note in library.notes)
    figures = frozenset(figure.name for figure in library.figures)
    return KnownNames(
        categories=slugs_of_entries(library.categories, CATEGORIES, unread),
        topics=slugs_of_entries(library.topics, TOPICS, unread),
        papers=papers | unread_stems(unread, NOTES),
        figures=figures | unread_stems(unread, FIGURES),
        is_all_read=not unread and all(note.title for note in library.notes),
    )


def slugs_of_entries(
    entries: Iterable[SlugEntry],
    path: str,
    unread: frozenset[str],
) -> frozenset[str] | None:
    if path in unread:
        return None
    return frozenset(entry.slug for entry in entries)


def unread_stems(unread: Iterable[str], folder: str) -> frozenset[str]:
    """The slugs of the files in this folder that could not be read."""
    start = f"{folder}/"
    stems = set()
    for path in unread:
        if path.startswith(start):
            stems.add(path.removeprefix(start))
    return frozenset(stems)


def check_note_references(note: NoteFile, known: KnownNames) -> Iterator[Fault]:
    if note.category:
        reference = Reference(
            noun="category",
            name=note.category,
            path=note.path,
            line=note.line_of("category"),
        )
        yield from check_reference(reference, known.categories)
    for topic in note.topics:
        reference = Reference(
            noun="topic",
            name=topic,
            path=note.path,
            line=note.line_of("topics"),
        )
        yield from check_reference(reference, known.topics)
    for link in note.links:
        reference = Reference(
            noun="paper",
            name=link.paper,
            path=note.path,
            line=link.line,
        )
        yield from check_reference(reference, known.papers)
    yield from check_question_references(note.path, note.questions, known)


def check_topic_reference(
    topic: TopicEntry, known: KnownNames
) -> Iterator[Fault]:
    slug, _, _ = topic.explained_in.partition("#")
    reference = Reference(
        noun="paper",
        name=slug,
        path=TOPICS,
        line=topic.line,
    )
    yield from check_reference(reference, known.papers)


def check_question_references(
    path: str,
    questions: Iterable[QuestionEntry],
    known: KnownNames,
) -> Iterator[Fault]:
    for question in questions:
        for topic in question.topics:
            reference = Reference(
                noun="topic",
                name=topic,
                path=path,
                line=question.line,
            )
            yield from check_reference(reference, known.topics)
        for paper in question.papers:
            reference = Reference(
                noun="paper",
                name=paper,
                path=path,
                line=question.line,
            )
            yield from check_reference(reference, known.papers)


def check_step_references(
    path: str, steps: Iterable[PathStep], known: KnownNames
) -> Iterator[Fault]:
    """Of a path's steps or a trend's examples; path: of their file."""
    for step in steps:
        reference = Reference(
            noun="paper",
            name=step.paper,
            path=path,
            line=step.line,
        )
        yield from check_reference(reference, known.papers)


def check_collection_references(
    collection: CollectionFile, known: KnownNames
) -> Iterator[Fault]:
    for entry in collection.entries():
        if entry.paper:
            reference = Reference(
                noun="paper",
                name=entry.paper,
                path=collection.path,
                line=entry.line,
            )
            yield from check_reference(reference, known.papers)


def check_reference(
    reference: Reference,
    known: frozenset[str] | None,
) -> Iterator[Fault]:
    if known is None or reference.name in known:
        return
    remedy = f"Add the {reference.noun} or remove the reference"
    guess = process.extractOne(
        reference.name,
        known,
        scorer=fuzz.ratio,
        score_cutoff=SIMILAR,
    )
    if guess:
        remedy = f"Write {guess[0]} if that is meant"
    yield Fault(
        reference.path,
        reference.line,
        missing_problem(reference.noun, reference.name),
        remedy,
    )


def missing_problem(noun: str, name: str) -> str:
    return f"There is no {noun} {name!r}"


def check_inner_links(text: LocatedText, known: KnownNames) -> Iterator[Fault]:
    for link in INNER_LINK.finditer(text.masked):
        noun, name = link.groups()
        slugs = known.papers if noun == "paper" else known.topics
        line = text.line_at(link.start())
        reference = Reference(
            noun=noun,
            name=name,
            path=text.path,
            line=line,
        )
        yield from check_reference(reference, slugs)


def check_shown_figures(
    text: LocatedText, known: KnownNames
) -> Iterator[Fault]:
    for figure in SHOWN_FIGURE.finditer(text.masked):
        name = figure.group(1)
        line = text.line_at(figure.start())
        reference = Reference(
            noun="figure",
            name=name,
            path=text.path,
            line=line,
        )
        yield from check_reference(reference, known.figures)
        is_own = name == text.note or name.startswith(f"{text.note}-")
        if text.note and not is_own:
            yield Fault(
                text.path,
                line,
                f"The figure {name} belongs to another note",
                f"Begin its name with {text.note}-",
            )


def check_unused_figures(
    figures: Iterable[FigureFile],
    texts: Iterable[LocatedText],
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
    for note in library.notes:
        targets[note.slug] = []
        for link in note.links:
            is_to_another = link.paper in notes and link.paper != note.slug
            if link.kind == kind and is_to_another:
                targets[note.slug].append(link.paper)
    for circle in find_circles(targets):
        first, second, *_ = circle
        note = notes[first]
        path = " -> ".join(circle)
        yield Fault(
            note.path,
            line_of_link(note, kind, second),
            f'"{kind}" goes in a circle: {path}',
            "Remove one of these links",
        )


def line_of_link(note: NoteFile, kind: str, paper: str) -> int:
    """The line of the first link of that kind to that paper, which must be there."""
    return next(
        link.line
        for link in note.links
        if link.kind == kind and link.paper == paper
    )
