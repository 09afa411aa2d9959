"""The pages of coming back: what is offered, chosen, refused and set back."""

from datetime import date, timedelta

import pytest
import time_machine

from study.comeback.services import start_comeback
from study.models import Comeback
from study.preferences.services import change_settings
from tests.html_page import Page
from tests.study.comeback.backlogs import DAY, answer_then_leave, due_dates

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def backlog(learner, noon):
    return answer_then_leave(learner, noon)


def test_page_without_a_backlog_says_so(ada):
    assert "Nothing has piled up" in Page(ada.get("/comeback/")).text


def test_page_offers_paces_with_the_day_on_which_one_is_level(ada, backlog):
    response = ada.get("/comeback/")
    paces = response.context["choice"].paces
    text = Page(response).text
    assert [pace.count for pace in paces] == [5, 10, 15]
    assert "Welcome back" in text
    assert "24 questions are due." in text
    for pace in paces:
        assert f"Take {pace.count} a day" in text
        assert f"level on {pace.level_on.day} March" in text
        assert pace.days[-1].on == pace.level_on


def test_preview_is_what_is_planned(ada, learner, noon, backlog):
    pace = ada.get("/comeback/").context["choice"].paces[0]
    comeback = start_comeback(learner=learner, pace=pace.count, at=noon)
    assert comeback.ends_on == pace.level_on


def test_chosen_pace_begins_the_plan(ada, learner, backlog):
    response = ada.post("/comeback/start/", {"pace": 10}, follow=True)
    plan = Page(response)
    assert response.redirect_chain == [("/comeback/", 302)]
    assert Comeback.objects.get().pace == 10
    assert "10 a day, level on" in plan.text
    assert "Day 1 of" in plan.text
    assert "24 questions still wait for their day" in plan.text


def test_plan_on_its_way_shows_each_day_with_its_questions(ada, learner, noon, backlog):
    learner.easy_weekdays = 0b1100000
    learner.save()
    start_comeback(learner=learner, pace=5, at=noon)
    response = ada.get("/comeback/")
    plan = response.context["plan"]
    row = plan.days_in_a_row
    assert [day.on for day in row if not day.question_count] == [
        date(2026, 3, 14),
        date(2026, 3, 15),
    ]
    assert sum(day.question_count for day in row) == plan.moved_count == 24
    assert response.content.count(b"<rect") == len(row)
    assert response.content.count(b"bar-main") == 1
    assert "Today" in Page(response).text


def test_undo_sets_dates_back_and_says_how_many(ada, learner, backlog):
    before = due_dates(learner)
    ada.post("/comeback/start/", {"pace": 10})
    response = ada.post("/comeback/undo/", follow=True)
    assert due_dates(learner) == before
    assert "24 questions back at the former date." in Page(response).text


def test_undo_says_which_dates_follow_changed_settings(ada, learner, noon, backlog):
    ada.post("/comeback/start/", {"pace": 10})
    change_settings(
        learner=learner,
        values={"desired_retention": 0.8},
        has_dates_moved=True,
        at=noon + timedelta(hours=1),
    )
    text = Page(ada.post("/comeback/undo/", follow=True)).text
    assert "24 questions at the date of your changed settings." in text
    assert "former date" not in text


def test_undo_without_a_plan_is_explained(ada):
    response = ada.post("/comeback/undo/")
    assert response.status_code == 409
    assert "no plan stands" in Page(response).text


@pytest.mark.parametrize(
    "pace", ["", "x", "0", "-5", "4", "501", "1e3", "9" * 40, "\x00", "NaN"]
)
def test_odd_pace_is_explained_and_moves_nothing(ada, learner, backlog, pace):
    before = due_dates(learner)
    response = ada.post("/comeback/start/", {"pace": pace})
    assert response.status_code == 400
    assert "hoose" in response.context["problem"]
    assert response.context["problem"] in Page(response).text
    assert due_dates(learner) == before


def test_second_plan_is_explained(ada, backlog):
    ada.post("/comeback/start/", {"pace": 10})
    response = ada.post("/comeback/start/", {"pace": 15})
    assert response.status_code == 409
    assert "There is a plan already." in Page(response).text


def test_plan_without_a_backlog_is_explained(ada):
    response = ada.post("/comeback/start/", {"pace": 10})
    assert response.status_code == 409
    assert "nothing to spread" in Page(response).text


def test_plan_that_is_over_gives_way_to_a_choice(sign_in, learner, noon, backlog):
    start_comeback(learner=learner, pace=10, at=noon)
    with time_machine.travel(noon + 40 * DAY, tick=False):
        response = sign_in(learner).get("/comeback/")
    assert response.context["plan"] is None
    assert response.context["choice"].due_count == 24


@pytest.mark.parametrize("address", ["/", "/review/"])
def test_who_comes_back_is_greeted_with_a_date(ada, backlog, address):
    choice = ada.get("/comeback/").context["choice"].paces[0]
    page = Page(ada.get(address))
    day = choice.level_on
    assert "Welcome back" in page.text
    assert f"24 are due; at 5 a day you are level on {day.day} March." in page.text
    assert "/comeback/" in page.links


@pytest.mark.parametrize("address", ["/", "/review/"])
def test_who_was_here_yesterday_is_not_greeted(ada, learner, noon, backlog, address):
    answer_then_leave(learner, noon, count=1, days=1)
    assert "Welcome back" not in Page(ada.get(address)).text


@pytest.mark.parametrize("address", ["/", "/review/"])
def test_greeting_looks_beyond_the_limit_of_a_day(ada, learner, backlog, address):
    learner.review_limit = 10
    learner.save()
    assert "24 are due; at 5 a day" in Page(ada.get(address)).text


def test_no_pace_is_beyond_the_limit_of_a_day(ada, learner, backlog):
    learner.review_limit = 8
    learner.save()
    paces = ada.get("/comeback/").context["choice"].paces
    assert [pace.count for pace in paces] == [5, 8]


@pytest.mark.parametrize(("easy_weekdays", "is_said"), [(0, False), (0b1100000, True)])
def test_page_says_that_easy_weekdays_stay_free(
    ada, learner, backlog, easy_weekdays, is_said
):
    learner.easy_weekdays = easy_weekdays
    learner.save()
    text = Page(ada.get("/comeback/")).text
    assert ("Nothing is moved to your easy weekdays." in text) == is_said


def test_today_tells_of_the_plan_on_its_way(ada, backlog):
    ada.post("/comeback/start/", {"pace": 10})
    page = Page(ada.get("/"))
    assert "On your way back: 10 a day" in page.text
    assert "Welcome back" not in page.text
    assert "10 questions due" in page.text
