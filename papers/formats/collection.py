"""Thousands of objects made at one go, without a look through them each time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collection() -> Iterator[None]:
    """Python's search for circles of objects waits until this ends.

    It begins anew with every few hundred objects made, and whoever reads thousands of
    works keeps them all. It waits for the whole process, some seconds at most: what
    other requests leave behind meanwhile is looked through afterwards.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
