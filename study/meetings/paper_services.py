"""The papers that are read for a meeting: put on, taken off."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from papers.models import Paper
from study.meetings.limits import MOST_PAPERS
from study.models import Meeting, MeetingPaper


class TooManyPapers(Exception):
    """No more than MOST_PAPERS are read for a meeting."""


def add_meeting_paper(
    *,
    meeting: Meeting,
    paper: Paper,
    at: datetime,
) -> bool:
    """At the end; whether it was not there yet. Raises TooManyPapers."""
    if meeting.entries.count() >= MOST_PAPERS:
        raise TooManyPapers
    last = meeting.entries.aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    with transaction.atomic():
        _, is_new = MeetingPaper.objects.get_or_create(
            meeting=meeting,
            paper=paper,
            defaults={"position": position},
        )
        if is_new:
            count_change(meeting, at)
    return is_new


def remove_meeting_paper(
    *,
    meeting: Meeting,
    paper_id: int,
    at: datetime,
) -> bool:
    """Whether it was there."""
    with transaction.atomic():
        removed_count, _ = meeting.entries.filter(paper=paper_id).delete()
        if removed_count:
            count_change(meeting, at)
    return removed_count == 1


def count_change(
    meeting: Meeting,
    at: datetime,
) -> None:
    """Calendars name the papers: they show the change."""
    meetings = Meeting.objects.filter(pk=meeting.pk)
    meetings.update(changed_at=at, sequence=F("sequence") + 1)
