"""Fewer lines that say the same: a line that a chain of others already says can go."""

from collections.abc import Iterable, Iterator, Sequence

Edge = tuple[int, int]
# From each node to where its edges lead.
Targets = dict[int, list[int]]


def neighbours(edges: Iterable[Edge]) -> Targets:
    """From each node to where its edges lead, in the order of the edges."""
    targets: Targets = {}
    for source, target in edges:
        targets.setdefault(source, []).append(target)
        targets.setdefault(target, [])
    return targets


def order_and_loops(targets: Targets) -> tuple[list[int], set[Edge]]:
    """The nodes, each behind all that it leads to, and the edges that close a loop.

    Those edges do not count for the order.
    """
    is_done: dict[int, bool] = {}
    order: list[int] = []
    loops: set[Edge] = set()
    for root in targets:
        if root in is_done:
            continue
        is_done[root] = False
        stack: list[tuple[int, Iterator[int]]] = [(root, iter(targets[root]))]
        while stack:
            node, rest = stack[-1]
            for target in rest:
                if target not in is_done:
                    is_done[target] = False
                    stack.append((target, iter(targets[target])))
                    break
                if not is_done[target]:
                    loops.add((node, target))
            else:
                is_done[node] = True
                order.append(node)
                stack.pop()
    return order, loops


def without_shortcuts(edges: Sequence[Edge]) -> list[Edge]:
    """The fewest of these edges that lead from the same nodes to the same nodes.

    That is the transitive reduction. An edge that closes a loop always stays. The
    order is that of the edges given.
    """
    targets = neighbours(edges)
    order, loops = order_and_loops(targets)
    place = {node: number for number, node in enumerate(order)}
    # For each node the places of all that can be reached from it, as bits.
    reach: dict[int, int] = {}
    kept = set(loops)
    for node in order:
        reach[node] = 0
        # What stands later in the order may lead to what stands earlier, never the
        # other way round.
        latest_first = sorted(
            set(targets[node]), key=place.__getitem__, reverse=True
        )
        for target in latest_first:
            is_loop = (node, target) in loops
            is_reached = reach[node] >> place[target] & 1
            if is_loop or is_reached:
                continue
            kept.add((node, target))
            reach[node] |= reach[target] | 1 << place[target]
    return [edge for edge in dict.fromkeys(edges) if edge in kept]
