"""Papers and the links between them as a drawing: boxes with links, lines with their reasons."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from papers import markdown
from papers.graph import label_lines, lay_out, without_shortcuts
from papers.models import Link, Paper

MARKUP = re.compile(r"[^\w\s.,;:'’“”()?–—-]")
LINE_HEIGHT, FIRST_LINE, INDENT = 16, 19, 10
SHOWN_ON_EACH_SIDE = 6


@dataclass(slots=True)
class Tie:
    """All that links two papers, from the one that comes earlier to the one that comes later."""

    earlier: Paper
    later: Paper
    links: list[Link] = field(default_factory=list)

    @property
    def edge(self) -> tuple[int, int]:
        return self.earlier.pk, self.later.pk

    @property
    def kind(self) -> str:
        weightiest = min(self.links, key=lambda link: link.words.rank)
        return weightiest.kind

    @property
    def sentences(self) -> list[str]:
        return [
            f"{link.source.title} {link.words.verb} {link.target.title}: {in_words(link.reason)}"
            for link in self.links
        ]


def in_words(reason: str) -> str:
    """The reason without markup; most have none."""
    return markdown.plain(reason) if MARKUP.search(reason) else reason


def ends(link: Link) -> tuple[Paper, Paper]:
    """The earlier and the later paper of a link: one reads on, but builds on, replaces or explains what was there."""
    if link.kind == Link.Kind.READ_NEXT:
        return link.source, link.target
    return link.target, link.source


def ties_of(links: Iterable[Link]) -> list[Tie]:
    """One tie for each two papers; the weightiest of their links says which comes earlier."""
    found: dict[frozenset[int], Tie] = {}
    for link in sorted(
        links, key=lambda link: (link.words.rank, link.position, link.pk)
    ):
        pair = frozenset((link.source_id, link.target_id))
        if pair not in found:
            found[pair] = Tie(*ends(link))
        found[pair].links.append(link)
    return list(found.values())


def neighbour_drawing(paper: Paper) -> dict[str, Any] | None:
    """The paper between what comes before and after it; None without links.

    As papers/page_cache/drawing.html takes it.
    """
    ties = ties_of([*paper.links.all(), *paper.links_here.all()])
    before = [tie for tie in ties if tie.later.pk == paper.pk]
    after = [tie for tie in ties if tie.earlier.pk == paper.pk]
    shown = [*before[:SHOWN_ON_EACH_SIDE], *after[:SHOWN_ON_EACH_SIDE]]
    if not shown:
        return None
    papers = {one.pk: one for tie in shown for one in (tie.earlier, tie.later)} | {
        paper.pk: paper
    }
    drawing = drawing_of(list(papers.values()), shown, here=paper.pk)
    return drawing | {
        "label": f"What {paper.title} stands between",
        "left_out": len(ties) - len(shown),
    }


def map_drawing(papers: list[Paper], ties: list[Tie], *, label: str) -> dict[str, Any]:
    """Many papers; a line that a chain of others already says is left out."""
    kept = set(without_shortcuts([tie.edge for tie in ties]))
    drawing = drawing_of(papers, [tie for tie in ties if tie.edge in kept])
    return drawing | {"label": label, "left_out": len(ties) - len(kept)}


def drawing_of(
    papers: list[Paper], ties: list[Tie], *, here: int = 0
) -> dict[str, Any]:
    by_id = {paper.pk: paper for paper in papers}
    layout = lay_out(list(by_id), [tie.edge for tie in ties])
    return {
        "width": layout.width,
        "height": layout.height,
        "boxes": [box(by_id[pk], x, y, here) for pk, (x, y) in layout.boxes.items()],
        "lines": [(tie.kind, layout.lines[tie.edge], tie.sentences) for tie in ties],
    }


def box(paper: Paper, x: int, y: int, here: int) -> dict[str, Any]:
    lines = label_lines(paper.title)
    return {
        "title": paper.title,
        "year": paper.year,
        "url": paper.get_absolute_url(),
        "is_here": paper.pk == here,
        "x": x,
        "y": y,
        "text_x": x + INDENT,
        "lines": [
            (line, y + FIRST_LINE + number * LINE_HEIGHT)
            for number, line in enumerate(lines)
        ],
        "year_y": y + FIRST_LINE + len(lines) * LINE_HEIGHT,
    }
