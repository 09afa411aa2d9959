"""The pages of being ready by a date: new, list, one of them, and what is refused."""

import pytest
import time_machine

from study.models import Quiz, ReadyPlan
from tests.factories import (
    PaperFactory,
    QuestionFactory,
    ReadingPathFactory,
    TopicFactory,
    answer,
)
from tests.html_page import Page
from tests.ready_plan_constraint_cases import make_ready_plan
from tests.study.comeback.backlogs import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def paper():
    paper = PaperFactory(slug="gan", title="Generative adversarial nets")
    for _ in range(6):
        QuestionFactory(home=paper)
    return paper


def send(browser, **changes):
    body = {
        "kind": "paper",
        "subject": "gan",
        "ready_on": "2026-03-20",
        "goal_percent": "85",
        "minutes_a_day": "15",
    }
    return browser.post("/plans/ready/create/", body | changes)


def test_list_without_plans_says_what_they_are_for(ada):
    page = Page(ada.get("/plans/"))
    assert "say what you want to know by which day" in page.text
    assert "/plans/ready/new/" in page.links


@pytest.mark.parametrize("kind", ["", "?kind=path", "?kind=nothing", "?kind=%00"])
def test_new_plan_is_about_a_path_unless_said_otherwise(ada, kind):
    response = ada.get(f"/plans/ready/new/{kind}")
    assert response.context["form"].kind == "path"


def test_new_plan_takes_its_subject_from_the_address(ada, paper):
    response = ada.get("/plans/ready/new/?kind=paper&subject=gan")
    assert 'value="gan" selected' in response.content.decode()


def test_plan_is_kept_and_shown(ada, paper):
    response = send(ada)
    plan = ReadyPlan.objects.get()
    page = Page(ada.get(f"/plans/ready/{plan.pk}/"))
    assert response.status_code == 302
    assert response["Location"] == f"/plans/ready/{plan.pk}/"
    assert "Ready on Friday 20 March 2026, in 10 days" in page.text
    assert "6 you were never asked" in page.text
    assert "Generative adversarial nets" in Page(ada.get("/plans/")).text


def test_plan_for_a_topic_takes_all_below_it(ada, paper):
    topic = TopicFactory(slug="models")
    below = TopicFactory(slug="generative", parent=topic)
    below.questions.set(paper.questions.all())
    send(ada, kind="topic", subject="models")
    plan = ReadyPlan.objects.get()
    response = ada.get(f"/plans/ready/{plan.pk}/")
    assert response.context["ahead"].question_count == 6


def test_plan_for_a_path_takes_its_papers(ada, paper):
    path = ReadingPathFactory(slug="beginning")
    path.steps.create(paper=paper, position=1, reason="First.")
    send(ada, kind="path", subject="beginning")
    plan = ReadyPlan.objects.get()
    response = ada.get(f"/plans/ready/{plan.pk}/")
    assert response.context["ahead"].question_count == 6


def test_one_click_practises_todays_part(ada, paper):
    send(ada, ready_on="2026-03-11")
    plan = ReadyPlan.objects.get()
    assert "Practise 6 questions" in Page(ada.get(f"/plans/ready/{plan.pk}/")).text
    response = ada.post(f"/plans/ready/{plan.pk}/practise/")
    quiz = Quiz.objects.get()
    assert response["Location"] == f"/quizzes/{quiz.pk}/"
    assert quiz.items.count() == 6


