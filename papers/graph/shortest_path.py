"""The shortest path to a paper along what should be read before it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

MOST_STEPS = 30


@dataclass(frozen=True, slots=True)
class Step:
    """`before` should be read before `after`, because of the link with that number."""

    before: int
    after: int
    link: int


StepByPaper = dict[int, Step]
FindSteps = Callable[[list[int]], Iterable[Step]]


@dataclass(frozen=True, slots=True)
class ShortestPath:
    """Steps in reading order.

    The path begins at something known, or at something that needs nothing before it.
    """

    steps: tuple[Step, ...]
    is_from_known: bool


def shortest_path(
    goal: int, known: Collection[int], steps_to: FindSteps
) -> ShortestPath:
    """The shortest path from anything known to the goal.

    When none leads there, it begins at what needs nothing before it. `steps_to` gives
    the steps into each of these papers, the better reasons first; it is asked once
    per level.
    """
    next_steps: StepByPaper = {}
    level = [goal]
    beginning: int | None = None
    for _ in range(MOST_STEPS):
        steps = list(steps_to(level))
        if beginning is None:
            beginning = first_without_steps(level, steps)
        fresh = steps_from_unseen(steps, {goal, *next_steps})
        next_steps |= fresh
        reached = first_known(fresh, known)
        if reached is not None:
            return ShortestPath(
                follow(reached, goal, next_steps), is_from_known=True
            )
        level = list(fresh)
        is_decided = beginning is not None and not known
        if is_decided or not level:
            break
    if beginning is None:
        beginning = goal
    return ShortestPath(
        follow(beginning, goal, next_steps), is_from_known=False
    )


def first_without_steps(level: list[int], steps: list[Step]) -> int | None:
    """The first paper of the level that needs nothing before it."""
    needy = {step.after for step in steps}
    for paper in level:
        if paper not in needy:
            return paper
    return None


def steps_from_unseen(steps: list[Step], seen: Collection[int]) -> StepByPaper:
    """The first step from each paper that is not seen yet, by that paper."""
    fresh: StepByPaper = {}
    for step in steps:
        if step.before not in seen:
            fresh.setdefault(step.before, step)
    return fresh


def first_known(papers: Iterable[int], known: Collection[int]) -> int | None:
    for paper in papers:
        if paper in known:
            return paper
    return None


def follow(paper: int, goal: int, next_steps: StepByPaper) -> tuple[Step, ...]:
    """The steps from the paper to the goal."""
    steps = []
    while paper != goal:
        step = next_steps[paper]
        steps.append(step)
        paper = step.after
    return tuple(steps)
