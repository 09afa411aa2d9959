"""Papers side by side: their facts and the sections of their notes, row by row."""

from collections import Counter
from dataclasses import dataclass

from django.utils.safestring import SafeString

from papers.models import Link, Paper
from papers.services.rendering import figures_of, rendered_sections, source_links


@dataclass(frozen=True)
class Fact:
    """One row: for each paper its values, each with whether it is its own where others share one."""

    name: str
    cells: list[list[tuple[str, bool]]]

    @property
    def is_same(self) -> bool:
        return len({frozenset(value for value, _ in cell) for cell in self.cells}) == 1


@dataclass(frozen=True)
class Passage:
    """One row: the same part of each note with its title, empty where a note has none."""

    name: str
    cells: list[tuple[str, SafeString | str]]


def facts(papers: list[Paper]) -> list[Fact]:
    values = {
        "Authors": [
            [one.author.display_name for one in paper.authorships.all()]
            for paper in papers
        ],
        "Year": [[str(paper.year)] for paper in papers],
        "Venue": [[paper.venue] if paper.venue else [] for paper in papers],
        "Category": [[paper.category.name] for paper in papers],
        "Topics": [[topic.name for topic in paper.topics.all()] for paper in papers],
        "Tags": [[tag.name for tag in paper.tags.all()] for paper in papers],
        "Found at": [
            [label for label, _ in source_links(paper)[:1]] for paper in papers
        ],
    }
    return [Fact(name, marked(cells)) for name, cells in values.items() if any(cells)]


def marked(cells: list[list[str]]) -> list[list[tuple[str, bool]]]:
    """Each value with whether it stands in one cell only; where none stands in two, none is marked."""
    held = Counter(value for cell in cells for value in set(cell))
    has_shared = any(count > 1 for count in held.values())
    return [
        [(value, has_shared and held[value] == 1) for value in cell] for cell in cells
    ]


def passages(papers: list[Paper]) -> list[Passage]:
    """The TLDRs and sections, in the order of a note."""
    figures = figures_of(papers)
    parts: list[dict[str, SafeString | str]] = []
    names: dict[str, None] = {"TLDR": None}
    for paper in papers:
        sections = {
            str(part["title"]): part["html"]
            for part in rendered_sections(paper, figures)
        }
        parts.append({"TLDR": paper.tldr_html, **sections})
    for part in sorted(parts, key=len, reverse=True):
        names |= dict.fromkeys(part)
    titles = [paper.title for paper in papers]
    rows = [
        Passage(
            name, list(zip(titles, [part.get(name, "") for part in parts], strict=True))
        )
        for name in names
    ]
    return [row for row in rows if any(html for _, html in row.cells)]


def ties_between(papers: list[Paper]) -> list[tuple[str, str, str, str]]:
    """How these papers are linked with each other: (title, verb, title, reason).

    That one leads to another is left out where the other says that it builds on it.
    """
    ids = {paper.pk for paper in papers}
    links = [
        (paper, link)
        for paper in papers
        for link in paper.links.all()
        if link.target_id in ids
    ]
    built = {
        (link.target_id, paper.pk)
        for paper, link in links
        if link.kind == Link.Kind.BUILDS_ON
    }
    return [
        (paper.title, link.words.verb, link.target.title, link.reason_html)
        for paper, link in links
        if link.kind != Link.Kind.READ_NEXT or (paper.pk, link.target_id) not in built
    ]
