"""The shortest way to a paper along what should be read before it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

MOST_STEPS = 30


@dataclass(frozen=True, slots=True)
class Step:
    """`before` should be read before `after`, because of the link with that number."""

    before: int
    after: int
    link: int


@dataclass(frozen=True, slots=True)
class ShortestPath:
    """Steps in reading order; the way begins at something known, or at something that needs nothing before it."""

    steps: tuple[Step, ...]
    is_from_known: bool


def shortest_path(
    goal: int, known: Collection[int], steps_to: Callable[[list[int]], Iterable[Step]]
) -> ShortestPath:
    """The shortest way from anything known to the goal; when none leads there, from what needs nothing before it.

    `steps_to` gives the steps into each of these papers, the better reasons first; it is asked once per level.
    """
    onward: dict[int, Step] = {}
    seen, level = {goal}, [goal]
    beginning: int | None = None
    for _ in range(MOST_STEPS):
        steps = list(steps_to(level))
        if beginning is None:
            needy = {step.after for step in steps}
            beginning = next((node for node in level if node not in needy), None)
        fresh: dict[int, Step] = {}
        for step in steps:
            if step.before not in seen:
                fresh.setdefault(step.before, step)
        onward |= fresh
        reached = next((node for node in fresh if node in known), None)
        if reached is not None:
            return ShortestPath(followed(reached, goal, onward), True)
        if not fresh or (beginning is not None and not known):
            break
        seen |= fresh.keys()
        level = list(fresh)
    return ShortestPath(
        followed(goal if beginning is None else beginning, goal, onward), False
    )


def followed(node: int, goal: int, onward: dict[int, Step]) -> tuple[Step, ...]:
    found = []
    while node != goal:
        step = onward[node]
        found.append(step)
        node = step.after
    return tuple(found)
