"""Papers as a graph, and treemaps: where to draw what. No database, no settings."""

from papers.graph.all_before import all_before
from papers.graph.labels import label_lines
from papers.graph.layout import BOX_HEIGHT, BOX_WIDTH, Drawing, lay_out
from papers.graph.shortest_path import ShortestPath, Step, shortest_path
from papers.graph.thinning import without_shortcuts
from papers.graph.treemap import Rectangle, squarify

__all__ = [
    "BOX_HEIGHT",
    "BOX_WIDTH",
    "Drawing",
    "Rectangle",
    "ShortestPath",
    "Step",
    "all_before",
    "label_lines",
    "lay_out",
    "shortest_path",
    "squarify",
    "without_shortcuts",
]
