"""The calendar of days and the streak on the page of progress."""

import re
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from study.memory import Rating
from study.models import Comeback
from study.progress.activity import activity_context, streak_sentences
from study.progress.answer_days import answer_days, sum_of_days
from study.progress.streak import Streak, weekday_mask
from tests.factories import LearnerFactory, QuestionFactory, answer

DAY = timedelta(days=1)
SVG = re.compile(r'<svg\s+class="activity-half.*?</svg>', re.DOTALL)


@pytest.fixture
def today(noon):
    with time_machine.travel(noon, tick=False):
        yield noon


def answer_on(learner, at, *days_ago):
    for number in days_ago:
        answer(learner, QuestionFactory(), at=at - number * DAY)


def streak_on_page(browser):
    return browser.get("/progress/").context["activity"]["streak_sentences"]


def drawings(page):
    return [ElementTree.fromstring(svg) for svg in SVG.findall(page.content.decode())]


def test_weeks_are_links_with_their_numbers(ada, learner, today):
    answer_on(learner, today, 0, 1, 7)
    drawn = drawings(ada.get("/progress/"))
    assert len(drawn) == 2
    labels = {}
    for drawing in drawn:
        for link in drawing.iter("a"):
            labels[link.get("href")] = link.get("aria-label")
    assert len(labels) == 53
    this_week = labels["/progress/2026/w11/"]
    assert this_week == "Week 11 of 2026, from Mon 9 Mar 2026: 2 answers on 2 days"
    last_week = labels["/progress/2026/w10/"]
    assert last_week == "Week 10 of 2026, from Mon 2 Mar 2026: 1 answer on 1 day"


def test_table_has_the_numbers_of_the_drawing(ada, learner, today):
    answer_on(learner, today, 0, 1, 7, 100)
    activity = ada.get("/progress/").context["activity"]
    weeks = activity["weeks"]
    assert [week.sums.answered for week in weeks] == [2, 1, 1]
    assert activity["year_sums"].answered == 4
    table = ElementTree.fromstring(f"<table>{activity['weeks_html']}</table>")
    answers = [row.findall("td")[1].text for row in table.iter("tr")]
    assert answers == ["2", "1", "1"]


def test_week_has_the_number_of_every_page(ada, learner, today):
    answer_on(learner, today, 0, 1, 7)
    answer(learner, QuestionFactory(), at=today, rating=Rating.AGAIN)
    page = ada.get("/progress/").context
    row = page["activity"]["weeks"][0].sums
    assert row.answered == page["weeks"][-1].answered == 3
    assert row.remembered == page["weeks"][-1].remembered == 2
    week = ada.get("/progress/2026/w11/").context["review"].sums
    assert week == row


def test_answer_taken_back_is_in_no_calendar(ada, learner, today):
    answer_on(learner, today, 1)
    review = answer(learner, QuestionFactory(), at=today)
    ada.post(f"/reviews/{review.pk}/undo/")
    activity = ada.get("/progress/").context["activity"]
    assert activity["year_sums"].answered == 1


def test_streak_of_somebody_else_is_not_shown(ada, learner, today):
    answer_on(learner, today, 0)
    answer_on(LearnerFactory(), today, 1, 2, 3, 4)
    assert streak_on_page(ada) == ["One study day, and each row begins with one."]


@pytest.mark.parametrize(
    ("streak", "sentences"),
    [
        (Streak(0, 0, False), []),
        (Streak(1, 1, True), ["One study day, and each row begins with one."]),
        (Streak(0, 12, False), ["Your longest was 12 days.", "The next answer begins"]),
        (Streak(0, 1, False), ["Your longest was 1 day.", "The next answer begins"]),
        (Streak(5, 5, True), ["5 study days in a row.", "You never had more."]),
        (Streak(5, 12, True), ["5 study days in a row.", "Your longest was 12 days."]),
    ],
)
def test_streak_is_said_without_blame(streak, sentences):
    said = streak_sentences(streak)
    assert len(said) == len(sentences)
    for sentence, beginning in zip(said, sentences, strict=True):
        assert sentence.startswith(beginning)


def test_today_is_still_open(ada, learner, today):
    answer_on(learner, today, 1, 2, 3)
    assert streak_on_page(ada)[0] == "3 study days in a row."


