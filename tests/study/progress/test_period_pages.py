"""Weeks, months, quarters and years in review."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from papers.models import Paper
from papers.services.library.revision import bump_revision
from study.memory import Rating
from study.models import Learner
from study.reading.services import set_reading_status
from tests.factories import (
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    TopicFactory,
    answer,
)
from tests.html_page import Page

DAY = timedelta(days=1)
QUERIES = 8


@pytest.fixture
def today(noon):
    with time_machine.travel(noon, tick=False):
        yield noon


@pytest.fixture
def joined(learner, today):
    """Ada joined in the February of the year before."""
    Learner.objects.update(date_joined=today - 400 * DAY)


@pytest.fixture
def year(learner, joined, today):
    """Answers on every third day of 400, every fourth forgotten; papers read."""
    question = QuestionFactory()
    for seen, number in enumerate(range(399, -1, -3)):
        rating = Rating.AGAIN if number % 4 == 0 else Rating.GOOD
        at = today - number * DAY
        answer(learner, question, at=at, rating=rating, seen=seen, duration=30_000)
        if number % 5 == 0:
            answer(learner, QuestionFactory(home=question.home), at=at)
    for number in (0, 1, 40, 70, 300):
        set_reading_status(
            learner=learner,
            paper=PaperFactory(),
            status="read",
            at=today - number * DAY,
        )


def review_of(browser, address):
    return browser.get(f"/progress/{address}/").context["review"]


def text_of(browser, address):
    return " ".join(Page(browser.get(f"/progress/{address}/")).text.split())


def add_up(reviews):
    return {
        "answered": sum(review.sums.answered for review in reviews),
        "remembered": sum(review.sums.remembered for review in reviews),
        "milliseconds": sum(review.sums.milliseconds for review in reviews),
        "day_count": sum(review.sums.day_count for review in reviews),
        "new": sum(review.new_count for review in reviews),
        "finished": sum(len(review.finished) for review in reviews),
    }


def test_months_and_quarters_add_up_to_their_year(ada, year):
    whole = add_up([review_of(ada, "2025")])
    months = [review_of(ada, f"2025/{month:02}") for month in range(1, 13)]
    quarters = [review_of(ada, f"2025/q{quarter}") for quarter in range(1, 5)]
    assert add_up(months) == whole
    assert add_up(quarters) == whole
    assert whole["answered"] > 100


def test_years_add_up_to_what_other_pages_say(ada, learner, year):
    reviews = [review_of(ada, "2025"), review_of(ada, "2026")]
    sums = add_up(reviews)
    progress = ada.get("/progress/").context
    assert sums["finished"] == progress["totals"]["read"] == 5
    assert sums["answered"] == learner.reviews.count()
    assert sums["remembered"] == learner.reviews.filter(rating__gt=1).count()
    assert sums["new"] == learner.cards.count()


def test_weeks_are_those_of_the_page_of_progress(ada, year):
    weeks = ada.get("/progress/").context["weeks"]
    assert len(weeks) >= 12
    for week in weeks:
        calendar = week.starts_on.isocalendar()
        address = f"{calendar.year}/w{calendar.week:02}"
        sums = review_of(ada, address).sums
        assert sums.answered == week.answered
        assert sums.remembered == week.remembered


def test_days_of_a_month_add_up_to_it(ada, year):
    page = ada.get("/progress/2025/09/").context
    assert len(page["parts"]) == 30
    answered = sum(part.sums.answered for part in page["parts"])
    assert answered == page["review"].sums.answered > 0


def test_table_leaves_out_days_without_answers(ada, learner, today):
    answer(learner, QuestionFactory(), at=today)
    page = ada.get("/progress/2026/03/")
    assert len(page.context["parts"]) == 10
    text = " ".join(Page(page).text.split())
    assert "Tue 10 Mar 1 100 %" in text
    assert "Mon 9 Mar" not in text


def test_today_has_the_number_of_the_first_page(ada, learner, today):
    for _ in range(3):
        answer(learner, QuestionFactory(), at=today)
    parts = ada.get("/progress/2026/w11/").context["parts"]
    assert parts[-1].label == "Tue 10 Mar"
    assert parts[-1].sums.answered == 3
    assert ada.get("/").context["reviewed_today_count"] == 3


def test_finished_papers_are_those_of_that_time(ada, learner, today):
    for title, number in (("Late", 0), ("Early", 9), ("Other", 10)):
        paper = PaperFactory(title=title)
        at = today - number * DAY
        set_reading_status(learner=learner, paper=paper, status="read", at=at)
    set_reading_status(
        learner=learner, paper=PaperFactory(title="Begun"), status="reading", at=today
    )
    titles = [paper.title for paper in review_of(ada, "2026/03").finished]
    assert titles == ["Early", "Late"]


def test_withdrawn_paper_is_named_but_no_link(ada, learner, today, curate):
    paper = PaperFactory(title="Gone")
    set_reading_status(learner=learner, paper=paper, status="read", at=today)
    Paper.objects.filter(pk=paper.pk).update(status="draft", title="Secret")
    page = ada.get("/progress/2026/03/")
    assertNotContains(page, "Secret")
    assertNotContains(page, paper.get_absolute_url())
    assertContains(page, "(withdrawn)")


def test_what_others_did_is_in_no_review(ada, learner, today):
    other = LearnerFactory()
    paper = PaperFactory()
    set_reading_status(learner=other, paper=paper, status="read", at=today)
    answer(other, QuestionFactory(home=paper), at=today)
    review = review_of(ada, "2026/03")
    assert add_up([review]) == dict.fromkeys(add_up([]), 0)


def test_answer_taken_back_is_in_no_review(ada, learner, today):
    review = answer(learner, QuestionFactory(), at=today)
    ada.post(f"/reviews/{review.pk}/undo/")
    shown = review_of(ada, "2026/03")
    assert shown.sums.answered == 0
    assert shown.new_count == 0


def test_best_and_weakest_topics_are_those_of_that_time(ada, learner, today):
    shares = {"strong": 6, "middle": 4, "weak": 1}
    for slug, remembered in shares.items():
        question = QuestionFactory()
        question.topics.add(TopicFactory(slug=slug))
        for number in range(6):
            rating = Rating.GOOD if number < remembered else Rating.AGAIN
            answer(learner, question, at=today, rating=rating, seen=number)
    bump_revision()
    review = review_of(ada, "2026/w11")
    assert [topic.node.slug for topic in review.strong] == ["strong", "middle"]
    assert [topic.node.slug for topic in review.weak] == ["weak"]
    assert [topic.percent for topic in review.strong] == [100, 67]
    assert review.weak[0].percent == 17
    assert review_of(ada, "2026/w10").strong == []


def test_topic_with_few_answers_is_not_compared(ada, learner, today):
    question = QuestionFactory()
    question.topics.add(TopicFactory())
    for number in range(4):
        answer(learner, question, at=today, seen=number)
    bump_revision()
    assert review_of(ada, "2026/03").strong == []


def test_narrowest_topic_stands_for_those_above_it(ada, learner, today):
    wide = TopicFactory(slug="wide")
    question = QuestionFactory()
    question.topics.add(TopicFactory(slug="narrow", parent=wide))
    for number in range(5):
        answer(learner, question, at=today, seen=number)
    bump_revision()
    (topic,) = review_of(ada, "2026/03").strong
    assert topic.node.slug == "narrow"


def test_sentences_say_what_happened(ada, learner, today):
    for number in range(4):
        rating = Rating.AGAIN if number == 0 else Rating.GOOD
        at = today - number * 7 * DAY
        answer(learner, QuestionFactory(), at=at, rating=rating, duration=45_000)
    paper = PaperFactory()
    set_reading_status(learner=learner, paper=paper, status="read", at=today)
    assert (
        "So far in March 2026 you studied on 2 of 10 days and gave 2 answers in"
        " 2 min. You remembered 50 %, and met 2 questions for the first time. You"
        " finished reading 1 paper."
    ) in text_of(ada, "2026/03")
    assert "In week 9 of 2026 you studied on 1 of 7 days" in text_of(ada, "2026/w09")


def test_time_without_answers_says_so(ada, learner, today):
    text = text_of(ada, "2026/02")
    assert "No answers in February 2026." in text
    assert "Day by day" not in text


@pytest.mark.parametrize(
    ("address", "before", "after"),
    [
        ("2025", None, "2026"),
        ("2026", "2025", None),
        ("2025/q4", "2025/q3", "2026/q1"),
        ("2026/q1", "2025/q4", None),
        ("2026/01", "2025/12", "2026/02"),
        ("2026/03", "2026/02", None),
        ("2025/02", None, "2025/03"),
        ("2026/w01", "2025/w52", "2026/w02"),
        ("2026/w11", "2026/w10", None),
    ],
)
def test_links_lead_back_to_the_first_day_and_on_to_today(
    ada, joined, address, before, after
):
    page = ada.get(f"/progress/{address}/")
    links = []
    for relation in ("prev", "next"):
        found = re.search(
            rf'<a href="/progress/([^"]+)/" rel="{relation}">', page.content.decode()
        )
        links.append(found[1] if found else None)
    assert links == [before, after]


@pytest.mark.parametrize(
    "address",
    [
        "2026/04",
        "2026/q2",
        "2026/w12",
        "2027",
        "1999",
        "2025/w53",
        "2026/13",
        "2026/w99",
        "9999",
        "2026/9",
        "x",
    ],
)
def test_future_and_nonsense_are_not_found(ada, today, address):
    assert ada.get(f"/progress/{address}/").status_code == 404


def test_period_begins_with_the_learners_day(ada, learner, today):
    """On the first of a month at three in the morning the month has not begun."""
    with time_machine.travel(today.replace(month=4, day=1, hour=3), tick=False):
        assert ada.get("/progress/2026/04/").status_code == 404
    with time_machine.travel(today.replace(month=4, day=1, hour=4), tick=False):
        assert ada.get("/progress/2026/04/").status_code == 200


def test_first_and_last_moment_of_a_month_belong_to_it(ada, learner, today):
    Learner.objects.update(time_zone="Pacific/Chatham", rollover_hour=23)
    learner.refresh_from_db()
    begins_at = learner.clock.start_of(date(2026, 2, 1))
    ends_at = learner.clock.start_of(date(2026, 3, 1))
    second = timedelta(seconds=1)
    for at in (begins_at - second, begins_at, ends_at - second, ends_at):
        answer(learner, QuestionFactory(), at=at)
    february = review_of(ada, "2026/02")
    assert february.sums.answered == 2
    assert february.new_count == 2
    assert review_of(ada, "2026/01").new_count == 1
    assert review_of(ada, "2026/03").new_count == 1


@pytest.mark.parametrize("address", ["2025", "2025/q3", "2025/09", "2026/w01"])
def test_queries_stay_below_the_ceiling(ada, learner, year, address):
    path = f"/progress/{address}/"
    Paper.objects.filter(readings__learner=learner).update(status="draft")
    bump_revision()
    ada.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert ada.get(path).status_code == 200
    assert len(queries) <= QUERIES, "\n".join(query["sql"] for query in queries)


def test_calendar_of_a_year_links_to_whole_weeks(ada, learner, today):
    """Of the first week some days lie in the year before."""
    for day in (date(2025, 12, 30), date(2026, 1, 2)):
        at = learner.clock.start_of(day)
        answer(learner, QuestionFactory(), at=at)
    page = ada.get("/progress/2026/").context
    week = page["calendar"][0].weeks[0]
    assert len(week.days) == 4
    assert week.sums.answered == review_of(ada, "2026/w01").sums.answered == 2
    assert page["review"].sums.answered == 1


def test_hostile_names_are_text(ada, learner, today):
    hostile = "\"'></title><script>x</script>"
    question = QuestionFactory(home=PaperFactory(title=hostile))
    question.topics.add(TopicFactory(name=hostile))
    for number in range(5):
        answer(learner, question, at=today, seen=number)
    set_reading_status(learner=learner, paper=question.home, status="read", at=today)
    bump_revision()
    assertNotContains(ada.get("/progress/2026/03/"), "<script>x")
