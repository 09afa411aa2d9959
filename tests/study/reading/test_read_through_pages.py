"""Days of readings entered and corrected on a paper's page."""

from datetime import date, timedelta

import pytest
import time_machine
from pytest_django.asserts import assertContains

from study.models import Reading, ReadingChange, ReadThrough
from study.reading.read_through_services import MOST_READ_THROUGHS
from study.reading.services import set_reading_status
from tests.factories import LearnerFactory, PaperFactory
from tests.html_page import Page

READINGS = "/readings/"
ADD = "/papers/gan/readings/add/"


@pytest.fixture
def gan(db):
    return PaperFactory(slug="gan")


@pytest.fixture(autouse=True)
def _today(noon):
    with time_machine.travel(noon, tick=False):
        yield


def mark(learner, paper, *statuses, at):
    for days, status in enumerate(statuses):
        marked_at = at + timedelta(days=days)
        set_reading_status(learner=learner, paper=paper, status=status, at=marked_at)


def change(browser, number, started_on="", ended_on="", **more):
    days = {"started_on": started_on, "ended_on": ended_on}
    return browser.post(f"{READINGS}{number}/change/", days | more)


def kept():
    fields = ("ending", "started_on", "ended_on")
    rows = ReadThrough.objects.values_list(*fields)
    return [tuple(str(value) for value in row) for row in rows]


def test_page_shows_the_days_of_each_reading(ada, learner, gan, noon):
    mark(learner, gan, "reading", "read", "reading", at=noon - timedelta(days=9))
    page = Page(ada.get("/papers/gan/"))
    first, second = ReadThrough.objects.all()
    values = page.form(f"{READINGS}{first.pk}/change/").values
    assert values["started_on"] == "2026-03-01"
    assert values["ended_on"] == "2026-03-02"
    assert page.form(f"{READINGS}{second.pk}/change/").values["ended_on"] == ""
    assert page.form(ADD).values["started_on"] == ""


def test_days_are_corrected_and_the_mark_follows(ada, learner, gan, noon):
    mark(learner, gan, "read", at=noon)
    number = ReadThrough.objects.get().pk
    response = change(ada, number, "1999-12-24", "2000-01-06")
    assert response.headers["Location"] == "/papers/gan/"
    assert kept() == [("read", "1999-12-24", "2000-01-06")]
    reading = Reading.objects.get()
    assert reading.finished_on == date(2000, 1, 6)
    assert reading.times_read == 1


def test_correction_is_undone_from_the_menu(ada, learner, gan, noon):
    mark(learner, gan, "read", at=noon)
    before = kept()
    change(ada, ReadThrough.objects.get().pk, "2026-01-01", "2026-01-02")
    ada.post("/papers/gan/status/undo/")
    assert kept() == before


def test_same_days_again_are_no_change(ada, learner, gan, noon):
    mark(learner, gan, "read", at=noon)
    change(ada, ReadThrough.objects.get().pk, "2026-03-10", "2026-03-10")
    assert ReadingChange.objects.count() == 1


def test_last_day_of_an_open_reading_finishes_it(ada, learner, gan, noon):
    mark(learner, gan, "reading", at=noon - timedelta(days=5))
    change(ada, ReadThrough.objects.get().pk, "2026-03-05", "2026-03-08")
    assert kept() == [("read", "2026-03-05", "2026-03-08")]
    assert Reading.objects.get().status == "read"


def test_reason_for_stopping_is_kept_when_the_reading_goes_on(ada, learner, gan, noon):
    mark(learner, gan, "reading", "stopped", at=noon - timedelta(days=5))
    number = ReadThrough.objects.get().pk
    change(ada, number, "2026-03-05", "2026-03-06", stop_reason="Too many proofs.")
    assertContains(ada.get("/papers/gan/"), "Too many proofs.")
    mark(learner, gan, "reading", at=noon)
    assertContains(ada.get("/papers/gan/"), "Too many proofs.")


