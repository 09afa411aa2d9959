"""A thread of each process stays free for readers while writers wait for the database.

SQLite lets one request write at a time, PostgreSQL one in each row; the others wait
for up to the database's timeout, each in a thread of the server. Without a limit a
dozen of them would take all threads, and nobody could read any more.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition
from time import monotonic

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from config.http import SLOT_OF_REQUEST

GetResponse = Callable[[HttpRequest], HttpResponse]

READING_METHODS = {"GET", "HEAD", "OPTIONS"}
PATIENCE_SECONDS = 3.0
RETRY_AFTER_SECONDS = 10
logger = logging.getLogger(__name__)


class WriterSlots:
    """How many requests of this process may write, or wait for it, at once."""

    def __init__(self, count: int, *, patience_seconds: float) -> None:
        self.free_count = count
        self.patience_seconds = patience_seconds
        self.full_since = monotonic()
        self.changed = Condition()

    def acquire(self) -> bool:
        """Whether there is a slot.

        Where slots come and go it is waited for. Where none became free for the time
        of our patience, somebody holds the database up, and it is not.
        """
        with self.changed:
            has_slot = self.changed.wait_for(
                lambda: self.free_count > 0, timeout=self.patience_left()
            )
            if not has_slot:
                return False
            self.free_count -= 1
            if self.free_count == 0:
                self.full_since = monotonic()
            return True

    def patience_left(self) -> float:
        """In seconds, from the moment when the last slot was taken."""
        return max(self.full_since + self.patience_seconds - monotonic(), 0)

    def release(self) -> None:
        with self.changed:
            self.free_count += 1
            self.changed.notify()


class WriterSlot:
    """The slot of one request."""

    def __init__(self, slots: WriterSlots) -> None:
        self.slots = slots
        self.is_held = True

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Others may write while this request waits for something else.

        Raises OperationalError, which becomes a 503, where no slot is free afterwards.
        """
        self.give_back()
        try:
            yield
        finally:
            self.take()

    @contextmanager
    def taken_again(self) -> Iterator[None]:
        """For an answer that writes while it is sent, when its view is through.

        Raises OperationalError where no slot is free.
        """
        self.take()
        try:
            yield
        finally:
            self.give_back()

    def take(self) -> None:
        self.is_held = self.slots.acquire()
        if not self.is_held:
            raise OperationalError("Too many wait to write.")

    def give_back(self) -> None:
        if self.is_held:
            self.is_held = False
            self.slots.release()


def keep_reader_free(get_response: GetResponse) -> GetResponse:
    """Sends a writer away, to come again, rather than let it take the last thread."""
    slot_count = max(1, settings.THREADS - 1)
    slots = WriterSlots(slot_count, patience_seconds=PATIENCE_SECONDS)

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in READING_METHODS:
            return get_response(request)
        if not slots.acquire():
            logger.warning(
                "Too many wait to write: %s was sent away.", request.path
            )
            return come_again()
        slot = WriterSlot(slots)
        setattr(request, SLOT_OF_REQUEST, slot)
        try:
            return get_response(request)
        finally:
            slot.give_back()

    return middleware


def come_again() -> HttpResponse:
    return HttpResponse(
        render_to_string("503.html"),
        status=503,
        headers={
            "Cache-Control": "no-store",
            "Retry-After": str(RETRY_AFTER_SECONDS),
        },
    )
