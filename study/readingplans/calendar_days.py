"""What a learner's calendar says: each planned reading on its day, of current plans."""

from datetime import date

from django.conf import settings
from django.db.models import F

from study.models import Learner, PlannedReading, ReadingPlan
from study.planning.calendar_text import CalendarDay, calendar_text
from study.readingplans.planned import (
    PlannedPaper,
    as_planned_papers,
    reading_status,
)

CALENDAR_NAME = "Octavo: reading"
MOST_CALENDAR_DAYS = 5_000


def calendar_file(learner: Learner) -> str:
    """Deleted and archived plans are not in it, nor what was left out."""
    current = ReadingPlan.objects.current().filter(learner=learner)
    rows = PlannedReading.objects.filter(plan__in=current, day__isnull=False)
    with_papers = rows.select_related("paper", "plan")
    in_order = with_papers.annotate(mark=reading_status(learner)).order_by(
        F("day").desc(), "pk"
    )
    planned = list(in_order[:MOST_CALENDAR_DAYS])
    papers = as_planned_papers(planned)
    days = []
    for row, paper in zip(planned, papers, strict=True):
        if paper.day is not None:
            days.append(calendar_day(row, paper, paper.day))
    return calendar_text(CALENDAR_NAME, days)


def calendar_day(
    row: PlannedReading, paper: PlannedPaper, day: date
) -> CalendarDay:
    summary = f"Read: {paper.title}"
    if paper.is_over:
        summary = f"✓ {paper.title}"
    address = paper.url or row.plan.get_absolute_url()
    return CalendarDay(
        uid=calendar_uid(row),
        sequence=row.plan.version,
        day=day,
        summary=summary,
        description=f"From your plan “{row.plan.title}”.",
        url=settings.SITE_URL + address,
        changed_at=row.plan.changed_at,
    )


def calendar_uid(row: PlannedReading) -> str:
    """The same as long as the paper is in the plan, also after it came back."""
    host = settings.SITE_URL.rpartition("/")[2]
    return f"plan-{row.plan_id}-paper-{row.paper_id}@{host}"
