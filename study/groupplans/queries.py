"""What a plan of a group means for one member: their weekdays, their first day."""

from datetime import date

from study.models import GroupPlan, Learner, ReadingList, ReadingPlan
from study.models.learner import ALL_WEEKDAYS
from study.planning.reading_days import Rhythm
from study.progress.streak import weekdays_of_mask
from study.readingplans.pages import titles_by_id
from study.readingplans.plan_options import PlanOptions
from study.readingplans.sources import PlanSource


def source_of_group_plan(group_plan: GroupPlan) -> PlanSource:
    return PlanSource(
        reading_list=group_plan.reading_list, group_plan=group_plan
    )


def usual_weekdays(learner: Learner) -> list[int]:
    """On which they read by their latest plan; else all that are no rest days."""
    plans = ReadingPlan.objects.current().filter(learner=learner)
    mask = plans.order_by("-pk").values_list("weekdays", flat=True).first()
    return weekdays_of_mask(mask or ALL_WEEKDAYS & ~learner.rest_weekdays)


def listed_titles(reading_list: ReadingList) -> list[tuple[int, str]]:
    """Of the papers that can be planned, by their ids, in the list's order."""
    rows = PlanSource(reading_list=reading_list).entries()
    titles = titles_by_id([paper_id for paper_id, _ in rows])
    return [(paper_id, titles[paper_id]) for paper_id, _ in rows]


def plan_of_list(reading_list: ReadingList) -> GroupPlan | None:
    return GroupPlan.objects.filter(reading_list=reading_list).first()


def own_plan_options(
    group_plan: GroupPlan, weekdays: frozenset[int], today: date
) -> PlanOptions:
    """The group's span, as far as it lies ahead, on one's own weekdays."""
    return PlanOptions(
        source=source_of_group_plan(group_plan),
        rhythm=Rhythm.BY_DATE,
        per_turn=1,
        weekdays=weekdays,
        starts_on=max(today, group_plan.starts_on),
        ends_on=group_plan.ends_on,
    )
