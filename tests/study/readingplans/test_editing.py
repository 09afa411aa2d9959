"""A plan's name and rhythm, one paper on another day, and headings between them."""

import re
from datetime import timedelta

import pytest
import time_machine

from study.lists.services import create_list
from study.models import ListEntry, ReadingPlan
from study.reading.services import set_reading_status
from study.readingplans.edit_services import PaperIsOver, move_paper
from tests.factories import LearnerFactory
from tests.html_page import Page
from tests.study.readingplans.planning import EVERY_DAY, days_of, make_path, plan_body

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def plan(ada):
    make_path()
    ada.post("/plans/reading/create/", plan_body())
    return ReadingPlan.objects.get()


def edit(browser, plan, **changes):
    body = {
        "title": "Beginning",
        "rhythm": "weekly",
        "per_turn": "1",
        "ends_on": "",
        "weekdays": EVERY_DAY,
        "version": str(plan.version),
    }
    return browser.post(f"{plan.get_absolute_url()}edit/save/", body | changes)


def move(browser, plan, slug, day, version=None):
    version = plan.version if version is None else version
    address = f"{plan.get_absolute_url()}papers/{slug}/move/"
    return browser.post(address, {"day": day, "version": version})


def test_form_shows_the_plan_as_it_is(ada, plan):
    page = ada.get(f"{plan.get_absolute_url()}edit/").text
    assert 'value="Beginning"' in page
    assert re.search(r'value="weekly"[^>]*checked', page)


def test_plan_gets_another_name_and_keeps_its_days(ada, plan):
    before = days_of(plan)
    edit(ada, plan, title="Slowly")
    plan.refresh_from_db()
    assert plan.title == "Slowly"
    assert days_of(plan) == before
    assert plan.before is None


def test_another_rhythm_gives_what_is_left_new_days(ada, learner, plan, noon):
    first = plan.readings.get(position=0).paper
    set_reading_status(learner=learner, paper=first, status="read", at=noon)
    edit(ada, plan, rhythm="daily", per_turn="1", weekdays=["1", "2"])
    plan.refresh_from_db()
    assert list(days_of(plan).values()) == [(3, 10), (3, 10), (3, 11), (3, 17)]
    assert plan.ends_on.day == 17


def test_another_rhythm_can_be_undone(ada, plan):
    before = days_of(plan)
    edit(ada, plan, rhythm="by_date", ends_on="2026-03-13")
    assert list(days_of(plan).values()) == [(3, 10), (3, 11), (3, 12), (3, 13)]
    page = Page(ada.get(plan.get_absolute_url()))
    assert "Changed: Another rhythm." in page.text
    ada.post(f"{plan.get_absolute_url()}change/undo/")
    plan.refresh_from_db()
    assert days_of(plan) == before
    assert plan.rhythm == "weekly"
    assert plan.ends_on.day == 31


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": " "}, "Give the plan a name."),
        ({"title": "x" * 201}, "A name has at most 200 letters."),
        ({"rhythm": "by_date"}, "Choose the day to be done by."),
        (
            {"rhythm": "by_date", "ends_on": "2026-03-09"},
            "This lies before the day on which you begin.",
        ),
        ({"weekdays": []}, "Leave one weekday at least."),
        ({"per_turn": "0"}, "Choose between 1 and 20."),
    ],
)
def test_odd_edit_is_explained(ada, plan, changes, reason):
    before = days_of(plan)
    response = edit(ada, plan, **changes)
    assert response.status_code == 400
    assert reason in Page(response).text
    assert days_of(plan) == before


def test_edit_that_leaves_no_day_is_explained(ada, plan):
    ada.post(
        "/plans/holidays/add/", {"first_on": "2026-03-10", "last_on": "2026-03-20"}
    )
    response = edit(ada, plan, rhythm="by_date", ends_on="2026-03-15")
    assert response.status_code == 409
    assert "No day is left for that" in Page(response).text
    plan.refresh_from_db()
    assert plan.rhythm == "weekly"


def test_edit_of_a_plan_that_another_window_changed_is_refused(ada, plan):
    edit(ada, plan, title="First")
    edit(ada, plan, title="Second", version="0")
    plan.refresh_from_db()
    assert plan.title == "First"


def test_one_paper_moves_to_another_day(ada, plan):
    move(ada, plan, "beginning-1", "2026-03-26")
    assert days_of(plan) == {
        "Paper 2": (3, 17),
        "Paper 3": (3, 24),
        "Paper 1": (3, 26),
        "Paper 4": (3, 31),
    }
    ada.post(f"{plan.get_absolute_url()}change/undo/")
    assert list(days_of(plan).values()) == [(3, 10), (3, 17), (3, 24), (3, 31)]


def test_plan_ends_when_its_last_paper_moves(ada, plan):
    move(ada, plan, "beginning-4", "2026-04-05")
    plan.refresh_from_db()
    assert (plan.ends_on.month, plan.ends_on.day) == (4, 5)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-03-09", "Choose 10 March 2026 or a later day"),
        ("2101-01-01", "between the years 1800 and 2100"),
        ("soon", "Enter a day like 2026-12-24."),
    ],
)
def test_odd_day_of_a_paper_is_explained(ada, plan, day, reason):
    response = move(ada, plan, "beginning-1", day)
    assert response.status_code == 400
    assert reason in Page(response).text


def test_move_in_a_plan_that_another_window_changed_is_refused(ada, plan):
    before = days_of(plan)
    move(ada, plan, "beginning-1", "2026-03-26", version=7)
    assert days_of(plan) == before


def test_paper_that_is_read_has_no_day_to_move(learner, plan, noon):
    first = plan.readings.get(position=0).paper
    set_reading_status(learner=learner, paper=first, status="read", at=noon)
    with pytest.raises(PaperIsOver):
        move_paper(
            plan=plan,
            paper_id=first.pk,
            day=plan.starts_on + DAY,
            seen_version=0,
            at=noon,
        )


def test_paper_that_is_not_in_the_plan_has_no_page(ada, plan):
    assert ada.get(f"{plan.get_absolute_url()}papers/other/").status_code == 404


def test_headings_of_the_list_stand_between_the_days(ada, learner, noon):
    papers = [step.paper for step in make_path().steps.order_by("position")]
    mine = create_list(learner=learner, title="Mine", at=noon)
    kinds = [("heading", "Week one"), ("paper", 0), ("heading", "Week two")]
    kinds += [("paper", 1), ("paper", 2)]
    for rank, (kind, what) in enumerate(kinds):
        words = {"text": what} if kind == "heading" else {"paper": papers[what]}
        ListEntry.objects.create(
            reading_list=mine, rank=rank, kind=kind, added_at=noon, **words
        )
    ada.post("/plans/reading/create/", plan_body(source=f"list:{mine.pk}"))
    page = ada.get(ReadingPlan.objects.get().get_absolute_url()).text
    assert page.count("<h3>Week one</h3>") == 1
    assert page.count("<h3>Week two</h3>") == 1
    assert page.index("Week two") < page.index("beginning-2")


def test_plan_of_another_is_not_moved(sign_in, plan):
    other = sign_in(LearnerFactory())
    assert move(other, plan, "beginning-1", "2026-03-26").status_code == 404
    assert edit(other, plan, title="Mine").status_code == 404
