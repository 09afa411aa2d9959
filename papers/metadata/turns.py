"""One request at a time to arXiv, and one in three seconds, for the whole site.

That is what its terms ask (https://info.arxiv.org/help/api/tou.html). The database
keeps whose turn it is, so that all processes of the site keep it together; nobody
holds a lock while they wait.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from time import sleep

from django.utils import timezone

from papers.metadata.network import SECONDS, Deadline, FetchError
from papers.models.metadata import LookupTurn

PAUSE = timedelta(seconds=3)
# A turn of which nobody says that it is over: its process was killed.
LONGEST_TURN = timedelta(seconds=SECONDS) + PAUSE
# How long nothing is asked after we were told that we ask too much.
LONG_PAUSE = timedelta(minutes=1)
# Between two looks at whether it is our turn.
POLL_SECONDS = 0.3

Pause = Callable[[], AbstractContextManager[None]]


def wait_for_turn(source: str, deadline: Deadline, pause: Pause) -> datetime:
    """When our turn began; FetchError where others have it for all the time we have.

    While it sleeps it is inside of `pause()`.
    """
    while True:
        began_at = take_turn(source, timezone.now())
        if began_at is not None:
            return began_at
        if deadline.seconds_left() < POLL_SECONDS * 2:
            raise FetchError("turn")
        with pause():
            sleep(POLL_SECONDS)


def take_turn(source: str, at: datetime) -> datetime | None:
    turn, _ = LookupTurn.objects.get_or_create(
        source=source,
        defaults={"free_at": at},
    )
    # Later than any pause: the clock was set back since.
    if at < turn.free_at <= at + LONG_PAUSE:
        return None
    # Of two who saw that it is free, the row changes for one.
    unchanged = LookupTurn.objects.filter(source=source, free_at=turn.free_at)
    has_turn = unchanged.update(free_at=at + LONGEST_TURN)
    return at if has_turn else None


def end_turn(source: str, began_at: datetime, *, was_refused: bool) -> None:
    """The next may ask three seconds after we did, or later if that was too much."""
    pause = LONG_PAUSE if was_refused else PAUSE
    ours = LookupTurn.objects.filter(
        source=source, free_at=began_at + LONGEST_TURN
    )
    ours.update(free_at=began_at + pause)
