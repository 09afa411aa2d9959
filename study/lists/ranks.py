"""The numbers that order a list's entries: with gaps, so that a move writes one row.

Pure: what ranks to give. Ranks of entries are at least 1; below zero they stand only
for a moment, while neighbours change places.
"""

GAP = 1 << 32
# Where a gap is used up, neighbours are spread anew; each gets so much room at least.
LEAST_ROOM = 1 << 8
FEWEST_SPREAD = 16


def ranks_after(last: int, count: int) -> list[int]:
    """Ranks for new entries behind the last one; last is 0 for an empty list."""
    return [last + number * GAP for number in range(1, count + 1)]


def rank_between(before: int, after: int | None) -> int | None:
    """The middle of a gap, None when nothing fits; after is None behind the last."""
    if after is None:
        return before + GAP
    middle = (before + after) // 2
    return middle if middle > before else None


def spread_ranks(
    before: int, after: int | None, count: int
) -> list[int] | None:
    """That many ranks evenly between two others; None when they would stand tight."""
    if after is None:
        return ranks_after(before, count)
    room = (after - before) // (count + 1)
    if room < LEAST_ROOM:
        return None
    return [before + number * room for number in range(1, count + 1)]
