"""Retention, calibration and time, from the sums by study day."""

from datetime import date, timedelta

import pytest
import time_machine

from study.memory import Rating
from study.models import Card, DailyAnswers, DailyRecalls
from study.progress.answer_days import answer_days
from study.progress.rollups import RecallSums, time_of_weeks, weeks_of_answers
from study.review.change_services import undo_review
from tests.factories import LearnerFactory, QuestionFactory, TopicFactory, answer
from tests.html_page import Page

DAY = timedelta(days=1)
MILLION = 1_000_000
TUESDAY = date(2026, 3, 10)


@pytest.fixture
def today(noon):
    with time_machine.travel(noon, tick=False):
        yield noon


def add_recalls(learner, day, asked, remembered, *, age=1, tenth=9, expected=0.95):
    """Delayed answers of a day; the learner wanted to remember 90 %."""
    DailyRecalls.objects.create(
        learner=learner,
        day=day,
        age=age,
        tenth=tenth,
        asked_count=asked,
        remembered_count=remembered,
        expected_millionths=round(asked * expected * MILLION),
        wanted_millionths=round(asked * 0.9 * MILLION),
    )


def text_of(response):
    return " ".join(Page(response).text.split())


def test_retention_is_that_of_thirty_study_days(learner):
    add_recalls(learner, TUESDAY - 30 * DAY, 100, 0)
    add_recalls(learner, TUESDAY - 29 * DAY, 8, 6)
    add_recalls(learner, TUESDAY, 2, 2)
    add_recalls(LearnerFactory(), TUESDAY, 100, 0)
    assert RecallSums(learner, TUESDAY).retention_percent == 80


def test_retention_needs_ten_delayed_answers(learner):
    add_recalls(learner, TUESDAY, 9, 9)
    assert RecallSums(learner, TUESDAY).retention_percent is None


def test_ages_are_of_a_year(learner):
    add_recalls(learner, TUESDAY - 365 * DAY, 50, 0, age=4)
    add_recalls(learner, TUESDAY - 364 * DAY, 12, 9, age=4)
    add_recalls(learner, TUESDAY, 8, 8, age=91)
    ages = RecallSums(learner, TUESDAY).ages()
    assert [group.label for group in ages] == [
        "1 to 3",
        "4 to 7",
        "8 to 14",
        "15 to 30",
        "31 to 90",
        "91 and more",
    ]
    assert [group.counts.asked for group in ages] == [0, 12, 0, 0, 0, 8]
    assert ages[1].counts.remembered_percent == 75
    assert ages[1].counts.wanted_percent == 90
    assert not ages[5].counts.is_enough


def test_calibration_has_ten_groups_of_equally_many_answers(learner):
    for number in range(20):
        day = TUESDAY - number * DAY
        add_recalls(learner, day, 10, 9, expected=0.9 + number / 250)
    sums = RecallSums(learner, TUESDAY)
    assert sums.has_calibration
    groups = sums.calibration()
    assert [group.counts.asked for group in groups] == 10 * [20]
    assert groups[0].label == "97.2 to 97.6\N{NO-BREAK SPACE}%"
    assert groups[0].counts.expected_percent == 97
    assert groups[0].counts.remembered_percent == 90
    assert groups[9].label == "90.0 to 90.4\N{NO-BREAK SPACE}%"


def test_calibration_keeps_answers_of_one_chance_together(learner):
    add_recalls(learner, TUESDAY, 80, 72, age=1, expected=0.93)
    add_recalls(learner, TUESDAY - DAY, 80, 72, age=31, expected=0.93)
    add_recalls(learner, TUESDAY, 40, 18, tenth=6, expected=0.62)
    surest, weaker = RecallSums(learner, TUESDAY).calibration()
    assert surest.label == "93.0\N{NO-BREAK SPACE}%"
    assert surest.counts.asked == 160
    assert weaker.label == "62.0\N{NO-BREAK SPACE}%"
    assert weaker.counts.remembered_percent == 45


