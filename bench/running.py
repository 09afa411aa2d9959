"""What each benchmark needs: a site of its own, a clock, a line of output."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import django


@contextmanager
def temporary_site() -> Iterator[None]:
    """Octavo with an empty folder for its data; models can be imported inside only."""
    with tempfile.TemporaryDirectory(prefix="octavo-bench-") as folder:
        os.environ["DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
        django.setup()
        yield


def seconds_of(work: Callable[..., object], *arguments: object) -> float:
    started_at = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - started_at


def cpu_seconds_of(work: Callable[..., object], *arguments: object) -> float:
    """Of this process alone: also right where the machine does other things.

    A file of SQLite is read in the same process.
    """
    started_at = time.process_time()
    work(*arguments)
    return time.process_time() - started_at


def say(text: str) -> None:
    print(text, flush=True)
