"""Days without reading: kept, refused, and what plans make of them."""

import pytest
import time_machine

from study.models import Holiday, ReadingPlan
from tests.factories import LearnerFactory
from tests.html_page import Page
from tests.reading_plan_constraint_cases import make_holiday
from tests.study.readingplans.planning import days_of, make_path, plan_body

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


def add(browser, first_on, last_on, name=""):
    body = {"first_on": first_on, "last_on": last_on, "name": name}
    return browser.post("/plans/holidays/add/", body)


def test_new_plan_leaves_holidays_free(ada):
    make_path(3)
    add(ada, "2026-03-11", "2026-03-14", "By the sea")
    ada.post("/plans/reading/create/", plan_body(rhythm="daily"))
    plan = ReadingPlan.objects.get()
    assert list(days_of(plan).values()) == [(3, 10), (3, 15), (3, 16)]
    assert "By the sea" in Page(ada.get("/plans/holidays/")).text


def test_plan_makes_room_for_later_holidays(ada):
    make_path(3)
    ada.post("/plans/reading/create/", plan_body(rhythm="daily"))
    plan = ReadingPlan.objects.get()
    add(ada, "2026-03-11", "2026-03-20")
    page = Page(ada.get(plan.get_absolute_url()))
    assert "Something is planned on a holiday." in page.text
    ada.post(f"{plan.get_absolute_url()}change/make/", {"change": "holidays"})
    assert list(days_of(plan).values()) == [(3, 10), (3, 21), (3, 21)]
    page = Page(ada.get(plan.get_absolute_url()))
    assert "Something is planned on a holiday." not in page.text


@pytest.mark.parametrize(
    ("first_on", "last_on", "reason"),
    [
        ("2026-03-14", "2026-03-11", "The last day lies before the first."),
        ("1799-12-31", "2026-03-11", "between the years 1800 and 2100"),
        ("2026-03-11", "2101-01-01", "between the years 1800 and 2100"),
        ("2026-03-11", "2027-03-12", "Choose a year at most."),
        ("", "2026-03-11", "Choose a day."),
        ("2026-02-30", "2026-03-11", "Enter a day like 2026-12-24."),
    ],
)
def test_odd_days_are_explained(ada, first_on, last_on, reason):
    response = add(ada, first_on, last_on)
    assert response.status_code == 400
    assert reason in Page(response).text
    assert not Holiday.objects.exists()


def test_holiday_is_deleted_by_its_learner_alone(ada, learner, noon):
    mine = make_holiday(noon.date(), noon.date(), learner)
    theirs = make_holiday(noon.date(), noon.date(), LearnerFactory())
    assert ada.post(f"/plans/holidays/{mine.pk}/delete/").status_code == 302
    assert ada.post(f"/plans/holidays/{theirs.pk}/delete/").status_code == 404
    assert list(Holiday.objects.all()) == [theirs]


def test_no_more_than_a_hundred_are_kept(ada, learner, noon):
    for _ in range(100):
        make_holiday(noon.date(), noon.date(), learner)
    response = add(ada, "2026-03-11", "2026-03-14")
    assert response.status_code == 409
    assert "A hundred holidays are kept at most." in Page(response).text
