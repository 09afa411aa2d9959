"""What is wrong with the texts of a note, named while somebody writes them.

The rules are those of the library's files and of the renderer; here they are asked of
each text by itself, so that a problem can say in which section and line it stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from papers.libraryfiles import Fault
from papers.libraryfiles.check.references import (
    INNER_LINK,
    SHOWN_FIGURE,
    KnownNames,
    check_inner_links,
    check_shown_figures,
)
from papers.libraryfiles.read.notes import DEEPEST_HEADING
from papers.libraryfiles.texts import LocatedText
from papers.libraryfiles.tidy import find_heading_problem
from papers.markdown import formula_problems
from papers.models import Figure, Paper, Topic
from papers.models.paper_visibility import UNFINISHED_STATUSES
from papers.services.library.keeping import known_names
from papers.services.writing.note_texts import NoteTexts, heading_of

# What links and figures have and few texts else.
REFERENCE = "]("


@dataclass(frozen=True)
class WritingProblem:
    """line: of the section's text, from 1."""

    heading: str
    line: int
    problem: str
    remedy: str


@dataclass(frozen=True)
class NamesInTexts:
    """What the texts refer to."""

    papers: frozenset[str]
    topics: frozenset[str]
    figures: frozenset[str]


def problems_of_note(
    texts: NoteTexts, *, is_formula_broken: bool = True
) -> list[WritingProblem]:
    """In reading order; one query for each kind of thing that is referred to.

    is_formula_broken: whether one may be; who has rendered the texts knows.
    """
    located = []
    for kind, body in texts.bodies.items():
        heading = heading_of(kind)
        located.append(LocatedText(heading, 1, body, texts.slug, is_exact=True))
    referring = [text for text in located if REFERENCE in text.content]
    names = names_in(referring)
    statuses = statuses_of_papers(names.papers)
    known = known_of(names, statuses)
    problems = []
    for text in located:
        faults = list(faults_of_headings(text))
        if text in referring:
            faults += faults_of_references(text, known, statuses)
        if is_formula_broken:
            faults += faults_of_formulas(text)
        faults.sort(key=lambda fault: fault.line)
        for fault in faults:
            problems.append(
                WritingProblem(
                    heading=fault.path,
                    line=fault.line,
                    problem=fault.problem,
                    remedy=fault.remedy,
                )
            )
    return problems


def faults_of_headings(text: LocatedText) -> Iterator[Fault]:
    found = find_heading_problem(text.content, DEEPEST_HEADING)
    if found:
        row, problem = found
        remedy = "A note's own headings are of level 2"
        yield Fault(text.path, row + 1, problem, remedy)


def faults_of_formulas(text: LocatedText) -> Iterator[Fault]:
    for formula in formula_problems(text.content):
        yield text.fault_at(
            formula.start,
            f"The formula “{formula.latex}” can't be shown: {formula.reason}",
            "Readers would see its source",
        )


def faults_of_references(
    text: LocatedText,
    known: KnownNames,
    statuses: dict[str, str],
) -> Iterator[Fault]:
    yield from check_inner_links(text, known)
    yield from check_shown_figures(text, known)
    for link in INNER_LINK.finditer(text.masked):
        noun, name = link.groups()
        status = statuses.get(name, "") if noun == "paper" else ""
        if status in UNFINISHED_STATUSES:
            yield text.fault_at(
                link.start(),
                f"The paper {name!r} is not published",
                "Readers find nothing there until it is",
            )


def names_in(texts: list[LocatedText]) -> NamesInTexts:
    papers = set()
    topics = set()
    figures: set[str] = set()
    for text in texts:
        for noun, name in INNER_LINK.findall(text.masked):
            if noun == "paper":
                papers.add(name)
            else:
                topics.add(name)
        figures.update(SHOWN_FIGURE.findall(text.masked))
    return NamesInTexts(
        frozenset(papers), frozenset(topics), frozenset(figures)
    )


def statuses_of_papers(slugs: frozenset[str]) -> dict[str, str]:
    if not slugs:
        return {}
    papers = Paper.objects.library().filter(slug__in=slugs)
    return dict(papers.values_list("slug", "status"))


def known_of(names: NamesInTexts, statuses: dict[str, str]) -> KnownNames:
    """Those that are there; all of the library where one is not, to guess from."""
    papers = set()
    for slug, status in statuses.items():
        if status != Paper.Status.RETIRED:
            papers.add(slug)
    known = NamesInTexts(
        papers=frozenset(papers),
        topics=names_that_are_there(Topic, "slug", names.topics),
        figures=names_that_are_there(Figure, "name", names.figures),
    )
    if known != names:
        return known_names()
    return KnownNames(
        categories=frozenset(),
        topics=known.topics,
        papers=known.papers,
        figures=known.figures,
        is_all_read=False,
    )


def names_that_are_there(
    model: Any, column: str, names: frozenset[str]
) -> frozenset[str]:
    if not names:
        return names
    rows = model.objects.filter(**{f"{column}__in": names})
    return frozenset(rows.values_list(column, flat=True))
