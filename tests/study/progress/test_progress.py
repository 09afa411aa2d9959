"""How a learner stands, and that every page says the same number."""

import re
from datetime import timedelta

import pytest
import time_machine
from pytest_django.asserts import assertContains, assertNotContains

from papers.models import Paper
from study.memory import Rating
from study.models import Card, Reading
from study.reading.services import set_reading_status
from tests.factories import (
    CategoryFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    answer,
)
from tests.html_page import Page


@pytest.fixture
def today(noon):
    with time_machine.travel(noon, tick=False):
        yield noon


@pytest.fixture
def progress_of(ada):
    """What Ada's page of progress is made of, at the moment of the call."""

    def get():
        return ada.get("/progress/").context

    return get


def settle(question, due_at):
    Card.objects.filter(question=question).update(due_at=due_at, state=2, step=None)


@pytest.fixture
def busy(learner, today):
    """Six papers marked; five questions due today, two of them since earlier days.

    One more is due tomorrow, and one was forgotten just now.
    """
    vision = CategoryFactory(slug="vision")
    language = CategoryFactory(slug="language")
    marks = ["to_read", "reading", "read", "read", "stopped", ""]
    for number, status in enumerate(marks):
        paper = PaperFactory(category=vision if number % 2 else language)
        set_reading_status(learner=learner, paper=paper, status=status, at=today)
    for hours in (-72, -48, 1, 2, 3, 24):
        question = QuestionFactory(home=paper)
        answer(learner, question, at=today - timedelta(days=40))
        settle(question, today + timedelta(hours=hours))
    answer(learner, QuestionFactory(home=paper), at=today, rating=Rating.AGAIN)
    other = LearnerFactory()
    set_reading_status(learner=other, paper=paper, status="read", at=today)
    answer(other, question, at=today - timedelta(days=40))


def test_due_number_is_the_same_on_every_page(ada, busy):
    due_today = ada.get("/progress/").context["due_today"]
    assert ada.get("/").context["due_count"] == 5
    assert ada.get("/review/").context["due_count"] == 5
    assert due_today.now == 5
    assert due_today.overdue == 2


def test_limit_leaves_the_same_number_on_every_page(ada, learner, busy):
    before = ada.get("/progress/").context["forecast"]
    learner.review_limit = 3
    learner.save()
    page = ada.get("/progress/")
    due_today = page.context["due_today"]
    assert ada.get("/").context["due_count"] == due_today.now == 3
    assert ada.get("/review/").context["due_count"] == 3
    assert due_today.waiting_count == 2
    after = page.context["forecast"]
    assert after[0].due == before[0].due - 2
    assert after[1].due == before[1].due + 2
    text = " ".join(Page(page).text.split())
    assert "Your limit for a day leaves 2 for tomorrow." in text


def test_question_that_comes_again_in_minutes_is_in_the_forecast(ada, busy):
    page = ada.get("/progress/")
    assert page.context["due_today"].later == 1
    assert page.context["forecast"][0].due == 6
    text = " ".join(Page(page).text.split())
    assert "2 have waited since earlier days." in text
    assert "1 of today comes again in a few minutes." in text


def test_forecast_has_each_card_once(progress_of, busy):
    forecast = progress_of()["forecast"]
    assert [day.due for day in forecast[:3]] == [6, 1, 0]
    assert len(forecast) == 30


def test_answers_of_the_day_are_the_same_on_every_page(ada, busy):
    assert ada.get("/").context["reviewed_today_count"] == 1
    assert ada.get("/progress/").context["weeks"][-1].answered == 1


def test_papers_by_status_are_the_lists_totals(ada, busy):
    progress = ada.get("/progress/").context
    for status in Reading.Status.values:
        total = ada.get("/papers/", {"status": status, "note": "all"}).context["total"]
        assert progress["totals"][status] == total
        for row in progress["by_category"]:
            page = ada.get(row.url, {"status": status, "note": "all"})
            assert getattr(row, status) == page.context["total"]


