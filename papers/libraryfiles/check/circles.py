"""Links that lead in a circle, where none may."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter


def find_circle(targets: Mapping[str, Iterable[str]]) -> list[str]:
    """The nodes of a circle in order, the first again at the end; empty without one.

    `targets` are, for each node, the nodes to which its links lead.
    """
    try:
        TopologicalSorter(targets).prepare()
    except CycleError as error:
        against_the_links: list[str] = error.args[1]
        return against_the_links[::-1]
    return []


def find_circles(targets: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Circle after circle, each without the first links of those before."""
    remaining = {}
    for node, nodes in targets.items():
        remaining[node] = list(nodes)
    while circle := find_circle(remaining):
        yield circle
        first, second, *_ = circle
        remaining[first].remove(second)
