"""Where each paper stands in a drawing, from left (earlier) to right (later), after Sugiyama, Tagawa and Toda 1981."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from fast_sugiyama import from_edges

from papers.graph.thinning import Edge, neighbours, order_and_loops

BOX_WIDTH, BOX_HEIGHT = 160, 60
COLUMN = BOX_WIDTH + 40
ROW, BEND_ROW = BOX_HEIGHT + 10, 12
MARGIN = 4
LOOSE_COLUMNS = 4
SETTINGS: dict[str, Any] = {
    "vertex_spacing": ROW,
    "dummy_vertices": True,
    "dummy_size": 0.2,
    "ranking_type": "minimize",
    "crossing_minimization": "barycenter",
    "check_layout": False,
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """Pixels: the left upper corner of each box, column by column, and for each edge the path that an SVG draws."""

    width: int
    height: int
    boxes: dict[int, tuple[int, int]]
    lines: dict[Edge, str]


@dataclass(frozen=True, slots=True)
class Part:
    """Nodes that hang together: the column of each and its middle in pixels; bends of long edges are nodes too."""

    places: dict[int, tuple[int, float]]
    height: float
    bends: dict[Edge, list[int]]


def lay_out(nodes: Sequence[int], edges: Iterable[Edge]) -> Drawing:
    """Positions for the nodes. Edges lead from earlier to later; one that closes a loop is drawn backwards."""
    wanted = [edge for edge in dict.fromkeys(edges) if edge[0] != edge[1]]
    boxes: dict[int, tuple[int, int]] = {}
    lines: dict[Edge, str] = {}
    top: float = MARGIN
    for part in parts_of(wanted):
        for node, (column, middle) in part.places.items():
            if node >= 0:
                boxes[node] = (
                    MARGIN + column * COLUMN,
                    round(top + middle - BOX_HEIGHT / 2),
                )
        for edge, bends in part.bends.items():
            lines[edge] = path(part, [edge[0], *bends, edge[1]], top)
        top += part.height + ROW - BOX_HEIGHT
    loose = [node for node in nodes if node not in boxes]
    for number, node in enumerate(loose):
        row, column = divmod(number, LOOSE_COLUMNS)
        boxes[node] = (MARGIN + column * COLUMN, round(top + row * ROW))
    boxes = dict(sorted(boxes.items(), key=lambda box: box[1]))
    width = max((x for x, _ in boxes.values()), default=0) + BOX_WIDTH + MARGIN
    height = max((y for _, y in boxes.values()), default=0) + BOX_HEIGHT + MARGIN
    return Drawing(
        width,
        height,
        boxes,
        {edge: lines.get(edge) or lines[edge[::-1]] for edge in wanted},
    )


def forwards(edges: list[Edge]) -> list[Edge]:
    """The edges with those turned round that close a loop, each pair once."""
    _, loops = order_and_loops(neighbours(edges))
    return list(dict.fromkeys((b, a) if (a, b) in loops else (a, b) for a, b in edges))


def parts_of(edges: list[Edge]) -> list[Part]:
    """The connected parts, the largest first; laid out one by one, for together they come out differently each time."""
    return sorted(
        map(laid_out, connected(forwards(edges))), key=lambda one: -len(one.places)
    )


def connected(edges: list[Edge]) -> list[list[Edge]]:
    """The edges by connected part, in their order."""
    above: dict[int, int] = {}

    def root(node: int) -> int:
        while above.setdefault(node, node) != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    for source, target in edges:
        above[root(source)] = root(target)
    found: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        found[root(edge[0])].append(edge)
    return list(found.values())


def laid_out(edges: list[Edge]) -> Part:
    names = list(neighbours(edges))
    numbers = {name: number for number, name in enumerate(names)}
    ((positions, _, _, links),) = from_edges(
        [(numbers[a], numbers[b]) for a, b in edges],
        # Swapping neighbours pays where a reader can follow the lines; in a large drawing it costs most of the time.
        transpose=len(edges) < 200,
        **SETTINGS,
    )
    return part(positions, links or [], names)


def part(positions: Sequence, links: Iterable[Any], names: list[int]) -> Part:
    """A part with our nodes' names; bends have negative ones."""

    def name(number: int) -> int:
        return names[number] if number < len(names) else -number

    deepest = max(y for _, (_, y) in positions)
    columns: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for number, (x, y) in positions:
        columns[round((deepest - y) / ROW)].append((x, name(number)))
    places, height = compacted(columns)
    return Part(places, height, bends_of([(name(a), name(b)) for a, b in links]))


def compacted(
    columns: dict[int, list[tuple[float, int]]],
) -> tuple[dict[int, tuple[int, float]], float]:
    """The columns drawn together to the height that the fullest one needs, in the order that the layout found."""
    needed = max(sum(room(node) for _, node in column) for column in columns.values())
    extent = max(x for column in columns.values() for x, _ in column) or 1
    scale = min(1.0, needed / extent)
    places: dict[int, tuple[int, float]] = {}
    height = 0.0
    for number, column in columns.items():
        edge = 0.0
        for x, node in sorted(column):
            top = max(edge, x * scale)
            places[node] = (number, top + room(node) / 2)
            edge = top + room(node)
        height = max(height, edge)
    return places, height


def room(node: int) -> int:
    return ROW if node >= 0 else BEND_ROW


def bends_of(links: list[Edge]) -> dict[Edge, list[int]]:
    """From the layout's short edges to ours, each with the bends on its way."""
    after = dict(link for link in links if link[0] < 0)
    found: dict[Edge, list[int]] = {}
    for source, target in links:
        if source < 0:
            continue
        bends = []
        while target < 0:
            bends.append(target)
            target = after[target]
        found[source, target] = bends
    return found


def path(part: Part, nodes: list[int], top: float) -> str:
    """An SVG path from the right side of the first box to the left side of the last, level past each column between."""
    points = [
        (MARGIN + part.places[node][0] * COLUMN, round(top + part.places[node][1]))
        for node in nodes
    ]
    (x, y), *rest = points
    x += BOX_WIDTH
    pieces = [f"M{x} {y}"]
    for next_x, next_y in rest:
        half = (x + next_x) // 2
        pieces.append(f"C{half} {y} {half} {next_y} {next_x} {next_y}")
        x, y = next_x + BOX_WIDTH, next_y
        pieces.append(f"H{x}")
    return "".join(pieces[:-1])
