"""How many papers lie below each one: who builds on nothing comes first."""

from collections.abc import Iterable

from papers.graph.thinning import Edge, neighbours, order_and_loops
from papers.models import LibraryRevision, Link

# By the library's revision, the latest alone.
_cached_depths: dict[int, dict[int, int]] = {}


def paper_depths() -> dict[int, int]:
    """For each paper that builds on others, or is built on, its depth; others: 0.

    All links are read once for each revision of the library: a question that is asked
    costs one small query.
    """
    revisions = LibraryRevision.objects.values_list("number", flat=True)
    number = revisions.first() or 0
    depths = _cached_depths.get(number)
    if depths is None or number == 0:
        depths = load_paper_depths()
        _cached_depths.clear()
        _cached_depths[number] = depths
    return depths


def load_paper_depths() -> dict[int, int]:
    links = Link.objects.between_published().filter(kind=Link.Kind.BUILDS_ON)
    return depths_of(links.order_by("id").values_list("source_id", "target_id"))


def depths_of(edges: Iterable[Edge]) -> dict[int, int]:
    """The length of the longest chain of prerequisites below each node.

    edges lead from a node to what it builds on. One that closes a loop does not count.
    """
    targets = neighbours(edges)
    order, loops = order_and_loops(targets)
    depths: dict[int, int] = {}
    for node in order:
        depth = 0
        for target in targets[node]:
            if (node, target) not in loops:
                depth = max(depth, depths[target] + 1)
        depths[node] = depth
    return depths
