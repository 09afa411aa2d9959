"""Everything that should be read before a paper, along what each paper builds on."""

from collections.abc import Collection, Iterator, Mapping, Sequence


def all_before(
    goal: int,
    known: Collection[int],
    before: Mapping[int, Sequence[int]],
) -> list[int]:
    """What the goal needs and is not known, each after all that it needs; goal last.

    `before` gives what each paper builds on, the first to read first. What is known is
    left out with all that is needed for it alone. A circle is cut where it closes.
    """
    order = []
    seen = {goal}
    # Each paper that is being looked at, with what it needs and was not looked at yet.
    open_papers = [(goal, iter(before.get(goal, ())))]
    while open_papers:
        paper, waiting = open_papers[-1]
        needed = next_needed(waiting, seen, known)
        if needed is None:
            order.append(paper)
            open_papers.pop()
            continue
        seen.add(needed)
        open_papers.append((needed, iter(before.get(needed, ()))))
    return order


def next_needed(
    waiting: Iterator[int],
    seen: Collection[int],
    known: Collection[int],
) -> int | None:
    for paper in waiting:
        if paper not in seen and paper not in known:
            return paper
    return None
