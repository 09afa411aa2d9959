"""Checks across files: every reference answered, every name unique, nothing going in circles."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from rapidfuzz import fuzz, process

from papers.libraryfiles.entries import LINK_KINDS, Library, NoteFile, QuestionEntry
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.file_names import CATEGORIES, FRAMEWORKS, TOPICS
from papers.libraryfiles.texts import Text, texts_of_library

ACYCLIC = LINK_KINDS[:2]
FIGURE = re.compile(r"!\[[^\]\n]*\]\(figure:([^\s)\"]*)")
INNER_LINK = re.compile(r"\]\((paper|topic):([^\s)\"]*)")


@dataclass(frozen=True)
class Known:
    """The slugs that may be referred to; None when their file can't be read."""

    categories: frozenset[str] | None
    topics: frozenset[str] | None
    papers: frozenset[str]
    figures: frozenset[str]
    is_all_read: bool


def check_library(
    library: Library, unread: frozenset[str] = frozenset()
) -> Iterator[Fault]:
    """Faults between the files; `unread` names files that exist but could not be read ("notes/gan")."""
    known = Known(
        categories=None
        if CATEGORIES in unread
        else frozenset(entry.slug for entry in library.categories),
        topics=None
        if TOPICS in unread
        else frozenset(entry.slug for entry in library.topics),
        papers=frozenset(note.slug for note in library.notes)
        | _unread(unread, "notes"),
        figures=frozenset(figure.name for figure in library.figures)
        | _unread(unread, "figures"),
        is_all_read=not unread and all(note.title for note in library.notes),
    )
    yield from _check_unique(library)
    for note in library.notes:
        yield from _check_note(note, known)
    for theme in library.themes:
        yield from _check_questions(theme.path, theme.questions, known)
    for path in library.paths:
        yield from _unknown(
            path.path,
            ((step.paper, step.line) for step in path.steps),
            known.papers,
            "paper",
        )
    yield from _check_texts(library, known)
    for kind in ACYCLIC:
        yield from _check_cycles(library, kind)


def _unread(paths: Iterable[str], folder: str) -> frozenset[str]:
    return frozenset(
        path.removeprefix(folder + "/")
        for path in paths
        if path.startswith(folder + "/")
    )


def _check_unique(library: Library) -> Iterator[Fault]:
    prompts = [
        prompt for framework in library.frameworks for prompt in framework.prompts
    ]
    yield from _repeated(
        [(CATEGORIES, entry.slug, entry.line) for entry in library.categories],
        "category",
    )
    yield from _repeated(
        [(TOPICS, entry.slug, entry.line) for entry in library.topics], "topic"
    )
    yield from _repeated(
        [(FRAMEWORKS, entry.slug, entry.line) for entry in library.frameworks],
        "framework",
    )
    yield from _repeated(
        [(FRAMEWORKS, entry.slug, entry.line) for entry in prompts], "prompt"
    )
    questions = [
        (file.path, question.id, question.line)
        for file in library.asking()
        for question in file.questions
    ]
    yield from _repeated(questions, "question")


def _repeated(places: list[tuple[str, str, int]], noun: str) -> Iterator[Fault]:
    first: dict[str, tuple[str, int]] = {}
    for path, name, line in places:
        if name and name in first:
            where = f"{first[name][0]}:{first[name][1]}"
            yield Fault(
                path,
                line,
                f"The {noun} {name} already stands in {where}",
                "Give one of them another name",
            )
        first.setdefault(name, (path, line))


def _check_note(note: NoteFile, known: Known) -> Iterator[Fault]:
    if note.category:
        yield from _unknown(
            note.path,
            [(note.category, note.line_of("category"))],
            known.categories,
            "category",
        )
    yield from _unknown(
        note.path,
        ((topic, note.line_of("topics")) for topic in note.topics),
        known.topics,
        "topic",
    )
    yield from _unknown(
        note.path,
        ((link.paper, link.line) for link in note.links),
        known.papers,
        "paper",
    )
    yield from _check_questions(note.path, note.questions, known)


def _check_questions(
    path: str, questions: Iterable[QuestionEntry], known: Known
) -> Iterator[Fault]:
    for question in questions:
        yield from _unknown(
            path,
            ((topic, question.line) for topic in question.topics),
            known.topics,
            "topic",
        )
        yield from _unknown(
            path,
            ((paper, question.line) for paper in question.papers),
            known.papers,
            "paper",
        )


def _unknown(
    path: str, names: Iterable[tuple[str, int]], known: frozenset[str] | None, noun: str
) -> Iterator[Fault]:
    for name, line in names:
        if known is not None and name not in known:
            guess = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=70)
            remedy = (
                f"Write {guess[0]} if that is meant"
                if guess
                else f"Add the {noun} or remove the reference"
            )
            yield Fault(path, line, f"There is no {noun} {name!r}", remedy)


def _check_texts(library: Library, known: Known) -> Iterator[Fault]:
    used: set[str] = set()
    slugs = {"paper": known.papers, "topic": known.topics}
    for text in texts_of_library(library):
        for link in INNER_LINK.finditer(text.masked):
            noun, name = link.groups()
            yield from _unknown(
                text.path, [(name, text.line_at(link.start()))], slugs[noun], noun
            )
        for shown in FIGURE.finditer(text.masked):
            used.add(shown.group(1))
            yield from _check_figure(
                text, shown.group(1), text.line_at(shown.start()), known
            )
    for figure in library.figures if known.is_all_read else ():
        if figure.name not in used:
            yield Fault(
                figure.path, 1, "No note shows this figure", "Show it or remove it"
            )


def _check_figure(text: Text, name: str, line: int, known: Known) -> Iterator[Fault]:
    yield from _unknown(text.path, [(name, line)], known.figures, "figure")
    if text.note and name != text.note and not name.startswith(text.note + "-"):
        remedy = f"Begin its name with {text.note}-"
        yield Fault(
            text.path, line, f"The figure {name} belongs to another note", remedy
        )


def _check_cycles(library: Library, kind: str) -> Iterator[Fault]:
    notes = {note.slug: note for note in library.notes}
    edges = {
        note.slug: [
            link.paper
            for link in note.links
            if link.kind == kind and link.paper in notes and link.paper != note.slug
        ]
        for note in library.notes
    }
    while True:
        try:
            TopologicalSorter(edges).prepare()
            return
        except CycleError as error:
            circle = error.args[1][::-1]
        links = notes[circle[0]].links
        line = next(
            link.line for link in links if link.kind == kind and link.paper == circle[1]
        )
        yield Fault(
            notes[circle[0]].path,
            line,
            f'"{kind}" goes in a circle: {" -> ".join(circle)}',
            "Remove one of these links",
        )
        edges[circle[0]].remove(circle[1])
