"""One process at a time prepares a folder or restores into it."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from django.core.management.base import CommandError

LOCK_NAME = "preparing.lock"


@contextmanager
def sole_preparation(
    folder: Path, say: Callable[[str], None]
) -> Iterator[None]:
    """Waits until no other process prepares this folder, and says so.

    The system gives the lock up with the process that holds it, however that ends;
    the empty file that stays behind means nothing.
    """
    path = folder / LOCK_NAME
    try:
        lock = path.open("a")
    except OSError as error:
        raise CommandError(
            f"{path} cannot be written: {error.strerror}."
        ) from error
    with lock:
        if not lock_at_once(lock):
            say(
                f"Another Octavo is preparing {folder}; this one waits for it …"
            )
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def lock_at_once(lock: TextIO) -> bool:
    """Whether nobody else has the lock."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
