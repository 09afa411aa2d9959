"""How a memory grows and fades: FSRS-6, without database or clock."""

from study.memory.schedule import (
    Memory,
    PastReview,
    Rating,
    State,
    grade,
    preview,
    replay,
    retrievability,
)

__all__ = [
    "Memory",
    "PastReview",
    "Rating",
    "State",
    "grade",
    "preview",
    "replay",
    "retrievability",
]
