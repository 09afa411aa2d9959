"""How a memory grows and fades: FSRS-6, without database or clock."""

from study.memory.schedule import (
    Memory,
    Rating,
    State,
    grade,
    preview,
    replay,
    retrievability,
)

__all__ = ["Memory", "Rating", "State", "grade", "preview", "replay", "retrievability"]
