"""Ways to break the rules that the database keeps about plans, holidays, routines."""

from datetime import date, timedelta

from papers.models import ReadingPath
from study.models import (
    GroupPlan,
    Holiday,
    PlanCalendar,
    PlannedReading,
    ReadingList,
    ReadingPlan,
    Routine,
    RoutineCheck,
)
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import (
    LearnerFactory,
    PaperFactory,
    ReadingListFactory,
    StudyGroupFactory,
)

TODAY = NOON.date()


def make_reading_plan(**values):
    fields = {
        "learner": None,
        "title": "Beginning",
        "rhythm": "weekly",
        "per_turn": 1,
        "starts_on": TODAY,
        "ends_on": TODAY + timedelta(days=14),
        "created_at": NOON,
        "changed_at": NOON,
    }
    fields.update(values)
    if fields["learner"] is None:
        fields["learner"] = LearnerFactory()
    return ReadingPlan.objects.create(**fields)


def make_routine(**values):
    fields = {
        "learner": None,
        "name": "Skim new notes",
        "rhythm": "daily",
        "created_at": NOON,
    }
    fields.update(values)
    if fields["learner"] is None:
        fields["learner"] = LearnerFactory()
    return Routine.objects.create(**fields)


def make_holiday(first_on, last_on, learner=None):
    learner = learner or LearnerFactory()
    return Holiday.objects.create(learner=learner, first_on=first_on, last_on=last_on)


@breaks("reading_plan_has_a_title")
def reading_plan_without_a_title():
    make_reading_plan(title="")


@breaks("reading_plan_has_one_source")
def reading_plan_of_a_path_and_a_list():
    learner = LearnerFactory()
    make_reading_plan(
        learner=learner,
        path=ReadingPath.objects.create(slug="path", title="Path"),
        reading_list=ReadingList.objects.create(
            learner=learner, title="List", created_at=NOON, changed_at=NOON
        ),
    )


def make_group_plan(**values):
    group = StudyGroupFactory()
    reading_list = ReadingListFactory(learner=None, group=group, visibility="group")
    fields = {
        "reading_list": reading_list,
        "starts_on": TODAY,
        "ends_on": TODAY + timedelta(days=14),
        "created_at": NOON,
        "changed_at": NOON,
    }
    return GroupPlan.objects.create(**fields | values)


@breaks("reading_plan_says_which_group_it_is_from")
def reading_plan_from_a_group_without_a_name():
    make_reading_plan(group_plan=make_group_plan(), group_plan_version=1)


@breaks("reading_plan_says_which_group_it_is_from")
def reading_plan_from_no_version_of_a_group():
    make_reading_plan(group_plan=make_group_plan(), from_group="Thursdays")


@breaks("group_plan_ends_after_it_begins")
def group_plan_that_ends_before_it_begins():
    make_group_plan(ends_on=TODAY - timedelta(days=1))


@breaks("group_plan_within_the_calendar")
def group_plan_that_ends_in_2101():
    make_group_plan(ends_on=date(2101, 1, 1))


@breaks("group_plan_order_is_known")
def group_plan_in_no_known_order():
    make_group_plan(order="any")


@breaks("group_plan_omits_a_paper_once")
def group_plan_that_omits_a_paper_twice():
    group_plan = make_group_plan()
    paper = PaperFactory()
    group_plan.omissions.create(paper=paper)
    group_plan.omissions.create(paper=paper)


@breaks("reading_plan_rhythm_is_known")
def reading_plan_now_and_then():
    make_reading_plan(rhythm="sometimes"[:9])


@breaks("reading_plan_per_turn_in_range")
def reading_plan_of_nothing():
    make_reading_plan(per_turn=0)


@breaks("reading_plan_per_turn_in_range")
def reading_plan_of_too_much():
    make_reading_plan(per_turn=21)


@breaks("reading_plan_has_weekdays")
def reading_plan_on_no_weekday():
    make_reading_plan(weekdays=0)


@breaks("reading_plan_has_weekdays")
def reading_plan_on_an_eighth_weekday():
    make_reading_plan(weekdays=128)


@breaks("reading_plan_ends_after_it_begins")
def reading_plan_that_ends_before_it_begins():
    make_reading_plan(ends_on=TODAY - timedelta(days=1))


@breaks("reading_plan_within_the_calendar")
def reading_plan_of_an_earlier_century():
    make_reading_plan(starts_on=date(1799, 12, 31))


@breaks("reading_plan_within_the_calendar")
def reading_plan_for_a_later_century():
    make_reading_plan(ends_on=date(2101, 1, 1))


@breaks("planned_reading_once_per_paper")
def paper_planned_twice():
    plan = make_reading_plan()
    paper = PaperFactory()
    PlannedReading.objects.create(plan=plan, paper=paper, position=0, day=TODAY)
    PlannedReading.objects.create(plan=plan, paper=paper, position=1, day=TODAY)


@breaks("holiday_ends_after_it_begins")
def holiday_that_ends_before_it_begins():
    make_holiday(TODAY, TODAY - timedelta(days=1))


@breaks("holiday_within_the_calendar")
def holiday_of_an_earlier_century():
    make_holiday(date(1799, 12, 31), TODAY)


@breaks("holiday_within_the_calendar")
def holiday_in_a_later_century():
    make_holiday(TODAY, date(2101, 1, 1))


@breaks("plan_calendar_address_is_unique")
def two_calendars_at_one_address():
    for _ in range(2):
        PlanCalendar.objects.create(
            learner=LearnerFactory(), digest="0" * 64, opened_at=NOON
        )


@breaks("routine_has_a_name")
def routine_without_a_name():
    make_routine(name="")


@breaks("routine_rhythm_is_known")
def routine_by_a_date():
    make_routine(rhythm="by_date")


@breaks("routine_check_once_per_period")
def routine_done_twice():
    routine = make_routine()
    for _ in range(2):
        RoutineCheck.objects.create(
            routine=routine, period_begins_on=TODAY, done_on=TODAY
        )


@breaks("routine_check_within_its_period")
def routine_done_before_its_period():
    RoutineCheck.objects.create(
        routine=make_routine(),
        period_begins_on=TODAY,
        done_on=TODAY - timedelta(days=1),
    )
