"""Papers side by side: their facts and the sections of their notes, row by row."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from papers.models import Link, Paper
from papers.services.page_cache import figures_of, render_sections, source_links
from papers.services.page_cache.own_pages import abstract_html

# The values of one paper in one row, each with whether no other paper has it.
FactCell = list[tuple[str, bool]]
Html = SafeString | str
# The parts of a note by their titles.
Note = dict[str, Html]
FACT_NAMES = (
    "Authors",
    "Year",
    "Venue",
    "Category",
    "Topics",
    "Tags",
    "Found at",
)


def values_of(cell: FactCell) -> list[str]:
    return [value for value, _ in cell]


@dataclass(frozen=True)
class Fact:
    """One row: for each paper its values.

    Each with whether it is its own where others share one.
    """

    name: str
    cells: list[FactCell]

    @property
    def is_same(self) -> bool:
        different = {frozenset(values_of(cell)) for cell in self.cells}
        return len(different) == 1


@dataclass(frozen=True)
class Passage:
    """One row: the same part of each note under its paper's title, or nothing."""

    name: str
    cells: list[tuple[str, Html]]

    @property
    def is_empty(self) -> bool:
        return not any(html for _, html in self.cells)


@dataclass(frozen=True)
class SpokenLink:
    """A link as a sentence: source, verb, target, and why."""

    source: str
    verb: str
    target: str
    reason_html: Html


def compare_facts(papers: list[Paper]) -> list[Fact]:
    """The rows in which at least one paper has something to say."""
    columns = [facts_of(paper) for paper in papers]
    facts = []
    for name in FACT_NAMES:
        cells = [column[name] for column in columns]
        if any(cells):
            facts.append(Fact(name, mark_own_values(cells)))
    return facts


def facts_of(paper: Paper) -> dict[str, list[str]]:
    venues = [paper.venue] if paper.venue else []
    sources = [label for label, _ in source_links(paper)]
    return {
        "Authors": paper.display_names,
        "Year": [paper.year_text] if paper.year else [],
        "Venue": venues,
        "Category": [paper.category.name] if paper.category else [],
        "Topics": [topic.name for topic in paper.topics.all()],
        "Tags": [tag.name for tag in paper.tags.all()],
        "Found at": sources[:1],
    }


def mark_own_values(cells: list[list[str]]) -> list[FactCell]:
    """Each value with whether it stands in one cell only.

    Where no value stands in two cells, none is marked.
    """
    cell_count: Counter[str] = Counter()
    for cell in cells:
        cell_count.update(set(cell))
    own = {value for value, count in cell_count.items() if count == 1}
    nothing_is_shared = len(own) == len(cell_count)
    if nothing_is_shared:
        own.clear()
    return [mark_values(cell, own) for cell in cells]


def mark_values(cell: list[str], own: set[str]) -> FactCell:
    return [(value, value in own) for value in cell]


def compare_passages(papers: list[Paper]) -> list[Passage]:
    """The TLDRs and sections, in the order of a note."""
    if not papers:
        return []
    figures = figures_of(papers)
    notes = [passages_by_name(paper, figures) for paper in papers]
    passages = []
    for name in section_names(notes):
        cells = []
        for paper, note in zip(papers, notes, strict=True):
            cells.append((paper.title, note.get(name, "")))
        passage = Passage(name, cells)
        if not passage.is_empty:
            passages.append(passage)
    return passages


def passages_by_name(paper: Paper, figures: Mapping[str, str]) -> Note:
    if paper.is_own:
        return own_passages(paper)
    passages: Note = {"TLDR": paper.tldr_html}
    for section in render_sections(paper, figures):
        passages[section["title"]] = section["html"]
    return passages


def own_passages(paper: Paper) -> Note:
    """What its owner sees of their own paper."""
    part = paper.own_part
    return {"Abstract": abstract_html(part), "My note": part.note_html}


def section_names(notes: Iterable[Note]) -> list[str]:
    """Each name once, in the order that the fullest note has."""
    names: dict[str, None] = {}
    for note in sorted(notes, key=len, reverse=True):
        names |= dict.fromkeys(note)
    return list(names)


def links_between(papers: list[Paper]) -> list[SpokenLink]:
    """How these papers are linked with each other.

    That one leads to another is left out where the other says that it builds on it.
    """
    links = links_within(papers)
    # From what is built on to what builds on it.
    built_on = set()
    for link in links:
        if link.kind == Link.Kind.BUILDS_ON:
            built_on.add((link.target_id, link.source_id))
    spoken = []
    for link in links:
        endpoints = (link.source_id, link.target_id)
        is_read_next = link.kind == Link.Kind.READ_NEXT
        if is_read_next and endpoints in built_on:
            continue
        spoken.append(speak_link(link))
    return spoken


def links_within(papers: list[Paper]) -> list[Link]:
    """The links whose both endpoints are among the papers."""
    ids = {paper.pk for paper in papers}
    links = []
    for paper in papers:
        for link in paper.links.all():
            if link.target_id in ids:
                links.append(link)
    return links


def speak_link(link: Link) -> SpokenLink:
    return SpokenLink(
        source=link.source.title,
        verb=link.words.verb,
        target=link.target.title,
        reason_html=link.reason_html,
    )