def test_reason_for_stopping_is_nobody_elses(ada, sign_in, learner, gan, noon):
    mark(learner, gan, "stopped", at=noon)
    change(ada, ReadThrough.objects.get().pk, stop_reason="Too many proofs.")
    other = LearnerFactory()
    mark(other, gan, "stopped", at=noon)
    page = sign_in(other).get("/papers/gan/").content.decode()
    assert "Why you stopped" in page
    assert "Too many proofs." not in page


def test_earlier_reading_is_added_beside_the_open_one(ada, learner, gan, noon):
    mark(learner, gan, "reading", at=noon)
    days = {"started_on": "2019-05-01", "ended_on": ""}
    ada.post(ADD, days)
    assert kept() == [
        ("", "2026-03-10", "None"),
        ("read", "2019-05-01", "None"),
    ]
    reading = Reading.objects.get()
    assert reading.status == "reading"
    assert reading.times_read == 1


def test_paper_without_a_mark_is_read_once_a_reading_is_added(ada, gan):
    ada.post(ADD, {"started_on": "", "ended_on": "2019-05-01"})
    assert Reading.objects.get().status == "read"
    ada.post("/papers/gan/status/undo/")
    assert not Reading.objects.exists()
    assert not ReadThrough.objects.exists()


@pytest.mark.parametrize(
    ("statuses", "left"),
    [
        (["read"], ""),
        (["read", "reading"], "read"),
        (["reading", "read", "stopped"], "read"),
        (["reading", "to_read"], "to_read"),
    ],
)
def test_removed_reading_leaves_what_the_others_say(
    ada, learner, gan, noon, statuses, left
):
    mark(learner, gan, *statuses, at=noon - timedelta(days=9))
    before = kept()
    number = ReadThrough.objects.last().pk
    ada.post(f"{READINGS}{number}/remove/")
    assert kept() == before[:-1]
    status = Reading.objects.values_list("status", flat=True).first() or ""
    assert status == left
    ada.post("/papers/gan/status/undo/")
    assert kept() == before


@pytest.mark.parametrize(
    ("started_on", "ended_on", "sentence"),
    [
        ("1799-12-31", "", "A reading lies between the years 1800 and 2100."),
        ("", "2101-01-01", "A reading lies between the years 1800 and 2100."),
        ("2026-03-11", "", "That day is still to come."),
        ("2026-03-02", "2026-03-01", "You cannot finish a paper before you began it."),
        ("yesterday", "", "Write the day as in 2026-03-14."),
        ("2026-02-30", "", "Write the day as in 2026-03-14."),
        ("10000-01-01", "", "Write the day as in 2026-03-14."),
    ],
)
def test_bad_days_are_explained_and_change_nothing(
    ada, learner, gan, noon, started_on, ended_on, sentence
):
    mark(learner, gan, "read", at=noon)
    before = kept()
    response = change(ada, ReadThrough.objects.get().pk, started_on, ended_on)
    assertContains(response, sentence)
    assertContains(response, f'value="{started_on}"')
    assert kept() == before


def test_readings_of_a_paper_are_bounded(ada, learner, gan):
    for _ in range(MOST_READ_THROUGHS):
        ReadThrough.objects.create(learner=learner, paper=gan, ending="read")
    response = ada.post(ADD, {})
    assertContains(response, f"A paper has at most {MOST_READ_THROUGHS} readings here.")
    assert ReadThrough.objects.count() == MOST_READ_THROUGHS


@pytest.mark.parametrize("action", ["change", "remove"])
def test_reading_of_another_does_not_exist(ada, gan, noon, action):
    other = LearnerFactory()
    mark(other, gan, "read", at=noon)
    number = ReadThrough.objects.get().pk
    assert ada.post(f"{READINGS}{number}/{action}/").status_code == 404
    assert len(kept()) == 1


def test_reading_of_a_withdrawn_paper_is_not_changed(ada, learner, gan, noon):
    mark(learner, gan, "read", at=noon)
    gan.status = "draft"
    gan.save()
    before = kept()
    assert change(ada, ReadThrough.objects.get().pk).status_code == 404
    assert kept() == before
