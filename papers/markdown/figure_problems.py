"""What is wrong with a figure, for whoever draws it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FigureProblem:
    """What is wrong in which line, from 1, and how to mend it."""

    line: int
    problem: str
    remedy: str


NO_TITLE = FigureProblem(
    1,
    "The drawing has no title",
    "Add <title> as the first child of <svg>",
)