def test_category_has_as_many_papers_as_its_page(ada, progress_of, busy):
    for row in progress_of()["by_category"]:
        page = ada.get(row.url)
        assert row.total == 3
        assert page.context["total"] == 3


def test_mark_on_a_paper_that_became_a_draft_is_not_counted(progress_of, busy):
    Paper.objects.update(status="draft")
    totals = progress_of()["totals"]
    assert set(totals.values()) == {0}


def test_no_category_has_more_papers_read_than_papers(progress_of, learner, today):
    paper = PaperFactory(note="none", tldr="")
    set_reading_status(learner=learner, paper=paper, status="read", at=today)
    (row,) = progress_of()["by_category"]
    assert row.read <= row.total


def test_weeks_go_back_twelve_and_begin_on_mondays(progress_of, learner, today):
    for days in (0, 1, 2, 7, 77, 80):
        rating = Rating.GOOD if days else Rating.AGAIN
        answered_at = today - timedelta(days=days)
        answer(learner, QuestionFactory(), at=answered_at, rating=rating)
    weeks = progress_of()["weeks"]
    assert {week.starts_on.weekday() for week in weeks} == {0}
    shown = [weeks[0], weeks[-2], weeks[-1]]
    assert [week.answered for week in shown] == [1, 2, 2]
    assert [week.remembered for week in shown] == [1, 2, 1]
    assert sum(week.answered for week in weeks) == 5


def test_answers_taken_back_count_nowhere(ada, learner, today):
    answer(learner, QuestionFactory(), at=today - timedelta(days=7))
    review = answer(learner, QuestionFactory(), at=today)
    ada.post(f"/reviews/{review.pk}/undo/")
    assert ada.get("/progress/").context["weeks"][-1].answered == 0
    assert ada.get("/").context["reviewed_today_count"] == 0


def test_share_remembered_counts_only_what_was_asked_again(progress_of, learner, today):
    for number in range(10):
        question = QuestionFactory()
        first_at = today - timedelta(days=20)
        answer(learner, question, at=first_at, rating=Rating.EASY)
        rating = Rating.AGAIN if number < 3 else Rating.GOOD
        again_at = today - timedelta(days=1)
        answer(learner, question, at=again_at, rating=rating, seen=1)
    assert progress_of()["retention_percent"] == 70


def test_share_remembered_needs_ten_answers(progress_of, today):
    assert progress_of()["retention_percent"] is None


def headings_of_sections(page):
    main, _, _ = page.content.decode().partition("</main>")
    return re.findall(r"<h2[^>]*>([^<]+)", main)


def test_progress_without_answers_tells_the_way_to_the_first(ada, db):
    page = ada.get("/progress/")
    assert headings_of_sections(page) == ["What stays", "Papers by category"]
    assertContains(
        page,
        '<a class="button button-main" href="/papers/">Choose a paper</a>',
        html=True,
    )
    assertNotContains(page, "at most")


def test_answer_of_another_learner_is_no_first_answer(ada, today):
    long_ago = today - timedelta(days=200)
    answer(LearnerFactory(), QuestionFactory(), at=long_ago)
    assert headings_of_sections(ada.get("/progress/")) == [
        "What stays",
        "Papers by category",
    ]


def test_answer_taken_back_is_no_first_answer(ada, learner, today):
    ada.post(f"/reviews/{answer(learner, QuestionFactory(), at=today).pk}/undo/")
    assert headings_of_sections(ada.get("/progress/")) == [
        "What stays",
        "Papers by category",
    ]


def test_long_pause_is_told_instead_of_drawn(ada, learner, today):
    answer(learner, QuestionFactory(), at=today - timedelta(days=200))
    Card.objects.update(due_at=today + timedelta(days=90))
    page = ada.get("/progress/")
    assert headings_of_sections(page) == [
        "What stays",
        "Day by day",
        "Week by week",
        "The next 30 days",
        "Papers by category",
    ]
    assertContains(page, "You have not answered a question in the last twelve weeks.")
    assertContains(page, "No question comes up in the next 30 days.")
    assertNotContains(page, "at most")
