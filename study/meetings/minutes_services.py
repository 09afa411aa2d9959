"""Minutes: each change is a version of its own, and nobody overwrites another's."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from study.models import Learner, Meeting, MinutesVersion


class MinutesHaveChanged(Exception):
    """Somebody wrote since the version that was seen; `latest` is theirs."""

    def __init__(
        self,
        latest: MinutesVersion | None,
    ) -> None:
        super().__init__()
        self.latest = latest


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesText:
    """decisions: one a line."""

    text: str
    decisions: str
    next_steps: str


def latest_minutes(meeting: Meeting) -> MinutesVersion | None:
    versions = MinutesVersion.objects.filter(meeting=meeting).with_writers()
    return versions.order_by("-number").first()


def write_minutes(
    *,
    meeting: Meeting,
    written: MinutesText,
    seen_number: int,
    by: Learner,
    at: datetime,
) -> MinutesVersion:
    """The version after the one that was seen (0: there was none).

    Raises MinutesHaveChanged. Of two who write at once the database lets one through:
    a number is given once.
    """
    latest = latest_minutes(meeting)
    latest_number = latest.number if latest else 0
    if seen_number != latest_number:
        raise MinutesHaveChanged(latest)
    try:
        with transaction.atomic():
            return MinutesVersion.objects.create(
                meeting=meeting,
                number=seen_number + 1,
                text=written.text,
                decisions=written.decisions,
                next_steps=written.next_steps,
                written_by=by,
                written_at=at,
            )
    except IntegrityError as error:
        raise MinutesHaveChanged(latest_minutes(meeting)) from error
