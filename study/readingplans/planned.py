"""A plan's papers as they stand: on which day each is planned, and what is read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import OuterRef, QuerySet, Subquery

from study.models import Holiday, Learner, PlannedReading, Reading, ReadingPlan
from study.planning.reading_days import DaySpan, OpenDays, Rhythm, open_days
from study.planning.replanning import PlanEntry, PlanRule
from study.progress.streak import weekdays_of_mask
from study.readingplans.sources import OVER
from study.review.withdrawn import titles_as_published

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPaper:
    """url is empty for a paper that was withdrawn. day: None when it was left out."""

    paper_id: int
    slug: str
    title: str
    url: str
    day: date | None
    is_optional: bool
    status: str
    # Under which it stands on the list that the plan was made of.
    heading: str = ""

    @property
    def is_over(self) -> bool:
        return self.status in OVER

    @property
    def is_read(self) -> bool:
        return self.status == Reading.Status.READ

    @property
    def is_stopped(self) -> bool:
        return self.status == Reading.Status.STOPPED

    @property
    def is_begun(self) -> bool:
        return self.status == Reading.Status.READING

    def entry(self) -> PlanEntry:
        return PlanEntry(
            paper_id=self.paper_id,
            day=self.day,
            is_optional=self.is_optional,
            is_over=self.is_over,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanState:
    """A plan's papers by what is to be done with them, each part in the plan's order.

    late: planned for an earlier day; later: after today.
    """

    late: list[PlannedPaper]
    today: list[PlannedPaper]
    later: list[PlannedPaper]
    over: list[PlannedPaper]
    left_out: list[PlannedPaper]

    @property
    def read_count(self) -> int:
        return sum(paper.is_read for paper in self.over)

    @property
    def over_count(self) -> int:
        return len(self.over)

    @property
    def open_count(self) -> int:
        return len(self.late) + len(self.today) + len(self.later)

    @property
    def total_count(self) -> int:
        """Of what was not left out."""
        return self.open_count + self.over_count

    @property
    def percent(self) -> int:
        if not self.total_count:
            return 100
        return 100 * self.over_count // self.total_count

    @property
    def is_done(self) -> bool:
        return not self.open_count

    @property
    def optional_count(self) -> int:
        """How many of those still to be read one may leave out."""
        waiting = [*self.late, *self.today, *self.later]
        return sum(paper.is_optional for paper in waiting)


def reading_status(learner: Learner) -> Subquery:
    """The learner's mark on the paper of an outer row."""
    readings = Reading.objects.filter(learner=learner, paper=OuterRef("paper"))
    return Subquery(readings.values("status")[:1])


def planned_rows(plan: ReadingPlan) -> QuerySet[PlannedReading]:
    rows = PlannedReading.objects.filter(plan=plan).select_related("paper")
    with_marks = rows.annotate(mark=reading_status(plan.learner))
    return with_marks.order_by("position", "id")


def with_headings(
    papers: list[PlannedPaper], headings: dict[int, str]
) -> list[PlannedPaper]:
    """headings: by the papers' ids."""
    headed = []
    for paper in papers:
        heading = headings.get(paper.paper_id, "")
        headed.append(replace(paper, heading=heading))
    return headed


def planned_papers(plan: ReadingPlan) -> list[PlannedPaper]:
    return as_planned_papers(list(planned_rows(plan)))


def as_planned_papers(rows: Sequence[PlannedReading]) -> list[PlannedPaper]:
    """rows: with `mark`, the learner's reading status."""
    titles = titles_as_published(row.paper for row in rows)
    papers = []
    for row in rows:
        paper = PlannedPaper(
            paper_id=row.paper_id,
            slug=row.paper.slug,
            title=titles[row.paper_id],
            url=row.paper.get_absolute_url()
            if row.paper.is_open_to_learner
            else "",
            day=row.day,
            is_optional=row.is_optional,
            status=getattr(row, "mark", None) or "",
        )
        papers.append(paper)
    return papers


def plan_state(papers: list[PlannedPaper], today: date) -> PlanState:
    state = PlanState(late=[], today=[], later=[], over=[], left_out=[])
    for paper in papers:
        if paper.is_over:
            state.over.append(paper)
        elif paper.day is None:
            state.left_out.append(paper)
        elif paper.day < today:
            state.late.append(paper)
        elif paper.day == today:
            state.today.append(paper)
        else:
            state.later.append(paper)
    return state


def reading_days_of(learner: Learner, weekday_bits: int) -> OpenDays:
    holidays = Holiday.objects.filter(learner=learner).order_by()
    spans = [
        DaySpan(first=first, last=last)
        for first, last in holidays.values_list("first_on", "last_on")
    ]
    return open_days(weekdays_of_mask(weekday_bits), spans)


def rule_of(plan: ReadingPlan) -> PlanRule:
    return PlanRule(
        rhythm=Rhythm(plan.rhythm),
        per_turn=plan.per_turn,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        reading=reading_days_of(plan.learner, plan.weekdays),
    )
