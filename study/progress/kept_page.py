"""The page of progress as it was last written, kept until something of it changes.

A year in pictures takes as long to write as twenty other pages. It is kept in the
memory of each process, as the topic tree is, and with it: a changed library is another
tree, for which nothing is kept yet. All else that the page says follows from its
learner's state, and from the moment only as `stands_until` has it.
"""

import uuid
import zlib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from threading import Lock
from typing import Any

from django.db.models import Min
from django.utils.safestring import SafeString, mark_safe

from papers.topic_tree import TopicTree
from study.memory import State
from study.models import Card, Learner, LearnerVersion, SetAside

# The others write theirs anew: about 20 KB each, once they are compressed.
MOST_LEARNERS = 200
# What changes with each sign-in, and what no page ever shows.
UNSHOWN = {"last_login", "password"}


@dataclass(frozen=True, slots=True)
class LearnerState:
    """Where two are equal, nothing of the learner has changed between them.

    settings: what their row says, which changes without a lock.
    """

    learner_id: int
    version: uuid.UUID
    settings: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class KeptPage:
    state: LearnerState
    written_at: datetime
    stands_until: datetime
    compressed: bytes

    def stands(self, state: LearnerState, at: datetime) -> bool:
        is_its_time = self.written_at <= at < self.stands_until
        return is_its_time and self.state == state

    @property
    def html(self) -> SafeString:
        # Safe: as a template wrote it.
        return mark_safe(zlib.decompress(self.compressed).decode())


class KeptPages:
    """The last page of each learner, of those who were here last."""

    def __init__(self) -> None:
        self.by_learner: dict[int, KeptPage] = {}
        self.lock = Lock()

    def find(self, state: LearnerState, at: datetime) -> SafeString | None:
        page = self.by_learner.get(state.learner_id)
        if page is None or not page.stands(state, at):
            return None
        return page.html

    def keep(
        self,
        state: LearnerState,
        html: str,
        *,
        written_at: datetime,
        stands_until: datetime,
    ) -> None:
        page = KeptPage(
            state=state,
            written_at=written_at,
            stands_until=stands_until,
            compressed=zlib.compress(html.encode()),
        )
        with self.lock:
            self.by_learner.pop(state.learner_id, None)
            self.by_learner[state.learner_id] = page
            if len(self.by_learner) > MOST_LEARNERS:
                oldest = next(iter(self.by_learner))
                del self.by_learner[oldest]


@lru_cache(maxsize=1)
def kept_pages(tree: TopicTree) -> KeptPages:
    """Those of the library as it is now."""
    return KeptPages()


def state_of(learner: Learner) -> LearnerState | None:
    """To be asked before the page; None for who never did anything.

    What changes while the page is written changes the version too: such a page is never
    found again.
    """
    versions = LearnerVersion.objects.filter(learner=learner)
    version = versions.values_list("name", flat=True).first()
    if version is None:
        return None
    settings = []
    for field in learner._meta.concrete_fields:
        if field.name not in UNSHOWN:
            settings.append(getattr(learner, field.attname))
    return LearnerState(learner.pk, version, tuple(settings))


def stands_until(learner: Learner, at: datetime) -> datetime:
    """When the page says something else although nothing was written.

    At the day's end, or before it when the minutes of a fresh memory are over or a
    question is no longer buried.
    """
    ends_at = learner.clock.end_of_day(at)
    cards = Card.objects.filter(
        learner=learner, due_at__gt=at, due_at__lt=ends_at
    )
    fresh = cards.exclude(state=State.REVIEW)
    buried = SetAside.objects.filter(learner=learner).buried(at)
    moments = [
        fresh.aggregate(first=Min("due_at"))["first"],
        buried.aggregate(first=Min("until"))["first"],
    ]
    return min([ends_at, *filter(None, moments)])
