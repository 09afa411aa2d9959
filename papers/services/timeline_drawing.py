"""The library on one page: a chip for each paper, by its field and its year."""

from typing import Any

from papers.graph import (
    Chip,
    Dated,
    Timeline,
    YearColumn,
    chip_line,
    label_lines,
    lay_out_timeline,
    text_width,
    without_shortcuts,
)
from papers.models import Paper
from papers.services.drawing import PaperEdge, centre_of, year_label

# Glyphs that a chip has room for.
CHIP_GLYPHS = 13.5
NO_FIELD = "Without a category"
# Pixels from a chip's left upper corner to the beginning of its text.
TEXT_X = 8
TEXT_Y = 16
# From a band's upper edge to the baselines of its name and of its years.
NAME_Y = 24
YEARS_Y = 46
FIRST_NAMES = 3


def timeline_drawing(
    papers: list[Paper],
    edges: list[PaperEdge],
    fields: list[tuple[int, str]],
    *,
    label: str,
) -> dict[str, Any]:
    """`fields` are the categories in order, by id; as papers/timeline.html takes it."""
    bands: dict[int | None, int] = {}
    names: list[str] = []
    for category_id, name in fields:
        bands[category_id] = len(names)
        names.append(name)
    bands[None] = len(names)
    names.append(NO_FIELD)
    nodes = [
        Dated(paper.pk, bands[paper.category_id], paper.year)
        for paper in papers
    ]
    layout = lay_out_timeline(nodes)
    kept_ids = set(without_shortcuts([edge.ids for edge in edges]))
    kept = [edge for edge in edges if edge.ids in kept_ids]
    chips = [paper_chip(paper, layout.chips[paper.pk]) for paper in papers]
    return {
        "width": layout.width,
        "height": layout.height,
        "label": label,
        "bands": band_labels(layout, names),
        "chips": chips,
        "lines": [edge_line(edge, layout) for edge in kept],
        "left_out": len(edges) - len(kept),
        "centre": centre_of(edges, chips),
    }


def band_labels(layout: Timeline, names: list[str]) -> list[dict[str, Any]]:
    """Each band's name, and the years above its columns."""
    labels = []
    years = [(column.x, column_label(column)) for column in layout.columns]
    for band, top in layout.tops.items():
        label = {
            "name": names[band],
            "top": top,
            "name_y": top + NAME_Y,
            "years_y": top + YEARS_Y,
            "years": years,
        }
        labels.append(label)
    return labels


def column_label(column: YearColumn) -> str:
    if column.first == column.last:
        return str(column.first or "")
    return f"{column.first}–{column.last}"


def paper_chip(paper: Paper, chip: Chip) -> dict[str, Any]:
    return {
        "slug": paper.slug,
        "title": paper.title,
        "year": year_label(paper),
        "is_own": paper.is_own,
        "has_note": paper.note != Paper.Note.NONE,
        "url": paper.get_absolute_url(),
        "x": chip.x,
        "y": chip.y,
        "text": short_name(paper),
        "text_x": chip.x + TEXT_X,
        "text_y": chip.y + TEXT_Y,
    }


def short_name(paper: Paper) -> str:
    """What people call it, where that is known and fits; otherwise its title, cut.

    Many titles begin with the name and a colon.
    """
    name, colon, _ = paper.title.partition(":")
    if colon and text_width(name) <= CHIP_GLYPHS:
        return name
    # The first are what people call it; readers look for it by the others.
    for name in paper.also_called.splitlines()[:FIRST_NAMES]:
        if text_width(name) <= CHIP_GLYPHS:
            return name
    return label_lines(paper.title, most=CHIP_GLYPHS, lines=1)[0]


def edge_line(edge: PaperEdge, layout: Timeline) -> dict[str, Any]:
    chips = layout.chips
    return {
        "kind": edge.kind,
        "path": chip_line(chips[edge.earlier.pk], chips[edge.later.pk]),
        "sentences": edge.sentences,
        "earlier": edge.earlier.slug,
        "later": edge.later.slug,
    }
