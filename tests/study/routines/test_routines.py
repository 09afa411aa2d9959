"""Routines: begun, changed, checked off once in their period, deleted, brought back."""

from datetime import date, timedelta

import pytest
import time_machine

from papers.models import Framework, Prompt
from study.models import Routine, RoutineCheck
from study.planning.reading_days import Rhythm
from study.planning.routine_periods import period_start
from tests.factories import LearnerFactory
from tests.html_page import Page
from tests.reading_plan_constraint_cases import make_routine

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def framework():
    framework = Framework.objects.create(
        slug="deep-dive", name="Deep dive", purpose="discussion"
    )
    Prompt.objects.create(framework=framework, slug="why", text="Why $x$ there?")
    return framework


@pytest.mark.parametrize(
    ("rhythm", "day", "begins_on"),
    [
        (Rhythm.DAILY, date(2028, 2, 29), date(2028, 2, 29)),
        (Rhythm.WEEKLY, date(2027, 1, 3), date(2026, 12, 28)),
        (Rhythm.WEEKLY, date(2026, 12, 28), date(2026, 12, 28)),
        (Rhythm.MONTHLY, date(2028, 2, 29), date(2028, 2, 1)),
        (Rhythm.QUARTERLY, date(2026, 12, 31), date(2026, 10, 1)),
        (Rhythm.QUARTERLY, date(2026, 1, 1), date(2026, 1, 1)),
    ],
)
def test_period_begins(rhythm, day, begins_on):
    assert period_start(rhythm, day) == begins_on


def test_four_routines_are_offered_to_begin_with(ada, learner, framework):
    assert "Read one paper deeply, weekly" in Page(ada.get("/routines/")).text
    ada.post("/routines/begin/")
    ada.post("/routines/begin/")
    rhythms = list(learner.routines.values_list("rhythm", flat=True))
    assert rhythms == ["daily", "weekly", "monthly", "quarterly"]
    deep = learner.routines.get(rhythm="weekly")
    assert deep.framework == framework
    assert "Deep dive: questions to think with" in Page(ada.get("/routines/")).text


def test_framework_of_the_library_becomes_a_routine(ada, learner, framework):
    form = Page(ada.get("/routines/new/?framework=deep-dive")).form("/routines/create/")
    assert form.values["name"] == "Deep dive"
    ada.post(form.action, form.values | {"rhythm": "weekly"})
    routine = learner.routines.get()
    assert routine.framework == framework


def test_routine_is_done_once_in_its_period(ada, learner, noon):
    routine = make_routine(learner=learner, rhythm="weekly")
    for _ in range(2):
        ada.post(f"/routines/{routine.pk}/check/")
    check = RoutineCheck.objects.get()
    assert check.period_begins_on == date(2026, 3, 9)
    assert check.done_on == date(2026, 3, 10)
    assert "✓ done this week" in Page(ada.get("/routines/")).text
    with time_machine.travel(noon + 6 * DAY, tick=False):
        assert "Done this week" in Page(ada.get("/routines/")).text


def test_check_is_taken_back(ada, learner):
    routine = make_routine(learner=learner)
    ada.post(f"/routines/{routine.pk}/check/")
    ada.post(f"/routines/{routine.pk}/uncheck/")
    assert not RoutineCheck.objects.exists()


def test_study_day_decides_which_day_is_checked_off(ada, learner, noon):
    routine = make_routine(learner=learner)
    with time_machine.travel(noon.replace(hour=3) + DAY, tick=False):
        ada.post(f"/routines/{routine.pk}/check/")
    assert RoutineCheck.objects.get().period_begins_on == date(2026, 3, 10)


def test_check_leads_nowhere_else(ada, learner):
    routine = make_routine(learner=learner)
    body = {"next": "https://evil.example/"}
    response = ada.post(f"/routines/{routine.pk}/check/", body)
    assert response["Location"] == "/routines/"


def test_routine_is_changed(ada, learner):
    routine = make_routine(learner=learner)
    form = Page(ada.get(f"/routines/{routine.pk}/edit/")).form(
        f"/routines/{routine.pk}/change/"
    )
    ada.post(form.action, form.values | {"name": "Look back", "rhythm": "monthly"})
    routine.refresh_from_db()
    assert routine.name == "Look back"
    assert routine.rhythm == "monthly"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": ""}, "Say what you want to do."),
        ({"name": "x" * 121}, "Say it in 120 letters at most."),
        ({"rhythm": ""}, "Choose how often."),
        ({"rhythm": "by_date"}, "Choose one of these."),
        ({"framework": "99"}, "Choose one from the list, or none."),
    ],
)
def test_odd_routine_is_explained(ada, changes, reason):
    body = {"name": "Look back", "rhythm": "monthly"} | changes
    response = ada.post("/routines/create/", body)
    assert response.status_code == 400
    assert reason in Page(response).text
    assert not Routine.objects.exists()


def test_deleted_routine_can_be_brought_back(ada, learner):
    routine = make_routine(learner=learner, name="Look back")
    response = ada.post(f"/routines/{routine.pk}/delete/", follow=True)
    assert "“Look back” is deleted." in Page(response).text
    assert ada.post(f"/routines/{routine.pk}/check/").status_code == 404
    ada.post(f"/routines/{routine.pk}/restore/")
    assert learner.routines.standing().get() == routine


def test_routines_of_others_are_not_there(ada):
    routine = make_routine(learner=LearnerFactory(), name="Of another")
    assert "Of another" not in Page(ada.get("/routines/")).text
    assert ada.get(f"/routines/{routine.pk}/edit/").status_code == 404


def test_no_more_than_fifty_are_kept(ada, learner):
    for _ in range(50):
        make_routine(learner=learner)
    response = ada.post("/routines/create/", {"name": "One", "rhythm": "daily"})
    assert response.status_code == 409
    assert "Fifty routines are kept at most." in Page(response).text
