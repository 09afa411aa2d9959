"""What the pages of plans show: a plan, a preview of one, all of a learner."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q
from django.template.defaultfilters import pluralize

from papers.models import Paper
from study.models import Learner, PlannedReading, Reading, ReadingPlan
from study.planning.replanning import PlanEntry
from study.readingplans.planned import PlannedPaper
from study.readingplans.sources import OVER
from study.review.withdrawn import titles_as_published

SHOWN_OF_PREVIEW = 12
TURN_WORDS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """former_day: None when the paper is new in the plan, or unchanged."""

    title: str
    day: date | None
    former_day: date | None
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSummary:
    """A plan as a list of plans shows it.

    is_behind_group: the group that it was taken on with has changed its plan since.
    """

    plan: ReadingPlan
    over_count: int
    total_count: int
    late_count: int
    is_behind_group: bool

    @property
    def is_done(self) -> bool:
        return self.over_count == self.total_count


def rhythm_words(plan: ReadingPlan) -> str:
    """“Two papers a week”, “done by 3 March 2027”."""
    if plan.rhythm == ReadingPlan.Rhythm.BY_DATE:
        return f"done by {plan.ends_on:%-d %B %Y}"
    count = plan.per_turn
    turn = TURN_WORDS[plan.rhythm]
    return f"{count} paper{pluralize(count)} a {turn}"


def entry_rows(entries: list[PlanEntry]) -> list[PreviewRow]:
    """The first of a plan that is not kept yet."""
    shown = entries[:SHOWN_OF_PREVIEW]
    titles = titles_by_id([entry.paper_id for entry in shown])
    rows = []
    for entry in shown:
        row = PreviewRow(
            title=titles[entry.paper_id],
            day=entry.day,
            former_day=None,
            is_new=False,
        )
        rows.append(row)
    return rows


def changed_rows(
    before: list[PlannedPaper], after: list[PlanEntry], added_ids: set[int]
) -> list[PreviewRow]:
    """Each paper whose day is another, or that is new."""
    former = {paper.paper_id: paper for paper in before}
    titles = titles_by_id(sorted(added_ids))
    rows = []
    for entry in after:
        paper = former.get(entry.paper_id)
        if paper is None:
            title = titles.get(entry.paper_id, "")
            row = PreviewRow(
                title=title, day=entry.day, former_day=None, is_new=True
            )
            rows.append(row)
        elif paper.day != entry.day:
            row = PreviewRow(
                title=paper.title,
                day=entry.day,
                former_day=paper.day,
                is_new=False,
            )
            rows.append(row)
    return rows


def titles_by_id(paper_ids: list[int]) -> dict[int, str]:
    return titles_as_published(Paper.objects.filter(pk__in=paper_ids))


def plan_summaries(learner: Learner, today: date) -> list[PlanSummary]:
    """All that were not deleted, in one query."""
    readings = Reading.objects.filter(
        learner=learner, status__in=OVER, paper=OuterRef("paper")
    )
    rows = PlannedReading.objects.filter(plan__learner=learner)
    counted = rows.annotate(is_over=Exists(readings)).filter(
        Q(day__isnull=False) | Q(is_over=True)
    )
    numbers = (
        counted.order_by()
        .values("plan")
        .annotate(
            total=Count("pk"),
            over=Count("pk", filter=Q(is_over=True)),
            late=Count("pk", filter=Q(is_over=False, day__lt=today)),
        )
    )
    by_plan = {row["plan"]: row for row in numbers}
    summaries = []
    plans = ReadingPlan.objects.standing().filter(learner=learner)
    behind = ReadingPlan.objects.behind_their_group().filter(pk=OuterRef("pk"))
    for plan in plans.annotate(is_behind_group=Exists(behind)):
        row = by_plan.get(plan.pk, {"total": 0, "over": 0, "late": 0})
        summary = PlanSummary(
            plan=plan,
            over_count=row["over"],
            total_count=row["total"],
            late_count=row["late"],
            is_behind_group=vars(plan)["is_behind_group"],
        )
        summaries.append(summary)
    return summaries


def restorable_plans(learner: Learner, at: datetime) -> list[ReadingPlan]:
    """Those that were deleted a short while ago."""
    return list(ReadingPlan.objects.filter(learner=learner).restorable(at))
