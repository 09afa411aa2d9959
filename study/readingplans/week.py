"""What the plans of a learner ask for today and in the days after."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from study.models import Learner, PlannedReading, Reading, ReadingPlan
from study.readingplans.planned import (
    PlannedPaper,
    as_planned_papers,
    reading_status,
)
from study.readingplans.sources import OVER

WEEK = timedelta(weeks=1)
MOST_SHOWN = 40
MOST_LATE = 3
MOST_OF_TODAY = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """A paper to be read, and the plan that asks for it."""

    paper: PlannedPaper
    plan_title: str
    plan_url: str
    is_late: bool
    is_coming: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWeek:
    """late: the latest few from earlier days; coming: within the next six days."""

    late: list[PlannedRow]
    today: list[PlannedRow]
    coming: list[PlannedRow]

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.today or self.coming)

    @property
    def now(self) -> list[PlannedRow]:
        """What to read today: today's first, then what waits."""
        return [*self.today, *self.late]

    @property
    def paper_ids(self) -> set[int]:
        return {row.paper.paper_id for row in [*self.now, *self.coming]}


def planned_week(learner: Learner, today: date) -> PlannedWeek:
    """In one query, but for titles of what was withdrawn."""
    rows = list(week_rows(learner, today)[:MOST_SHOWN])
    week = PlannedWeek(late=[], today=[], coming=[])
    papers = as_planned_papers(rows)
    known_ids: set[int] = set()
    for row, paper in zip(rows, papers, strict=True):
        shown = PlannedRow(
            paper=paper,
            plan_title=row.plan.title,
            plan_url=row.plan.get_absolute_url(),
            is_late=row.day is not None and row.day < today,
            is_coming=row.day is not None and row.day > today,
        )
        if shown.is_coming:
            week.coming.append(shown)
            continue
        # Two plans may ask for one paper.
        if paper.paper_id in known_ids:
            continue
        known_ids.add(paper.paper_id)
        place = week.late if shown.is_late else week.today
        place.append(shown)
    del week.late[MOST_LATE:]
    del week.today[MOST_OF_TODAY:]
    coming = sorted(week.coming, key=lambda shown: shown.paper.day or today)
    week.coming[:] = each_paper_once(coming, week.now)
    return week


def each_paper_once(
    rows: list[PlannedRow], before: list[PlannedRow]
) -> list[PlannedRow]:
    """On the first of its days, unless it stands above already."""
    known_ids = {row.paper.paper_id for row in before}
    kept = []
    for row in rows:
        if row.paper.paper_id not in known_ids:
            known_ids.add(row.paper.paper_id)
            kept.append(row)
    return kept


def week_rows(learner: Learner, today: date) -> QuerySet[PlannedReading]:
    """Days of the week first, then what waits, the newest first."""
    over = Reading.objects.filter(
        learner=learner, status__in=OVER, paper=OuterRef("paper")
    )
    rows = PlannedReading.objects.filter(
        ~Exists(over),
        plan__in=ReadingPlan.objects.current().filter(learner=learner),
        day__lt=today + WEEK,
    )
    with_papers = rows.select_related("paper", "plan")
    marked = with_papers.annotate(mark=reading_status(learner))
    return marked.order_by("-day", "plan", "position")
