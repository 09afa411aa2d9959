"""A session, or a plan for a date, on a reading list of one's own."""

import pytest
import time_machine

from study.models import Quiz, ReadingList, ReadyPlan
from study.plans.questions import plan_questions
from tests.factories import (
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    ReadingListFactory,
)
from tests.html_page import Page

pytestmark = pytest.mark.django_db


def list_of(learner, papers, noon, **fields):
    reading_list = ReadingListFactory(learner=learner, **fields)
    for number, paper in enumerate(papers):
        reading_list.entries.create(
            rank=number, kind="paper", paper=paper, added_at=noon
        )
    return reading_list


@pytest.fixture
def papers():
    """Two with questions of their own and one across both, and one without any."""
    first, second, unasked = [PaperFactory() for _ in range(3)]
    for home in (first, first, second):
        QuestionFactory(home=home)
    QuestionFactory(home=None, theme="across", papers=[first, second])
    return first, second, unasked


@pytest.fixture
def own_list(learner, papers, noon):
    with time_machine.travel(noon, tick=False):
        yield list_of(learner, papers, noon, title="Foundations")


def start(browser, own_list):
    choice = {"kind": "list", "subject": own_list.pk, "amount": "20"}
    return browser.post("/quizzes/new/start/", choice | {"unit": "questions"})


def test_session_on_a_list_asks_the_questions_of_its_papers(ada, own_list):
    QuestionFactory()
    page = ada.get(f"/quizzes/new/?kind=list&subject={own_list.pk}")
    assert page.context["plan"].asked_count == 4
    start(ada, own_list)
    quiz = Quiz.objects.get()
    assert quiz.kind == "list"
    assert quiz.title == "Foundations"
    assert quiz.items.count() == 4


def test_lists_in_use_with_questions_are_offered(ada, learner, papers, own_list, noon):
    unasked = papers[2]
    list_of(learner, [unasked], noon, title="Without questions")
    list_of(learner, papers, noon, title="Archived", archived_at=noon)
    list_of(LearnerFactory(), papers, noon, title="Of another")
    form = ada.get("/quizzes/new/?kind=list").context["form"]
    assert [subject.name for subject in form.subjects] == ["Foundations"]


def test_list_of_another_is_not_asked(ada, papers, noon):
    theirs = list_of(LearnerFactory(), papers, noon)
    response = start(ada, theirs)
    assert response.status_code == 422
    assert not Quiz.objects.exists()


def test_result_leads_back_to_the_list_while_it_is_there(ada, own_list):
    start(ada, own_list)
    quiz = Quiz.objects.get()
    for item in quiz.items.all():
        item.question.retired_at = quiz.started_at
        item.question.save()
    result = f"/quizzes/{quiz.pk}/"
    assert own_list.get_absolute_url() in Page(ada.get(result)).links
    ReadingList.objects.update(deleted_at=quiz.started_at)
    assert own_list.get_absolute_url() not in Page(ada.get(result)).links


def test_list_leads_to_a_session_and_a_plan(ada, own_list):
    links = Page(ada.get(own_list.get_absolute_url())).links
    assert f"/quizzes/new/?kind=list&subject={own_list.pk}" in links
    assert f"/plans/ready/new/?kind=list&subject={own_list.pk}" in links


def make_plan(browser, own_list):
    body = {
        "kind": "list",
        "subject": own_list.pk,
        "ready_on": "2026-03-20",
        "goal_percent": "85",
        "minutes_a_day": "15",
    }
    return browser.post("/plans/ready/create/", body, follow=True)


def test_plan_for_a_date_takes_the_papers_of_the_list(ada, own_list, noon):
    response = make_plan(ada, own_list)
    plan = ReadyPlan.objects.get()
    assert plan.title == "Foundations"
    assert len(plan_questions(plan, noon)) == 4
    assert own_list.get_absolute_url() in Page(response).links


def test_plan_for_the_list_of_another_is_refused(ada, papers, noon):
    with time_machine.travel(noon, tick=False):
        response = make_plan(ada, list_of(LearnerFactory(), papers, noon))
    assert response.status_code == 400
    assert not ReadyPlan.objects.exists()
