"""Papers as a graph: places in a drawing, shortest paths. No database, no settings."""

from papers.graph.labels import label_lines
from papers.graph.layout import BOX_HEIGHT, BOX_WIDTH, Drawing, lay_out
from papers.graph.shortest_path import ShortestPath, Step, shortest_path
from papers.graph.thinning import without_shortcuts

__all__ = [
    "BOX_HEIGHT",
    "BOX_WIDTH",
    "Drawing",
    "ShortestPath",
    "Step",
    "label_lines",
    "lay_out",
    "shortest_path",
    "without_shortcuts",
]
