"""The review page: what is due today, one after the other, and how the day went."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from papers.models import Question
from study.memory import Rating
from study.models import Card, Review
from study.reading.services import set_reading_status
from study.review.queue import next_question_asking
from study.review.quiz_services import start_paper_quiz
from study.review.session import session_while_answering
from tests.factories import LearnerFactory, PaperFactory, QuestionFactory, answer
from tests.html_page import Page


@pytest.fixture
def today(noon):
    """It is Tuesday noon, and stays so."""
    with time_machine.travel(noon, tick=False):
        yield noon


@pytest.fixture
def due(learner, today):
    """Three questions whose memory fades today, the longest due first."""
    questions = [QuestionFactory(prompt=f"Question {number}") for number in range(3)]
    for days, question in zip((60, 50, 40), questions, strict=True):
        answer(learner, question, at=today - timedelta(days=days))
        Card.objects.filter(question=question).update(
            due_at=today - timedelta(days=days - 30),
            state=2,
            step=None,
        )
    return questions


def grade(browser, rating=3):
    """Answers what is asked now, as the pages lead."""
    page = Page(browser.get("/review/"))
    (ask,) = [form for form in page.forms if form.action.endswith("/answer/")]
    revealed = Page(browser.post(ask.action, ask.values))
    (form,) = [form for form in revealed.forms if form.action.endswith("/grade/")]
    return browser.post(form.action, form.values | {"rating": rating})


def id_of_prompt(browser):
    return browser.get("/review/").context["prompt"].question.id


def test_longest_due_question_comes_first(ada, due):
    assert id_of_prompt(ada) == due[0].pk


def test_answers_of_others_do_not_count_as_todays(ada, learner, due, today):
    answer(LearnerFactory(), QuestionFactory(), at=today)
    assert ada.get("/review/").context["prompt"].session.position == 1
    assert session_while_answering(learner, None, today).position == 1


def test_question_is_read_once_with_all_that_the_page_shows(ada, due):
    ada.get("/review/")
    with CaptureQueriesContext(connection) as queries:
        ada.get("/review/")
    readings = [
        query["sql"]
        for query in queries
        if '"papers_question"."revision"' in query["sql"]
    ]
    assert len(readings) == 1
    assert '"papers_question"."prompt_html"' in readings[0]


def test_one_question_follows_the_other_until_none_is_left(ada, due):
    order = []
    for _ in due:
        order.append(id_of_prompt(ada))
        assert grade(ada).headers["Location"] == "/review/"
    assert order == [question.pk for question in due]
    assert not ada.get("/review/").context.get("prompt")


def test_page_counts_what_is_left(ada, due):
    assert ada.get("/review/").context["due_count"] == 3
    grade(ada)
    session = ada.get("/review/").context["prompt"].session
    assert session.position == 2
    assert session.total == 3
    assert session.left_count == 2


def test_what_is_not_due_is_not_asked(ada, learner, today):
    answer(learner, QuestionFactory(), at=today, rating=Rating.EASY)
    assert ada.get("/review/").context["due_count"] == 0


def test_forgotten_question_waits_its_minutes_and_comes_again(ada, due, today):
    for _ in due:
        grade(ada, rating=1)
    context = ada.get("/review/").context
    assert (context["due_count"], len(context["waiting"])) == (0, 3)
    with time_machine.travel(today + timedelta(minutes=11), tick=False):
        assert ada.get("/review/").context["due_count"] == 3


@pytest.mark.parametrize(
    "change",
    [{"status": "draft"}, {"retired": True}, {"home": "draft"}],
    ids=str,
)
def test_question_that_may_not_be_asked_is_passed_over(ada, due, today, change):
    if "home" in change:
        PaperFactory._meta.model.objects.filter(pk=due[0].home_id).update(
            status="draft"
        )
    elif "retired" in change:
        Question.objects.filter(pk=due[0].pk).update(retired_at=today)
    else:
        Question.objects.filter(pk=due[0].pk).update(**change)
    assert id_of_prompt(ada) == due[1].pk
    assert ada.get("/review/").context["due_count"] == 2


def test_cards_of_others_are_not_asked(ada, learner, today):
    answer(LearnerFactory(), QuestionFactory(), at=today - timedelta(days=90))
    assert ada.get("/review/").context["due_count"] == 0


def test_undo_asks_the_question_again_exactly_as_before(ada, due):
    before = Card.objects.order_by("pk").values()[0]
    grade(ada, rating=1)
    undo = ada.get("/review/").context["prompt"].session.undo_review_id
    response = ada.post(f"/reviews/{undo}/undo/")
    assert response.headers["Location"] == "/review/"
    assert id_of_prompt(ada) == due[0].pk
    assert Card.objects.order_by("pk").values()[0] == before


def test_undo_takes_no_answer_of_a_quiz_back(ada, due, learner, today):
    grade(ada, rating=1)
    review = Review.objects.latest("id")
    question = QuestionFactory()
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=today)
    in_quiz = answer(learner, question, at=today, quiz=quiz)
    undo = ada.get("/review/").context["prompt"].session.undo_review_id
    assert undo == review.pk
    assert ada.post(f"/reviews/{undo}/undo/").headers["Location"] == "/review/"
    assert id_of_prompt(ada) == due[0].pk
    assert quiz.items.get().review == in_quiz


def test_undo_is_not_offered_after_a_quiz_alone(ada, due, learner, today):
    question = QuestionFactory()
    quiz = start_paper_quiz(learner=learner, paper=question.home, at=today)
    answer(learner, question, at=today, quiz=quiz)
    assert ada.get("/review/").context["prompt"].session.undo_review_id is None


def test_undo_is_offered_on_the_last_page_too(ada, due):
    for _ in due:
        grade(ada)
    context = ada.get("/review/").context
    assert context["undo_review_id"] == Review.objects.latest("id").pk


def test_summary_says_how_the_day_went(ada, due):
    for rating in (3, 1, 4):
        grade(ada, rating=rating)
    context = ada.get("/review/").context
    assert (context["answered_count"], context["remembered_count"]) == (3, 2)


def test_summary_says_when_the_next_question_comes(ada, learner, today):
    answer(learner, QuestionFactory(), at=today, rating=Rating.EASY)
    Card.objects.update(due_at=today + timedelta(days=1, hours=8))
    page = ada.get("/review/")
    assert page.context["next_label"] == "tomorrow"
    assert "The next question comes tomorrow." in Page(page).text
    with time_machine.travel(today + timedelta(hours=16), tick=False):
        assert ada.get("/review/").context["due_count"] == 1


def test_day_is_not_done_while_questions_wait_their_minutes(ada, due):
    for _ in due:
        grade(ada, rating=1)
    page = Page(ada.get("/review/"))
    assert "Done for now" in page.text
    assert "The next question comes in 10 minutes." in page.text


def test_day_that_begins_sooner_than_the_minutes_are_over_comes_first(
    ada,
    learner,
    today,
):
    """At 3:55 a question was just forgotten; from 4:00 on another one is asked."""
    before_four = today + timedelta(hours=15, minutes=55)
    in_the_evening = before_four + timedelta(hours=16)
    settled, forgotten = QuestionFactory(), QuestionFactory()
    answer(learner, settled, at=today, rating=Rating.EASY)
    Card.objects.update(due_at=in_the_evening)
    answer(learner, forgotten, at=before_four, rating=Rating.AGAIN)
    asking = next_question_asking(learner, before_four)
    assert asking.at == today + timedelta(hours=16)
    assert asking.is_by_day
    Card.objects.filter(question=settled).delete()
    asking = next_question_asking(learner, before_four)
    assert asking.at == before_four + timedelta(minutes=10)


def test_summary_suggests_papers_with_questions_never_asked(ada, learner, today):
    fresh, answered, unread = QuestionFactory(), QuestionFactory(), QuestionFactory()
    for question in (fresh, answered):
        set_reading_status(
            learner=learner,
            paper=question.home,
            status="read",
            at=today,
        )
    answer(learner, answered, at=today, rating=Rating.EASY)
    urls = [row["url"] for row in ada.get("/review/").context["suggestions"]]
    assert urls == [fresh.home.get_absolute_url()]
    assert unread.home.get_absolute_url() not in urls


def test_paper_that_is_read_through_is_suggested_as_long_as_one_question_is_new(
    ada,
    learner,
    today,
):
    paper = PaperFactory()
    first, _ = QuestionFactory(home=paper), QuestionFactory(home=paper)
    set_reading_status(learner=learner, paper=paper, status="read", at=today)
    answer(learner, first, at=today, rating=Rating.EASY)
    assert [row["url"] for row in ada.get("/review/").context["suggestions"]] == [
        paper.get_absolute_url()
    ]


def test_nothing_to_do_is_a_page_too(ada, today):
    response = ada.get("/review/")
    assert response.status_code == 200
    assert (response.context["due_count"], response.context["answered_count"]) == (0, 0)


def test_day_ends_at_the_learners_own_hour(db, sign_in, today):
    """At noon in UTC it is the 11th in Auckland already.

    What comes due before 4:00 there is asked today.
    """
    learner = LearnerFactory(time_zone="Pacific/Auckland", rollover_hour=4)
    question = QuestionFactory()
    answer(learner, question, at=today - timedelta(days=9))
    browser = sign_in(learner)
    for hours, count in ((2, 1), (4, 0)):
        Card.objects.update(due_at=today + timedelta(hours=hours), state=2, step=None)
        assert browser.get("/review/").context["due_count"] == count


def test_htmx_gets_the_question_prompt_alone(ada, due):
    page = Page(ada.get("/review/", headers={"HX-Request": "true"}))
    assert "html" not in [tag for tag, _ in page.tags]
    assert "Question 0" in page.text


def test_suggestions_come_once_each_and_latest_first(ada, learner, today):
    first, second = QuestionFactory(), QuestionFactory()
    QuestionFactory(home=first.home)
    for days, question in ((3, first), (1, second)):
        for reader in (learner, LearnerFactory()):
            at = today - timedelta(days=days)
            set_reading_status(
                learner=reader,
                paper=question.home,
                status="reading",
                at=at,
            )
    urls = [row["url"] for row in ada.get("/review/").context["suggestions"]]
    assert urls == [second.home.get_absolute_url(), first.home.get_absolute_url()]


def test_htmx_gets_the_next_question_as_the_answer_to_its_grade(ada, due):
    """One request: the address of the page would bring the same."""
    htmx = {"HX-Request": "true"}
    page = Page(ada.get("/review/"))
    (ask,) = [form for form in page.forms if form.action.endswith("/answer/")]
    revealed = Page(ada.post(ask.action, ask.values))
    (form,) = [form for form in revealed.forms if form.action.endswith("/grade/")]
    graded = ada.post(form.action, form.values | {"rating": 3}, headers=htmx)

    assert graded.status_code == 200
    assert Review.objects.filter(question=due[0]).count() == 2
    assert graded.context["prompt"].question.id == due[1].pk
    assert "html" not in [tag for tag, _ in Page(graded).tags]
    again = ada.get("/review/", headers=htmx)
    assert again.context["prompt"].question.id == due[1].pk
    assert again.context["due_count"] == graded.context["due_count"]


def test_htmx_gets_a_quiz_on_with_the_grade_and_its_result_with_the_last(
    ada, learner, due
):
    htmx = {"HX-Request": "true"}
    paper = PaperFactory()
    questions = [QuestionFactory(home=paper) for _ in range(2)]
    quiz = start_paper_quiz(learner=learner, paper=paper, at=timezone.now())
    page = Page(ada.get(quiz.get_absolute_url()))
    asked = []
    for _ in questions:
        (ask,) = [form for form in page.forms if form.action.endswith("/answer/")]
        revealed = Page(ada.post(ask.action, ask.values))
        (form,) = [form for form in revealed.forms if form.action.endswith("/grade/")]
        asked.append(form.action)
        graded = ada.post(form.action, form.values | {"rating": 3}, headers=htmx)
        assert graded.status_code == 200
        page = Page(graded)

    assert len(set(asked)) == 2
    assert graded.context["result"]
    quiz.refresh_from_db()
    assert quiz.finished_at is not None
