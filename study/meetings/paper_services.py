"""The papers that are read for a meeting: put on, taken off."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F

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
    added = add_meeting_papers(
        meeting=meeting,
        papers=[paper],
        at=at,
    )
    return bool(added)


def add_meeting_papers(
    *,
    meeting: Meeting,
    papers: Iterable[Paper],
    at: datetime,
) -> list[Paper]:
    """At the end, in this order; those that were not there yet.

    All or none: raises TooManyPapers. Of two who add one at once the database takes it
    once.
    """
    held = dict(meeting.entries.values_list("paper", "position"))
    added = [paper for paper in papers if paper.pk not in held]
    if not added:
        return []
    if len(held) + len(added) > MOST_PAPERS:
        raise TooManyPapers
    first_position = max(held.values(), default=-1) + 1
    entries = []
    for position, paper in enumerate(added, first_position):
        entry = MeetingPaper(
            meeting=meeting,
            paper=paper,
            position=position,
        )
        entries.append(entry)
    with transaction.atomic():
        MeetingPaper.objects.bulk_create(entries, ignore_conflicts=True)
        count_change(meeting, at)
    return added


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
