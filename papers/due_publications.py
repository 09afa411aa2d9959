"""What was planned to be published by now is, before anybody gets a page.

Each process remembers the next planned moment and asks the database for it anew every
half minute; a plan is made for a minute from now or later
(docs/decisions/0068-published-by-the-first-who-asks.md).
"""

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Lock
from time import monotonic

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from papers.services.writing.publications import (
    next_publication_at,
    publish_what_is_due,
)

ASKED_EVERY_SECONDS = 30
logger = logging.getLogger(__name__)


class NextMoment:
    """The next planned moment, as this process knows it."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.publish_at: datetime | None = None
        self.asked_at: float | None = None

    def ask(self) -> None:
        """Noted first: where the database does not answer, nobody asks at once."""
        self.asked_at = monotonic()
        self.publish_at = next_publication_at()

    def has_come(self) -> bool:
        if (
            self.asked_at is None
            or monotonic() - self.asked_at > ASKED_EVERY_SECONDS
        ):
            self.ask()
        moment = self.publish_at
        return moment is not None and moment <= timezone.now()

    def publish_if_come(self) -> None:
        """By one thread: the others of the process have pages to answer meanwhile."""
        if not self.lock.acquire(blocking=False):
            return
        try:
            if self.has_come():
                publish_what_is_due(at=timezone.now())
                self.ask()
        # Whatever it is, the page that somebody asked for is still to be answered.
        except Exception:
            self.publish_at = None
            logger.exception("What is due could not be published.")
        finally:
            self.lock.release()


next_moment = NextMoment()


def publish_first(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Nobody is refused a page because a publication failed: it is tried again."""

    def middleware(request: HttpRequest) -> HttpResponse:
        next_moment.publish_if_come()
        return get_response(request)

    return middleware
