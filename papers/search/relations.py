"""Papers that are asked for by others: “what came after AlphaGo”.

The query says in which direction to go from the papers that it names; the links between
notes say where that leads.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from papers.search.candidates import Candidate

LATER_WORDS = frozenset(
    """
    after alternative alternatives beat beats better beyond cheaper extended
    extends extension faster fixed fixes follow followed follows improve
    improved improvement improvements improves improving instead newer next
    replace replaced replacement replaces replacing simpler smaller succeeded
    successor successors variant variants version without
    """.split()  # noqa: SIM905
)
EARLIER_WORDS = frozenset(
    """
    ancestor ancestors before earlier foundation foundations inspiration
    inspired origin origins precursor precursors predecessor predecessors
    """.split()  # noqa: SIM905
)
# The later paper tells of the earlier; a reader goes on from the earlier to the later.
TELLS = frozenset(("builds_on", "replaces", "measured_against", "contradicts"))
GOES_ON = "read_next"


class Direction(Enum):
    """Where to go from the papers that a query names."""

    LATER = "later"
    EARLIER = "earlier"


def asked_direction(words: Sequence[str]) -> Direction | None:
    """None where the query does not ask for one paper by another."""
    if not EARLIER_WORDS.isdisjoint(words):
        return Direction.EARLIER
    if not LATER_WORDS.isdisjoint(words):
        return Direction.LATER
    return None


def shares_related(
    candidates: Iterable[Candidate],
    named: Sequence[Candidate],
    direction: Direction,
) -> Iterator[tuple[Candidate, float]]:
    """Each candidate that is not named, and how many of the named it follows."""
    named_slugs = {each.slug for each in named}
    for candidate in candidates:
        if candidate.slug in named_slugs:
            continue
        follows = 0
        for each in named:
            if direction is Direction.LATER:
                follows += is_later(candidate, each)
            else:
                follows += is_later(each, candidate)
        if follows:
            yield candidate, follows / len(named)


def is_later(candidate: Candidate, than: Candidate) -> bool:
    """Whether a link of either says so."""
    if f"{GOES_ON} {candidate.slug}" in than.links:
        return True
    return any(f"{kind} {than.slug}" in candidate.links for kind in TELLS)
