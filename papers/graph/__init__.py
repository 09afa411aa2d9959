"""Papers as a graph, and treemaps: where to draw what. No database, no settings."""

from papers.graph.all_before import all_before
from papers.graph.labels import label_lines, text_width
from papers.graph.layout import BOX_HEIGHT, BOX_WIDTH, Drawing, lay_out
from papers.graph.shortest_path import ShortestPath, Step, shortest_path
from papers.graph.thinning import without_shortcuts
from papers.graph.timeline import (
    CHIP_HEIGHT,
    CHIP_WIDTH,
    Chip,
    Dated,
    Timeline,
    YearColumn,
    chip_line,
    lay_out_timeline,
)
from papers.graph.treemap import Rectangle, squarify

__all__ = [
    "BOX_HEIGHT",
    "BOX_WIDTH",
    "CHIP_HEIGHT",
    "CHIP_WIDTH",
    "Chip",
    "Dated",
    "Drawing",
    "Rectangle",
    "ShortestPath",
    "Step",
    "Timeline",
    "YearColumn",
    "all_before",
    "chip_line",
    "label_lines",
    "lay_out",
    "lay_out_timeline",
    "shortest_path",
    "squarify",
    "text_width",
    "without_shortcuts",
]
