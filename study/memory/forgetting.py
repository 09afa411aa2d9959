"""How a memory fades while it is left alone: FSRS-6's forgetting curve."""

from datetime import datetime

from study.memory.schedule import DECAY, FACTOR, HALF_A_DAY


def chance_after(days: int, *, stability: float) -> float:
    """The chance of recall, 0 to 1, when that many days are over since the last one.

    The same as `retrievability`, to the last bit, for who has 100,000 memories to ask.
    """
    return (1 + FACTOR * max(0, days) / stability) ** DECAY


def elapsed_days(last_day_began_at: datetime, *, day_began_at: datetime) -> int:
    """How many nights lie between two study days, as the schedule counts them."""
    return (day_began_at + HALF_A_DAY - last_day_began_at).days
