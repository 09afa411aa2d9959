"""What becomes of each row of an import, before anything is written."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from papers.formats.author_line import author_line
from papers.formats.citation import split_name
from papers.formats.entry import BibliographyEntry
from papers.models import Paper
from papers.queries.matching import Match, match_entries
from study.importing.rows import ImportRow, kept_rows
from study.models import Learner, ListEntry, ListImport, ReadingList
from study.models.reading_list import LONGEST_TEXT

SKIP = "skip"
NEW = "new"
TEXT = "text"
# “paper-12”: the paper of that number.
PAPER = "paper-"
DECISION = re.compile(r"skip|new|text|paper-\d{1,18}")
NOT_IN_LIBRARY = "The library does not have it: it stands here as a line."
SPACES = re.compile(r"[\W_]+")

Choices = Mapping[int, str]


class RowKind(StrEnum):
    PROBABLE = "probable"
    FOUND = "found"
    NEW = "new"
    LISTED = "listed"
    TEXT = "text"
    HEADING = "heading"


@dataclass(slots=True)
class PlannedRow:
    """A row, and what becomes of it unless the learner says otherwise.

    `papers` are those that it is or may be; `decision` is SKIP, NEW, TEXT or a paper.
    """

    row: ImportRow
    kind: RowKind
    decision: str
    papers: list["KnownPaper"] = field(default_factory=list)

    @property
    def paper_id(self) -> int | None:
        """The paper that was decided for."""
        if not self.decision.startswith(PAPER):
            return None
        return int(self.decision.removeprefix(PAPER))

    @property
    def is_had(self) -> bool:
        """Whether the paper decided for is one of the learner's own."""
        for paper in self.papers:
            if paper.decision == self.decision:
                return paper.owner_id is not None
        return False

    @property
    def has_choice(self) -> bool:
        """Whether there is more to decide than to leave it out."""
        is_guess = self.row.entry is not None and bool(self.row.text)
        return self.kind == RowKind.PROBABLE or (
            self.kind == RowKind.TEXT and is_guess
        )

    def decide(self, decision: str) -> None:
        """Take the learner's decision where it makes sense for this row."""
        if decision in self.possible_decisions():
            self.decision = decision

    def possible_decisions(self) -> set[str]:
        possible = {SKIP}
        if self.kind == RowKind.LISTED:
            return possible
        if self.row.entry is not None and self.kind != RowKind.FOUND:
            possible.add(NEW)
        if self.row.text:
            possible.add(TEXT)
        possible |= {paper.decision for paper in self.papers}
        return possible


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """A paper that a row may mean, with what tells it from others.

    `owner_id` is the learner, or nobody where it is the library's.
    """

    paper_id: int
    title: str
    year: int | None
    owner_id: int | None

    @property
    def decision(self) -> str:
        return f"{PAPER}{self.paper_id}"


class ImportPlanner:
    """Looks every row up once, and compares it with the rows before."""

    def __init__(
        self,
        rows: Sequence[ImportRow],
        learner: Learner,
        reading_list: ReadingList | None,
    ) -> None:
        self.rows = rows
        self.matches = row_matches(rows, learner)
        self.papers = known_papers(self.matches.values())
        self.is_for_group = (
            reading_list is not None and reading_list.is_of_group
        )
        if self.is_for_group:
            self.papers = papers_of_library(self.papers)
        self.listed_ids, self.listed_texts = entries_of(reading_list)
        self.new_keys: set[str] = set()
        self.new_titles: set[str] = set()

    def plan(self, choices: Choices) -> list[PlannedRow]:
        planned = []
        for row in self.rows:
            planned_row = self.plan_row(row)
            planned_row.decide(choices.get(row.number, ""))
            if planned_row.paper_id in self.listed_ids:
                planned_row.decision = SKIP
            self.remember(planned_row)
            planned.append(planned_row)
        return planned

    def plan_row(self, row: ImportRow) -> PlannedRow:
        if row.entry is None:
            return self.plan_text(row)
        match = self.matches[row.number]
        # A paper that went while we looked is none.
        found = self.papers.get(match.paper_id or 0)
        if found:
            return self.plan_found(row, found)
        probable = self.probable_papers(match)
        entry = row.entry
        if self.is_for_group:
            row = row_as_line(row, entry)
        if probable:
            return self.plan_probable(row, entry, probable)
        if row.text:
            return self.plan_text(row)
        if self.is_repeated(row):
            return PlannedRow(row, RowKind.LISTED, SKIP)
        return PlannedRow(row, RowKind.NEW, NEW)

    def probable_papers(self, match: Match) -> list[KnownPaper]:
        """Those that are still there."""
        papers = [self.papers.get(paper_id) for paper_id in match.probable_ids]
        return [paper for paper in papers if paper]

    def plan_text(self, row: ImportRow) -> PlannedRow:
        if row.text in self.listed_texts:
            return PlannedRow(row, RowKind.LISTED, SKIP)
        kind = RowKind.HEADING if row.is_heading else RowKind.TEXT
        return PlannedRow(row, kind, TEXT)

    def plan_found(self, row: ImportRow, paper: KnownPaper) -> PlannedRow:
        if paper.paper_id in self.listed_ids:
            return PlannedRow(row, RowKind.LISTED, SKIP, [paper])
        return PlannedRow(row, RowKind.FOUND, paper.decision, [paper])

    def plan_probable(
        self,
        row: ImportRow,
        entry: BibliographyEntry,
        papers: list[KnownPaper],
    ) -> PlannedRow:
        for paper in papers:
            is_listed = paper.paper_id in self.listed_ids
            if is_listed and folded_title(paper.title) == folded_title(
                entry.title
            ):
                return PlannedRow(row, RowKind.LISTED, SKIP, [paper])
        return PlannedRow(row, RowKind.PROBABLE, papers[0].decision, papers)

    def is_repeated(self, row: ImportRow) -> bool:
        """Whether a row before makes the same new paper."""
        keys = self.matches[row.number].keys
        if keys:
            return not keys.isdisjoint(self.new_keys)
        return (
            row.entry is not None
            and folded_title(row.entry.title) in self.new_titles
        )

    def remember(self, planned: PlannedRow) -> None:
        """What this row puts on the list is there for all that follow."""
        if planned.paper_id is not None:
            self.listed_ids.add(planned.paper_id)
        elif planned.decision == TEXT:
            self.listed_texts.add(planned.row.text)
        elif planned.decision == NEW and planned.row.entry is not None:
            self.new_keys |= self.matches[planned.row.number].keys
            self.new_titles.add(folded_title(planned.row.entry.title))


