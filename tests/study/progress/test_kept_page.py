"""The page of progress is kept, and is what it would be if it were written now."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from papers.models import Question, Topic
from papers.services.library.revision import bump_revision
from study.memory import Rating
from study.models import Learner
from study.progress.kept_page import (
    MOST_LEARNERS,
    LearnerState,
    kept_pages,
    state_of,
)
from study.reading.services import set_reading_status
from study.review.change_services import correct_review, undo_review
from study.review.set_aside_services import ask_question_again, set_question_aside
from tests.factories import (
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    TopicFactory,
    answer,
)

# Of a page that is there: session, learner, version and library.
STATEMENTS_OF_A_KEPT_PAGE = 4


@pytest.fixture
def today(noon):
    with time_machine.travel(noon, tick=False) as traveller:
        yield traveller


@pytest.fixture
def questions(learner, today, noon):
    """Four, asked on three days; the library has a revision."""
    topic = TopicFactory(name="Attention")
    home = PaperFactory()
    questions = [QuestionFactory(home=home) for _ in range(4)]
    for number, question in enumerate(questions):
        question.topics.add(topic)
        asked_at = noon - timedelta(days=10 * number + 10)
        answer(learner, question, at=asked_at)
    bump_revision()
    return questions


def body_of(browser):
    html = browser.get("/progress/").content.decode()
    return " ".join(html.partition("<main")[2].split())


def written_anew(browser):
    kept_pages.cache_clear()
    return body_of(browser)


def answer_a_second_time(learner, question, at):
    return answer(learner, question, at=at, seen=1, rating=Rating.GOOD)


def take_back(learner, question, at):
    review = learner.reviews.get(question=question)
    undo_review(review=review, at=at)


def correct(learner, question, at):
    review = learner.reviews.get(question=question)
    correct_review(review=review, rating=Rating.EASY, at=at)


def bury(learner, question, at):
    until = learner.clock.end_of_day(at)
    set_question_aside(learner=learner, question=question, until=until, at=at)


def suspend(learner, question, at):
    set_question_aside(learner=learner, question=question, until=None, at=at)


def read_a_paper(learner, question, at):
    set_reading_status(learner=learner, paper=question.home, status="read", at=at)


def want_more(learner, question, at):
    Learner.objects.filter(pk=learner.pk).update(desired_retention=0.95)


def hide_the_streak(learner, question, at):
    Learner.objects.filter(pk=learner.pk).update(shows_streak=False)


def move_to_another_zone(learner, question, at):
    Learner.objects.filter(pk=learner.pk).update(time_zone="Pacific/Kiritimati")


def retire(learner, question, at):
    Question.objects.filter(pk=question.pk).update(status="retired")
    bump_revision()


def rename_the_topic(learner, question, at):
    Topic.objects.update(name="Looking where it matters")
    bump_revision()


CHANGES = (
    answer_a_second_time,
    take_back,
    correct,
    bury,
    suspend,
    read_a_paper,
    want_more,
    hide_the_streak,
    move_to_another_zone,
    retire,
    rename_the_topic,
)


def test_page_is_written_once(ada, questions):
    first = body_of(ada)
    with CaptureQueriesContext(connection) as asked:
        assert body_of(ada) == first
    assert len(asked) == STATEMENTS_OF_A_KEPT_PAGE


@pytest.mark.parametrize("change", CHANGES)
def test_change_is_on_the_next_page(ada, learner, questions, noon, change):
    before = body_of(ada)
    change(learner, questions[0], noon)
    after = body_of(ada)
    assert after != before
    assert after == written_anew(ada)


def test_question_that_is_asked_again_is_on_the_next_page(
    ada, learner, questions, noon
):
    before = body_of(ada)
    suspend(learner, questions[0], noon)
    assert body_of(ada) != before
    ask_question_again(learner=learner, question=questions[0])
    assert body_of(ada) == before


def test_next_day_is_another_page(ada, questions, today, noon):
    before = body_of(ada)
    today.move_to(noon + timedelta(days=1))
    after = body_of(ada)
    assert after != before
    assert after == written_anew(ada)


def test_minutes_that_are_over_are_on_the_page(ada, learner, questions, today, noon):
    answer(learner, questions[0], at=noon, seen=1, rating=Rating.AGAIN)
    assert "comes again in a few minutes" in body_of(ada)
    today.move_to(noon + timedelta(minutes=20))
    assert "again in a few minutes" not in body_of(ada)


def test_clock_that_was_set_back_finds_no_later_page(ada, questions, today, noon):
    before = body_of(ada)
    today.move_to(noon + timedelta(days=40))
    assert body_of(ada) != before
    today.move_to(noon)
    assert body_of(ada) == before


def test_page_that_is_kept_is_nobody_elses(ada, sign_in, questions, noon):
    of_ada = body_of(ada)
    other = LearnerFactory()
    read_a_paper(other, questions[0], noon)
    browser = sign_in(other)
    of_other = body_of(browser)
    assert "You have not answered a question yet" in of_other
    assert body_of(ada) == of_ada
    assert body_of(browser) == of_other


def test_page_of_whoever_was_longest_away_goes_first(learner, questions, noon):
    pages = kept_pages(None)
    version = state_of(learner).version
    states = []
    for number in range(MOST_LEARNERS + 1):
        states.append(LearnerState(number, version, ()))
    for state in states:
        until = noon + timedelta(hours=1)
        pages.keep(state, "page", written_at=noon, stands_until=until)
    assert pages.find(states[0], noon) is None
    assert pages.find(states[1], noon) == "page"
    assert pages.find(states[-1], noon) == "page"