def test_calibration_counts_every_answer_once(learner):
    for number in range(30):
        day = TUESDAY - number * DAY
        add_recalls(learner, day, number + 1, number, expected=0.9 + number / 500)
    sums = RecallSums(learner, TUESDAY)
    groups = sums.calibration()
    assert sum(group.counts.asked for group in groups) == sums.in_all.asked == 465
    known = sum(group.counts.remembered for group in groups)
    assert known == sums.in_all.remembered


def test_page_says_how_many_answers_calibration_needs(ada, learner, today):
    answer(learner, QuestionFactory(), at=today)
    add_recalls(learner, TUESDAY, 99, 80)
    text = text_of(ada.get("/progress/"))
    assert "From 100 answers to questions asked again on" in text
    assert "So far there are 99 in the last twelve months." in text


def test_page_shows_calibration_with_its_counts(ada, learner, today):
    answer(learner, QuestionFactory(), at=today)
    add_recalls(learner, TUESDAY, 1200, 1080)
    add_recalls(learner, TUESDAY, 3, 1, tenth=4, expected=0.45)
    text = text_of(ada.get("/progress/"))
    assert "95.0 % 95 % 90 % 1,200" in text
    assert "45.0 % 45 % too few 3" in text


def test_week_has_its_answers_time_and_delayed_recalls(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon - 9 * DAY, duration=70_000)
    answer(learner, question, at=noon, seen=1, duration=3_530_000)
    recalls = RecallSums(learner, TUESDAY)
    weeks = weeks_of_answers(answer_days(learner), TUESDAY, recalls)
    week, next_week, this_week = weeks[-3:]
    assert week.starts_on == date(2026, 2, 23)
    assert week.answered == 1
    assert week.minutes == 1
    assert week.recalls.asked == 0
    assert next_week.answered == 0
    assert this_week.answered == 1
    assert this_week.minutes == 59
    assert this_week.recalls.remembered == 1
    assert time_of_weeks(weeks) == "60 minutes"


def test_day_to_come_belongs_to_no_week(learner):
    """A clock that was set back leaves answers of days that are still to come."""
    monday = TUESDAY + 6 * DAY
    DailyAnswers.objects.create(learner=learner, day=monday, good_count=1)
    add_recalls(learner, monday, 1, 1)
    recalls = RecallSums(learner, TUESDAY)
    weeks = weeks_of_answers(answer_days(learner), TUESDAY, recalls)
    assert sum(week.answered for week in weeks) == 0


def test_lines_are_broken_at_weeks_with_too_few_answers(ada, learner, today):
    answer(learner, QuestionFactory(), at=today)
    for weeks_ago, asked in ((0, 10), (1, 9), (2, 20)):
        add_recalls(learner, TUESDAY - 7 * weeks_ago * DAY, asked, asked // 2)
    chart = ada.get("/progress/").context["retention_chart"]
    assert chart.floor == 50
    assert chart.path.count("M") == 2
    assert chart.dots.count("M") == 2
    assert chart.reference.count("M") == 1


def test_answer_taken_back_is_no_recall(ada, learner, today):
    question = QuestionFactory()
    answer(learner, question, at=today - 3 * DAY)
    review = answer(learner, question, at=today, seen=1, rating=Rating.AGAIN)
    undo_review(review=review, at=today)
    assert ada.get("/progress/").context["recalled"].asked == 0


def test_questions_are_counted_by_how_long_they_last(ada, learner, today):
    topic = TopicFactory()
    for stability in (1, 6.9, 7, 400):
        question = QuestionFactory()
        question.topics.add(topic)
        answer(learner, question, at=today)
        Card.objects.filter(question=question).update(stability=stability)
    withdrawn = QuestionFactory()
    withdrawn.topics.add(topic)
    answer(learner, withdrawn, at=today)
    withdrawn.retired_at = today
    withdrawn.save()
    context = ada.get("/progress/").context
    counts = [group.question_count for group in context["stabilities"]]
    assert counts == [2, 1, 0, 0, 1]
    assert sum(counts) == context["recall"].asked_count