def test_day_without_a_part_begins_no_quiz(ada, learner, paper, noon):
    for question in paper.questions.all():
        answer(learner, question, at=noon)
    send(ada, ready_on="2026-03-11", goal_percent="50")
    plan = ReadyPlan.objects.get()
    response = ada.post(f"/plans/ready/{plan.pk}/practise/", follow=True)
    assert "Nothing is left to practise for this plan today." in Page(response).text
    assert "without another answer" in Page(response).text


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("ready_on", "2026-03-09", "That day has come already."),
        ("ready_on", "2026-03-10", "That day has come already."),
        ("ready_on", "2036-03-10", "Choose a day within a year."),
        ("ready_on", "9999-12-31", "Choose a day within a year."),
        ("ready_on", "", "Choose a day."),
        ("ready_on", "tomorrow", "Enter a day like 2026-12-24."),
        ("ready_on", "2026-02-30", "Enter a day like 2026-12-24."),
        ("subject", "", "Choose one."),
        ("subject", "nothing", "There is none with questions by that name."),
        ("subject", "\x00", "There is none with questions by that name."),
        ("goal_percent", "49", "Choose between 50 and 97 percent."),
        ("goal_percent", "100", "Choose between 50 and 97 percent."),
        ("goal_percent", "NaN", "Choose between 50 and 97 percent."),
        ("minutes_a_day", "0", "Choose between 5 and 180 minutes."),
        ("minutes_a_day", "9" * 30, "Choose between 5 and 180 minutes."),
    ],
)
def test_odd_plan_is_explained(ada, paper, field, value, reason):
    response = send(ada, **{field: value})
    assert response.status_code == 400
    assert reason in Page(response).text
    assert not ReadyPlan.objects.exists()


def test_topic_without_questions_is_explained(ada, paper):
    TopicFactory(slug="empty")
    response = send(ada, kind="topic", subject="empty")
    assert response.status_code == 400
    assert "There is none with questions by that name." in Page(response).text


def test_same_plan_again_leads_to_the_one_there_is(ada, paper):
    send(ada)
    response = send(ada)
    plan = ReadyPlan.objects.get()
    assert response["Location"] == f"/plans/ready/{plan.pk}/"


def test_goal_out_of_reach_says_what_can_be_reached(ada, paper):
    send(ada, ready_on="2026-03-11", goal_percent="97")
    page = Page(ada.get(f"/plans/ready/{ReadyPlan.objects.get().pk}/"))
    assert "97 % cannot be reached by then." in page.text
    assert "In 15 minutes a day you reach" in page.text


def test_more_minutes_than_wanted_are_told(ada, paper):
    for _ in range(60):
        QuestionFactory(home=paper)
    send(ada, ready_on="2026-03-13", minutes_a_day="5", goal_percent="70")
    page = Page(ada.get(f"/plans/ready/{ReadyPlan.objects.get().pk}/"))
    assert "70 % would take about" in page.text


def test_day_shows_forecast_and_result_side_by_side(sign_in, learner, paper, noon):
    ada = sign_in(learner)
    send(ada)
    plan = ReadyPlan.objects.get()
    for question in paper.questions.all():
        answer(learner, question, at=noon)
    with time_machine.travel(noon + 10 * DAY, tick=False):
        answer(learner, paper.questions.first(), at=noon + 10 * DAY, seen=1)
        page = Page(sign_in(learner).get(f"/plans/ready/{plan.pk}/"))
    assert "Today is the day." in page.text
    assert "Forecast of 10 March" in page.text
    assert "100 % remembered: 1 of 1 answered" in page.text
    assert "Answer 5 questions" in page.text


def test_plan_whose_questions_are_gone_says_so(ada, learner, noon):
    plan = make_ready_plan(learner=learner, kind="paper", subject_id=10**9)
    page = Page(ada.get(f"/plans/ready/{plan.pk}/"))
    assert "No question of this can be asked any more." in page.text


def test_deleted_plan_is_gone(ada, paper):
    send(ada)
    plan = ReadyPlan.objects.get()
    response = ada.post(f"/plans/ready/{plan.pk}/delete/", follow=True)
    assert "The plan is deleted." in Page(response).text
    assert not ReadyPlan.objects.exists()


def test_plan_of_another_is_not_found(ada):
    plan = make_ready_plan()
    assert ada.get(f"/plans/ready/{plan.pk}/").status_code == 404
    assert ada.post(f"/plans/ready/{plan.pk}/practise/").status_code == 404
    assert ada.post(f"/plans/ready/{plan.pk}/delete/").status_code == 404
    assert ReadyPlan.objects.count() == 1