def plan_import(list_import: ListImport, choices: Choices) -> list[PlannedRow]:
    """All rows in the order of the text; five queries, however many they are."""
    rows = kept_rows(list_import.rows)
    planner = ImportPlanner(rows, list_import.learner, list_import.reading_list)
    return planner.plan(choices)


def row_matches(
    rows: Sequence[ImportRow], learner: Learner
) -> dict[int, Match]:
    """By the numbers of the rows that are works."""
    works = [row for row in rows if row.entry is not None]
    entries = [row.entry for row in works if row.entry is not None]
    matches = match_entries(entries, learner)
    numbers = [row.number for row in works]
    return dict(zip(numbers, matches, strict=True))


def known_papers(matches: Iterable[Match]) -> dict[int, KnownPaper]:
    """The papers that rows were found to mean, by number; one query."""
    wanted: set[int] = set()
    for match in matches:
        wanted.update(match.probable_ids)
        if match.paper_id is not None:
            wanted.add(match.paper_id)
    papers = Paper.objects.filter(pk__in=wanted)
    rows = papers.order_by().values_list("pk", "title", "year", "owner_id")
    known = [KnownPaper(*row) for row in rows]
    return {paper.paper_id: paper for paper in known}


def papers_of_library(papers: dict[int, KnownPaper]) -> dict[int, KnownPaper]:
    """Nobody's own papers stand on a group's list."""
    return {
        number: paper
        for number, paper in papers.items()
        if paper.owner_id is None
    }


def row_as_line(row: ImportRow, entry: BibliographyEntry) -> ImportRow:
    """What the library has not goes onto a group's list with its bibliography alone."""
    text = row.text or reference_line(entry)
    return replace(row, entry=None, text=text, reason=NOT_IN_LIBRARY)


def text_of_rows(rows: Iterable[ImportRow]) -> str:
    """All that was read, a line for each work, to be pasted elsewhere."""
    lines = []
    for row in rows:
        if row.text or row.entry is None:
            lines.append(row.text)
        else:
            lines.append(reference_line(row.entry))
    return "\n".join(lines)


def reference_line(entry: BibliographyEntry) -> str:
    """“Attention Is All You Need. Ashish Vaswani et al. 2017. NeurIPS. https://…”."""
    address = entry.url
    if entry.doi:
        address = f"https://doi.org/{entry.doi}"
    elif entry.arxiv_id:
        address = f"https://arxiv.org/abs/{entry.arxiv_id}"
    names = []
    for name in entry.authors:
        person = split_name(name)
        names.append(f"{person.given} {person.family}".strip())
    year = str(entry.year or "")
    parts = (entry.title, author_line(names), year, entry.venue, address)
    said = [part.rstrip(".") for part in parts if part]
    return ". ".join(said)[:LONGEST_TEXT]


def entries_of(reading_list: ReadingList | None) -> tuple[set[int], set[str]]:
    """The papers on the list, and its headings and plain lines."""
    paper_ids: set[int] = set()
    texts: set[str] = set()
    if reading_list is None:
        return paper_ids, texts
    entries = ListEntry.objects.filter(reading_list=reading_list).order_by()
    for paper_id, text in entries.values_list("paper_id", "text"):
        if paper_id is None:
            texts.add(text)
        else:
            paper_ids.add(paper_id)
    return paper_ids, texts


def folded_title(title: str) -> str:
    return SPACES.sub(" ", title).strip().casefold()
