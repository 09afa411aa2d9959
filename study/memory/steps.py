"""Learning steps: how soon a new or forgotten question comes again.

Written as people write them: “10m”, “1m 10m”, “10m 2h”.
"""

import re
from datetime import timedelta
from functools import lru_cache

USUAL_STEPS = "10m"
MOST_STEPS = 4
# “Hard” may wait half as long again, and still comes before the middle of the next
# study day, from which “Good” counts.
LONGEST_STEP = timedelta(hours=6)
STEP = re.compile(r"([1-9][0-9]{0,2})([mh])", re.ASCII)
UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1)}


@lru_cache(maxsize=256)
def parse_learning_steps(text: str) -> tuple[timedelta, ...]:
    """Raises ValueError, in words for the learner."""
    steps = tuple(parse_step(word) for word in text.split())
    if not steps:
        raise ValueError("Enter one step at least, for example 10m.")
    if len(steps) > MOST_STEPS:
        raise ValueError(f"Enter at most {MOST_STEPS} steps.")
    if max(steps) > LONGEST_STEP:
        raise ValueError("A step takes from 1 minute (1m) to 6 hours (6h).")
    if list(steps) != sorted(set(steps)):
        raise ValueError("Each step must be longer than the one before it.")
    return steps


def parse_step(word: str) -> timedelta:
    step = STEP.fullmatch(word)
    if step is None:
        raise ValueError(
            "Write steps as minutes or hours with a space between: 10m, or 1m 10m, or"
            " 10m 2h."
        )
    return int(step[1]) * UNITS[step[2]]
