"""Telling how far an import has come."""

from collections.abc import Callable

# What is done, how much of it, of how much.
Progress = Callable[[str, int, int], None]
BATCH_SIZE = 500


def say_nothing(what: str, done: int, total: int) -> None:
    """For who does not watch."""
