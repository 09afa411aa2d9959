"""Papers and the links between them as a drawing: boxes, and lines with reasons."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from papers import markdown
from papers.graph import label_lines, lay_out, without_shortcuts
from papers.models import Link, Paper

MARKUP = re.compile(r"[^\w\s.,;:'’“”()?–—-]")
# Pixels inside a box.
LINE_HEIGHT = 16
FIRST_BASELINE = 19
INDENT = 10
SHOWN_ON_EACH_SIDE = 6


@dataclass(slots=True)
class PaperEdge:
    """All links between two papers, from the one that comes earlier to the later."""

    earlier: Paper
    later: Paper
    links: list[Link] = field(default_factory=list)

    @property
    def ids(self) -> tuple[int, int]:
        return self.earlier.pk, self.later.pk

    @property
    def kind(self) -> str:
        weightiest = min(self.links, key=lambda link: link.words.rank)
        return weightiest.kind

    @property
    def sentences(self) -> list[str]:
        return [link_sentence(link) for link in self.links]


def link_sentence(link: Link) -> str:
    sentence = f"{link.source.title} {link.words.verb} {link.target.title}"
    if not link.reason:
        return sentence
    return f"{sentence}: {plain_reason(link.reason)}"


def plain_reason(reason: str) -> str:
    """The reason without markup; most have none."""
    if MARKUP.search(reason):
        return markdown.plain_text(reason)
    return reason


def endpoints(link: Link) -> tuple[Paper, Paper]:
    """The earlier and the later paper of a link.

    One reads on, but builds on, replaces or explains what was there.
    """
    if link.kind == Link.Kind.READ_NEXT:
        return link.source, link.target
    return link.target, link.source


def edges_of(links: Iterable[Link]) -> list[PaperEdge]:
    """One edge for each two papers; their weightiest link says which comes earlier."""

    def weightiest_first(link: Link) -> tuple[int, int, int]:
        return link.words.rank, link.position, link.pk or 0

    edges: dict[frozenset[int], PaperEdge] = {}
    for link in sorted(links, key=weightiest_first):
        pair = frozenset((link.source_id, link.target_id))
        if pair not in edges:
            earlier, later = endpoints(link)
            edges[pair] = PaperEdge(earlier, later)
        edges[pair].links.append(link)
    return list(edges.values())


def neighbour_drawing(paper: Paper) -> dict[str, Any] | None:
    """The paper between what comes before and after it; None without links.

    As papers/page_cache/drawing.html takes it.
    """
    edges = edges_of([*paper.links.all(), *paper.links_here.all()])
    before = [edge for edge in edges if edge.later.pk == paper.pk]
    after = [edge for edge in edges if edge.earlier.pk == paper.pk]
    shown = before[:SHOWN_ON_EACH_SIDE] + after[:SHOWN_ON_EACH_SIDE]
    if not shown:
        return None
    return drawing_of(
        endpoints_of(shown),
        shown,
        label=f"What {paper.title} stands between",
        left_out=len(edges) - len(shown),
        here=paper.pk,
    )


def endpoints_of(edges: list[PaperEdge]) -> list[Paper]:
    """Each paper once."""
    papers: dict[int, Paper] = {}
    for edge in edges:
        papers[edge.earlier.pk] = edge.earlier
        papers[edge.later.pk] = edge.later
    return list(papers.values())


def map_drawing(
    papers: list[Paper], edges: list[PaperEdge], *, label: str
) -> dict[str, Any]:
    """Many papers; a line that a chain of others already says is left out."""
    kept_ids = set(without_shortcuts([edge.ids for edge in edges]))
    kept = [edge for edge in edges if edge.ids in kept_ids]
    left_out = len(edges) - len(kept)
    drawing = drawing_of(papers, kept, label=label, left_out=left_out)
    drawing["centre"] = centre_of(edges, drawing["boxes"])
    return drawing


def centre_of(
    edges: list[PaperEdge], boxes: list[dict[str, Any]]
) -> dict[str, Any]:
    """The box or chip with the most links, where a first look is worth most."""
    counts: Counter[str] = Counter()
    for edge in edges:
        counts.update([edge.earlier.slug, edge.later.slug])
    return max(boxes, key=lambda box: counts[box["slug"]])


def drawing_of(
    papers: list[Paper],
    edges: list[PaperEdge],
    *,
    label: str,
    left_out: int,
    here: int | None = None,
) -> dict[str, Any]:
    """`here` is the id of the paper on whose page the drawing stands."""
    by_id = {paper.pk: paper for paper in papers}
    layout = lay_out(list(by_id), [edge.ids for edge in edges])
    boxes = []
    for paper_id, (x, y) in layout.boxes.items():
        box = paper_box(by_id[paper_id], x, y)
        box["is_here"] = paper_id == here
        boxes.append(box)
    lines = []
    for edge in edges:
        path = layout.lines[edge.ids]
        lines.append((edge.kind, path, edge.sentences))
    return {
        "width": layout.width,
        "height": layout.height,
        "boxes": boxes,
        "lines": lines,
        "label": label,
        "left_out": left_out,
    }


def year_label(paper: Paper) -> str:
    """The year, and whether it is the reader's own."""
    if not paper.is_own:
        return paper.year_text
    if not paper.year:
        return "yours"
    return f"{paper.year}, yours"


def paper_box(paper: Paper, x: int, y: int) -> dict[str, Any]:
    """A box whose left upper corner is there."""
    baseline = y + FIRST_BASELINE
    lines = []
    for text in label_lines(paper.title):
        lines.append((text, baseline))
        baseline += LINE_HEIGHT
    return {
        "slug": paper.slug,
        "title": paper.title,
        "year": year_label(paper),
        "is_own": paper.is_own,
        "url": paper.get_absolute_url(),
        "x": x,
        "y": y,
        "text_x": x + INDENT,
        "lines": lines,
        "year_y": baseline,
    }
