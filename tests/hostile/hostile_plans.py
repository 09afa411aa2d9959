"""Plans and routines in every state that their pages show, and requests for them."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from papers.models import Framework, Paper, ReadingPath
from study.models import Holiday, ListEntry, PlannedReading, ReadingPlan, Routine
from study.planning.reading_days import LAST_DAY
from study.reading.services import set_reading_status
from study.readingplans.replanning import Change
from study.readingplans.services import replan
from tests.factories import PaperFactory, ReadingListFactory
from tests.reading_plan_constraint_cases import make_reading_plan, make_routine

DAY = timedelta(days=1)
# By paper: days from today, the mark, whether it is optional.
PLANNED = (
    ("rnn", -2, "reading", False),
    ("bert", 0, "to_read", True),
    ("gpt", 3, "", False),
    ("given-up", -3, "stopped", False),
    ("lstm", -4, "", False),
    ("off-path", 5, "", False),
)
# Too long for a name, so that the form comes back with it.
TYPED_TITLE = "\"'></title><x-ctyped>" * 9


def add_plan_states(learner):
    """A plan in the middle, one put away, one deleted, one whose list is gone."""
    now = timezone.now()
    today = now.date()
    path = ReadingPath.objects.get(slug="beginning")
    plan = make_reading_plan(
        learner=learner,
        path=path,
        weekdays=31,
        starts_on=today - 9 * DAY,
        ends_on=today + 9 * DAY,
    )
    PaperFactory(slug="given-up")
    off_path = PaperFactory(slug="off-path")
    for position, (slug, days, mark, is_optional) in enumerate(PLANNED):
        paper = Paper.objects.get(slug=slug)
        PlannedReading.objects.create(
            plan=plan,
            paper=paper,
            position=position,
            day=today + days * DAY,
            is_optional=is_optional,
        )
        if mark:
            set_reading_status(learner=learner, paper=paper, status=mark, at=now)
    left_out = Paper.objects.exclude(planned_readings__plan=plan).first()
    PlannedReading.objects.create(plan=plan, paper=left_out, position=9)
    replan(plan=plan, change=Change.SPREAD, seen_version=0, at=now)
    rows = PlannedReading.objects.filter(plan=plan)
    rows.filter(paper__slug="rnn").update(day=today - DAY)
    rows.filter(paper__slug="bert").update(day=today)
    last = make_reading_plan(learner=learner, ends_on=LAST_DAY)
    PlannedReading.objects.create(plan=last, paper=off_path, position=0, day=LAST_DAY)
    add_plan_of_a_list(learner, off_path, now)
    make_reading_plan(learner=learner, archived_at=now)
    make_reading_plan(learner=learner, deleted_at=now)
    Holiday.objects.create(learner=learner, first_on=today - DAY, last_on=today)
    Holiday.objects.create(
        learner=learner, first_on=today - 9 * DAY, last_on=today - 8 * DAY
    )
    framework = Framework.objects.first()
    make_routine(learner=learner, framework=framework)
    make_routine(learner=learner, rhythm="weekly")
    make_routine(learner=learner, deleted_at=now)


def add_plan_of_a_list(learner, paper, at):
    """Its only paper stands under a heading."""
    listed = ReadingListFactory(learner=learner)
    common = {"reading_list": listed, "added_at": at}
    ListEntry.objects.create(rank=1, kind="heading", text="Later", **common)
    ListEntry.objects.create(rank=2, kind="paper", paper=paper, **common)
    plan = make_reading_plan(learner=learner, reading_list=listed)
    PlannedReading.objects.create(
        plan=plan, paper=paper, position=0, day=plan.starts_on
    )


def plan_requests(learner):
    """The pages of all these, by the learner's own hand."""
    for name in ("home", "plan_list", "holiday_list", "routine_list", "plan_calendar"):
        yield "GET", reverse(name), None
    wish = {
        "source": "path:beginning",
        "rhythm": "weekly",
        "per_turn": 1,
        "starts_on": timezone.now().date().isoformat(),
        "weekdays": ["0", "2"],
    }
    yield "POST", reverse("preview_reading_plan"), wish
    for plan in ReadingPlan.objects.standing().filter(learner=learner):
        yield "GET", plan.get_absolute_url(), None
        yield "GET", reverse("edit_reading_plan", args=[plan.pk]), None
        yield (
            "POST",
            reverse("save_reading_plan", args=[plan.pk]),
            {"title": TYPED_TITLE},
        )
        for slug in plan.readings.values_list("paper__slug", flat=True):
            yield "GET", reverse("move_planned_paper", args=[plan.pk, slug]), None
        path = reverse("preview_replanning", args=[plan.pk])
        for change in Change:
            yield "GET", path, {"change": change.value}
    for routine in Routine.objects.standing().filter(learner=learner):
        yield "GET", reverse("edit_routine", args=[routine.pk]), None