def test_rest_days_of_the_learner_count(ada, learner, today):
    # Tuesday, Monday and the Friday before.
    answer_on(learner, today, 0, 1, 4)
    assert streak_on_page(ada)[0] == "2 study days in a row."
    learner.rest_weekdays = weekday_mask([5, 6])
    learner.save()
    assert streak_on_page(ada)[0] == "3 study days in a row."


def test_days_away_before_a_comeback_end_no_streak(ada, learner, today):
    answer_on(learner, today, 0, 20, 21)
    comeback = Comeback.objects.create(
        learner=learner,
        started_at=today,
        started_on=today.date(),
        away_since=today.date() - 19 * DAY,
        ends_on=today.date() + 9 * DAY,
        pace=25,
    )
    assert streak_on_page(ada)[0] == "3 study days in a row."
    comeback.undone_at = today
    comeback.save()
    assert streak_on_page(ada)[0] == "One study day, and each row begins with one."


def test_streak_that_is_switched_off_is_shown_nowhere(ada, learner, today):
    answer_on(learner, today, 0, 1, 2)
    learner.shows_streak = False
    learner.save()
    page = ada.get("/progress/")
    assertNotContains(page, "in a row")
    assertContains(page, ">Rest days</a>")
    assertNotContains(ada.get("/"), "in a row")


@pytest.mark.parametrize(
    ("time_zone", "rollover", "change"),
    [
        ("Europe/Vienna", 4, date(2026, 3, 29)),
        ("Europe/Vienna", 2, date(2026, 10, 25)),
        ("America/New_York", 4, date(2026, 11, 1)),
        ("Pacific/Auckland", 4, date(2026, 4, 5)),
        ("Pacific/Chatham", 3, date(2026, 4, 5)),
        ("Pacific/Chatham", 3, date(2026, 9, 27)),
        ("Antarctica/Troll", 2, date(2026, 10, 25)),
        ("Antarctica/Troll", 2, date(2026, 3, 29)),
        ("Pacific/Kiritimati", 23, date(2026, 6, 1)),
        ("Pacific/Pago_Pago", 0, date(2026, 6, 1)),
    ],
)
def test_change_of_clocks_ends_no_streak(learner, time_zone, rollover, change):
    """First and last moments of the days around it, each by a second."""
    learner.time_zone = time_zone
    learner.rollover_hour = rollover
    learner.save()
    days = [change + number * DAY for number in range(-2, 3)]
    second = timedelta(seconds=1)
    for number, day in enumerate(days):
        begins_at = learner.clock.start_of(day)
        ends_at = learner.clock.start_of(day + DAY) - second
        answer(learner, QuestionFactory(), at=ends_at if number % 2 else begins_at)
    assert list(answer_days(learner)) == days
    now = learner.clock.start_of(days[-1]) + second
    activity = activity_context(learner, now, answer_days(learner))
    assert activity["streak_sentences"][0] == "5 study days in a row."


def test_moving_to_another_zone_changes_no_day_of_the_past(learner):
    learner.time_zone = "Pacific/Auckland"
    learner.save()
    first_at = datetime(2026, 3, 9, 18, tzinfo=UTC)
    answer_on(learner, first_at, 2, 1, 0)
    days = list(answer_days(learner))
    assert days[-1] == date(2026, 3, 10)
    learner.time_zone = "Pacific/Honolulu"
    learner.rollover_hour = 0
    learner.save()
    assert list(answer_days(learner)) == days


def test_answer_before_the_rollover_belongs_to_the_day_before(learner, today):
    answer(learner, QuestionFactory(), at=today.replace(hour=3, minute=59))
    answer(learner, QuestionFactory(), at=today.replace(hour=4, minute=0))
    days = answer_days(learner)
    assert list(days) == [date(2026, 3, 9), date(2026, 3, 10)]
    assert sum_of_days(days, [date(2026, 3, 10)]).answered == 1


def test_years_of_answers_take_two_queries(learner, today):
    for number in (0, 1, 40, 400, 800):
        answer_on(learner, today, number)
    with CaptureQueriesContext(connection) as queries:
        activity = activity_context(learner, today, answer_days(learner))
    assert len(queries) == 2
    labels = [link.label for link in activity["review_links"]]
    assert labels == [
        "This week",
        "This month",
        "This quarter",
        "2026",
        "2025",
        "2023",
    ]
