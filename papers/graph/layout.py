"""Where each paper stands in a drawing, from left (earlier) to right (later).

After Sugiyama, Tagawa and Toda 1981. Everything is in pixels.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

from fast_sugiyama import from_edges

from papers.graph.thinning import Edge, neighbours, order_and_loops

BOX_WIDTH = 160
BOX_HEIGHT = 60
COLUMN = BOX_WIDTH + 40
ROW = BOX_HEIGHT + 10
BEND_ROW = 12
MARGIN = 4
UNLINKED_COLUMNS = 4
# Swapping neighbours pays where a reader can follow the lines; in a large drawing it
# costs most of the time.
MOST_EDGES_TO_SWAP = 200
SETTINGS: dict[str, Any] = {
    "vertex_spacing": ROW,
    "dummy_vertices": True,
    "dummy_size": 0.2,
    "ranking_type": "minimize",
    "crossing_minimization": "barycenter",
    "check_layout": False,
}


class Corner(NamedTuple):
    """The left upper corner of a box."""

    x: int
    y: int


class Place(NamedTuple):
    """A node's column, from 0, and the height of its middle."""

    column: int
    middle: float


Boxes = dict[int, Corner]
Places = dict[int, Place]
# For each edge the path that an SVG draws.
Lines = dict[Edge, str]
# For each edge its bends, from its source to its target.
Bends = dict[Edge, list[int]]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The boxes column by column, and a line for each edge."""

    width: int
    height: int
    boxes: Boxes
    lines: Lines


@dataclass(frozen=True, slots=True)
class Part:
    """Nodes that hang together.

    Where a long edge passes a column it has a bend, which is a node too: bends have
    negative numbers.
    """

    places: Places
    height: float
    bends: Bends


# Where the layout put a node of a column, from the top, and the node.
Column = list[tuple[float, int]]
Columns = dict[int, Column]


def lay_out(nodes: Sequence[int], edges: Iterable[Edge]) -> Drawing:
    """Positions for the nodes.

    Edges lead from earlier to later; one that closes a loop is drawn backwards.
    """
    wanted = edges_between_two(edges)
    boxes: Boxes = {}
    drawn: Lines = {}
    top: float = MARGIN
    for part in lay_out_parts(wanted):
        boxes |= part_boxes(part, top)
        drawn |= part_lines(part, top)
        top += part.height + ROW - BOX_HEIGHT
    unlinked = [node for node in nodes if node not in boxes]
    boxes |= unlinked_boxes(unlinked, top)
    lines = {}
    for edge in wanted:
        if edge in drawn:
            lines[edge] = drawn[edge]
        else:
            lines[edge] = drawn[reverse(edge)]
    corners = boxes.values()
    right = max((corner.x for corner in corners), default=0)
    bottom = max((corner.y for corner in corners), default=0)
    return Drawing(
        width=right + BOX_WIDTH + MARGIN,
        height=bottom + BOX_HEIGHT + MARGIN,
        boxes=from_left_to_right(boxes),
        lines=lines,
    )


def edges_between_two(edges: Iterable[Edge]) -> list[Edge]:
    """Each edge once, without those from a node to itself."""
    unique = dict.fromkeys(edges)
    return [edge for edge in unique if edge[0] != edge[1]]


def reverse(edge: Edge) -> Edge:
    source, target = edge
    return target, source


def from_left_to_right(boxes: Boxes) -> Boxes:
    in_order = sorted(boxes.items(), key=itemgetter(1))
    return dict(in_order)


def part_boxes(part: Part, top: float) -> Boxes:
    boxes = {}
    for node, place in part.places.items():
        if is_bend(node):
            continue
        x = column_x(place.column)
        y = round(top + place.middle - BOX_HEIGHT / 2)
        boxes[node] = Corner(x, y)
    return boxes


def part_lines(part: Part, top: float) -> Lines:
    lines = {}
    for edge, bends in part.bends.items():
        source, target = edge
        nodes = [source, *bends, target]
        lines[edge] = svg_path(part, nodes, top)
    return lines


def unlinked_boxes(nodes: list[int], top: float) -> Boxes:
    """Rows of boxes below everything else."""
    boxes = {}
    for number, node in enumerate(nodes):
        row, column = divmod(number, UNLINKED_COLUMNS)
        y = round(top + row * ROW)
        boxes[node] = Corner(column_x(column), y)
    return boxes


def column_x(column: int) -> int:
    return MARGIN + column * COLUMN


def is_bend(node: int) -> bool:
    return node < 0


def turn_loops(edges: list[Edge]) -> list[Edge]:
    """The edges with those turned round that close a loop, each pair once."""
    _, loops = order_and_loops(neighbours(edges))
    forwards = []
    for edge in edges:
        if edge in loops:
            forwards.append(reverse(edge))
        else:
            forwards.append(edge)
    return list(dict.fromkeys(forwards))


def lay_out_parts(edges: list[Edge]) -> list[Part]:
    """The connected parts, the largest first.

    Laid out one by one, for together they come out differently each time.
    """
    forwards = turn_loops(edges)
    parts = [lay_out_part(part) for part in connected_parts(forwards)]
    parts.sort(key=lambda part: len(part.places), reverse=True)
    return parts


def connected_parts(edges: list[Edge]) -> list[list[Edge]]:
    """The edges by connected part, in their order."""
    above: dict[int, int] = {}

    def root(node: int) -> int:
        while above.setdefault(node, node) != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    for source, target in edges:
        above[root(source)] = root(target)
    parts: dict[int, list[Edge]] = {}
    for edge in edges:
        source, _ = edge
        parts.setdefault(root(source), []).append(edge)
    return list(parts.values())


def lay_out_part(edges: list[Edge]) -> Part:
    nodes = list(neighbours(edges))
    numbers = {node: number for number, node in enumerate(nodes)}
    numbered = []
    for source, target in edges:
        numbered.append((numbers[source], numbers[target]))
    (layout,) = from_edges(
        numbered,
        transpose=len(edges) < MOST_EDGES_TO_SWAP,
        **SETTINGS,
    )
    positions, _, _, segments = layout
    return named_part(nodes, positions, segments or [])


def named_part(
    nodes: list[int], positions: Sequence[Any], segments: Iterable[Any]
) -> Part:
    """A part with our nodes' names, from what the layout engine says of numbers.

    It numbers nodes from 0 and its bends after them.
    """

    def node_of(number: int) -> int:
        if number < len(nodes):
            return nodes[number]
        return -number

    last_column_y = max(y for _, (_, y) in positions)
    columns: Columns = defaultdict(list)
    for number, (x, y) in positions:
        # The engine draws from the top down, we draw from left to right.
        column = round((last_column_y - y) / ROW)
        columns[column].append((x, node_of(number)))
    places, height = compact(columns)
    named = []
    for start, end in segments:
        named.append((node_of(start), node_of(end)))
    return Part(places, height, bends_of(named))


def compact(columns: Columns) -> tuple[Places, float]:
    """The columns drawn together to the height that the fullest one needs.

    The order is the one that the layout found.
    """
    needed = max(column_height(column) for column in columns.values())
    extent = max(column_extent(column) for column in columns.values()) or 1
    scale = min(1.0, needed / extent)
    places: Places = {}
    height = 0.0
    for number, column in columns.items():
        bottom = 0.0
        for x, node in sorted(column):
            top = max(bottom, x * scale)
            bottom = top + node_height(node)
            places[node] = Place(number, middle=(top + bottom) / 2)
        height = max(height, bottom)
    return places, height


def column_height(column: Column) -> int:
    """What the nodes need without gaps between them."""
    return sum(node_height(node) for _, node in column)


def column_extent(column: Column) -> float:
    """Where the layout put the lowest node."""
    return max(x for x, _ in column)


def node_height(node: int) -> int:
    return BEND_ROW if is_bend(node) else ROW


def bends_of(segments: list[Edge]) -> Bends:
    """The layout's short edges joined to ours."""
    next_node: dict[int, int] = {}
    for start, end in segments:
        if is_bend(start):
            next_node[start] = end
    bends_by_edge: Bends = {}
    for source, node in segments:
        if is_bend(source):
            continue
        bends = []
        while is_bend(node):
            bends.append(node)
            node = next_node[node]
        bends_by_edge[source, node] = bends
    return bends_by_edge


def svg_path(part: Part, nodes: list[int], top: float) -> str:
    """An SVG path from the right side of the first box to the left side of the last.

    It runs level past each column between.
    """
    start, *others = nodes
    x = column_x(part.places[start].column) + BOX_WIDTH
    y = round(top + part.places[start].middle)
    commands = [f"M{x} {y}"]
    for node in others:
        next_x = column_x(part.places[node].column)
        next_y = round(top + part.places[node].middle)
        half = (x + next_x) // 2
        target = f"{next_x} {next_y}"
        commands.append(f"C{half} {y} {half} {next_y} {target}")
        x = next_x + BOX_WIDTH
        y = next_y
        commands.append(f"H{x}")
    # Behind the last box nothing goes on.
    commands.pop()
    return "".join(commands)
