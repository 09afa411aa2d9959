"""Papers that are asked for by others: “what came after AlphaGo”.

The query says in which direction to go from the papers that it names; the links between
notes say where that leads.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import pairwise, product

from django.db.models import Q

from papers.models import Link, Paper
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
COMPARING_WORDS = frozenset(("versus", "vs"))
# “What came after” names no paper that is called CAME.
COMING_WORDS = frozenset(("came", "come", "comes"))
PLACING_WORDS = frozenset(("after", "before", "from", "next"))
# The later paper tells of the earlier; a reader goes on from the earlier to the later.
TELLS = frozenset(("builds_on", "replaces", "measured_against", "contradicts"))
GOES_ON = "read_next"
# Of a longer query it is not asked which of its words are names.
MOST_WORDS = 12
MOST_WORDS_OF_SLUG = 4
MOST_LINKS = 100
FEWEST_COMPARED = 2
FAMILY = 0.5


class Direction(Enum):
    """Where to go from the papers that a query names."""

    LATER = "later"
    EARLIER = "earlier"
    # To themselves: they are compared.
    BESIDE = "beside"


def asked_direction(words: Sequence[str]) -> Direction | None:
    """None where the query does not ask for one paper by another."""
    if not EARLIER_WORDS.isdisjoint(words):
        return Direction.EARLIER
    if not LATER_WORDS.isdisjoint(words):
        return Direction.LATER
    if not COMPARING_WORDS.isdisjoint(words):
        return Direction.BESIDE
    return None


def coming_words(words: Sequence[str]) -> frozenset[str]:
    """Which of the words say only that something came before or after."""
    found = set()
    for word, following in pairwise(words):
        if word in COMING_WORDS and following in PLACING_WORDS:
            found.add(word)
    return frozenset(found)


def named_ids(words: Sequence[str]) -> list[int]:
    """The published papers of which the short name stands in these words."""
    slugs = dict.fromkeys(slugs_in(words[:MOST_WORDS]))
    papers = Paper.objects.published().filter(slug__in=slugs)
    return list(papers.order_by("pk").values_list("pk", flat=True))


def slugs_in(words: Sequence[str]) -> Iterator[str]:
    """What runs of words may be as a short name: faster r cnn, faster-r-cnn."""
    for start in range(len(words)):
        for size in range(1, MOST_WORDS_OF_SLUG + 1):
            run = words[start : start + size]
            if len(run) == size:
                yield from spellings_of(run)


def spellings_of(run: Sequence[str]) -> Iterator[str]:
    first, *others = run
    for marks in product(("-", ""), repeat=len(others)):
        slug = first
        for mark, word in zip(marks, others, strict=True):
            slug += mark + word
        yield slug


def kin_ids(paper_ids: Sequence[int]) -> list[int]:
    """What the notes of these papers lead to, and what leads to them."""
    if not paper_ids:
        return []
    published = Paper.objects.published()
    links = Link.objects.filter(source__in=published, target__in=published)
    touching = links.filter(Q(source__in=paper_ids) | Q(target__in=paper_ids))
    ends = touching.order_by("pk").values_list("source", "target")
    kin: dict[int, None] = {}
    for source_id, target_id in ends[:MOST_LINKS]:
        kin |= {source_id: None, target_id: None}
    return list(kin)


def shares_related(
    candidates: Iterable[Candidate],
    named: Sequence[Candidate],
    direction: Direction,
) -> Iterator[tuple[Candidate, float]]:
    """Each candidate that is not named, and how many of the named it follows.

    Where papers are compared, those that are named share in it, and no others.
    """
    if direction is Direction.BESIDE:
        if len(named) >= FEWEST_COMPARED:
            yield from ((each, 1.0) for each in named)
        return
    named_slugs = {each.slug for each in named}
    for candidate in candidates:
        if candidate.slug in named_slugs:
            continue
        share = 0.0
        for each in named:
            if direction is Direction.LATER:
                share += share_later(candidate, each)
            else:
                share += share_later(each, candidate)
        if share:
            yield candidate, share / len(named)


def share_later(candidate: Candidate, than: Candidate) -> float:
    """How surely it follows: more where both go by one name, as gpt-3 and gpt-2 do."""
    if not is_later(candidate, than):
        return 0.0
    if family_of(candidate) == family_of(than):
        return 1 + FAMILY
    return 1.0


def family_of(paper: Candidate) -> str:
    return paper.slug.split("-", 1)[0]


def is_later(candidate: Candidate, than: Candidate) -> bool:
    """Whether a link of either says so."""
    if f"{GOES_ON} {candidate.slug}" in than.links:
        return True
    return any(f"{kind} {than.slug}" in candidate.links for kind in TELLS)
