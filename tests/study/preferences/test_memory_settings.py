"""The page on which a learner says how they want to be asked."""

import re

import pytest
import time_machine

from study.memory import Rating
from study.models import Card, Learner, SettingsChange
from study.preferences.words import WEEKDAYS
from tests.factories import LearnerFactory, QuestionFactory, answer
from tests.html_page import Page

ADDRESS = "/account/memory/"
RIGHT = {
    "desired_retention": "0.9",
    "review_limit": "25",
    "review_order": "fading",
    "leech_threshold": "8",
    "learning_steps": "10m",
    "uses_shared_memory": "on",
}
FIELDS = ("desired_retention", "review_limit", "review_order")
WHEN_FIELDS = (
    "spreads_load",
    "easy_weekdays",
    "learning_steps",
    "uses_shared_memory",
)


@pytest.fixture
def today(noon):
    with time_machine.travel(noon, tick=False):
        yield noon


def settings_of(learner):
    return Learner.objects.values_list(*FIELDS).get(pk=learner.pk)


def save(browser, **changes):
    return browser.post(ADDRESS, RIGHT | changes)


def form_with(page, name):
    """The one form of the page that has a field of this name."""
    (form,) = [form for form in page.forms if name in form.values]
    return form


def test_settings_are_kept(ada, learner):
    response = save(ada)
    assert response.status_code == 302
    assert response.headers["Location"] == ADDRESS
    assert settings_of(learner) == (0.9, 25, "fading")


def when_settings_of(learner):
    return Learner.objects.values(*WHEN_FIELDS).get(pk=learner.pk)


def test_what_decides_dates_is_kept(ada, learner):
    save(
        ada,
        spreads_load="on",
        easy_weekdays=["5", "6"],
        learning_steps=" 1m   10m ",
        uses_shared_memory="",
    )
    assert when_settings_of(learner) == {
        "spreads_load": True,
        "easy_weekdays": 0b1100000,
        "learning_steps": "1m 10m",
        "uses_shared_memory": False,
    }


@pytest.mark.parametrize(("sent", "kept"), [("0", 0), ("500", 500), ("", None)])
def test_limit_of_new_questions_is_kept(ada, learner, sent, kept):
    save(ada, new_limit=sent)
    assert Learner.objects.get(pk=learner.pk).new_limit == kept


def test_times_after_which_help_is_offered_are_kept(ada, learner):
    save(ada, leech_threshold="4")
    assert Learner.objects.get(pk=learner.pk).leech_threshold == 4


def test_form_shows_what_is_kept(ada, learner):
    save(ada, easy_weekdays=["5"], learning_steps="5m 1h")
    form = form_with(Page(ada.get(ADDRESS)), "desired_retention")
    assert form.values["learning_steps"] == "5m 1h"
    assert form.values["review_limit"] == "25"
    assert form.values["easy_weekdays"] == "5"
    assert form.values["desired_retention"] == "0.9"


def test_easy_weekday_is_shown_before_dates_move(ada, learner, answered):
    dates = stored_dates()
    weekday = dates[0].weekday()
    page = Page(save(ada, easy_weekdays=[str(weekday)]))
    assert "3 questions would come on another day" in page.text
    shown = form_with(page, "desired_retention")
    ada.post(shown.action, shown.values | {"dates": "move"})
    assert when_settings_of(learner) == {
        "spreads_load": False,
        "easy_weekdays": 1 << weekday,
        "learning_steps": "10m",
        "uses_shared_memory": True,
    }
    assert weekday not in {date.weekday() for date in stored_dates()}
    text = Page(ada.get(ADDRESS)).text
    assert f"Easy weekdays: none → {WEEKDAYS[weekday]}" in text


def test_empty_limit_is_none(ada, learner):
    save(ada)
    save(ada, review_limit="")
    assert settings_of(learner) == (0.9, None, "fading")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"desired_retention": "0"}, "Choose one of the percentages."),
        ({"desired_retention": "1"}, "Choose one of the percentages."),
        ({"desired_retention": "1.0"}, "Choose one of the percentages."),
        ({"desired_retention": "nan"}, "Choose one of the percentages."),
        ({"desired_retention": "inf"}, "Choose one of the percentages."),
        ({"desired_retention": "0.9000001"}, "Choose one of the percentages."),
        ({"desired_retention": ""}, "Choose one of the percentages."),
        ({"new_limit": "-1"}, "Choose at most 500 new questions a day"),
        ({"new_limit": "1000000"}, "Choose at most 500 new questions a day"),
        ({"new_limit": "1e3"}, "Choose at most 500 new questions a day"),
        ({"review_limit": "0"}, "Choose from 1 to 5,000 questions a day"),
        ({"review_limit": "-1"}, "Choose from 1 to 5,000 questions a day"),
        ({"review_limit": "1000000"}, "Choose from 1 to 5,000 questions a day"),
        ({"review_limit": "9" * 5000}, "Choose from 1 to 5,000 questions a day"),
        ({"review_limit": "many"}, "Choose from 1 to 5,000 questions a day"),
        ({"review_order": "backwards"}, "Select a valid choice"),
        ({"easy_weekdays": list("0123456")}, "Leave one weekday at least"),
        ({"easy_weekdays": ["7"]}, "Choose weekdays from the list."),
        ({"easy_weekdays": ["x"]}, "Choose weekdays from the list."),
        ({"learning_steps": ""}, "Enter one step at least, for example 10m."),
        ({"learning_steps": "365d"}, "Write steps as minutes or hours"),
        ({"learning_steps": "525600m"}, "Write steps as minutes or hours"),
        ({"learning_steps": "7h"}, "A step takes from 1 minute (1m) to 6 hours (6h)."),
        ({"learning_steps": "10m 1m"}, "longer than the one before it"),
        ({"learning_steps": "1m " * 50}, "Enter at most 4 steps"),
        ({"leech_threshold": "1"}, "Choose from 2 to 30 times."),
        ({"leech_threshold": "31"}, "Choose from 2 to 30 times."),
        ({"leech_threshold": ""}, "Choose from 2 to 30 times."),
        ({"dates": "burn"}, "Say whether the dates move."),
    ],
    ids=lambda value: str(value)[:40],
)
def test_odd_value_is_explained_and_nothing_is_kept(ada, learner, changes, words):
    before = settings_of(learner)
    response = save(ada, **changes)
    assert response.status_code == 200
    assert words in Page(response).text
    assert settings_of(learner) == before
    assert not SettingsChange.objects.exists()


def test_settings_take_nothing_that_their_form_does_not_list(ada, learner):
    save(ada, email="eve@example.org", is_staff="on", rollover_hour="7", id="9")
    learner.refresh_from_db()
    assert learner.email == "ada@example.org"
    assert not learner.is_staff
    assert learner.rollover_hour == 4


def test_settings_of_others_stay(ada, learner):
    other = LearnerFactory()
    before = settings_of(other)
    save(ada, desired_retention="0.8")
    assert settings_of(other) == before


def test_each_retention_says_what_it_costs(ada, learner, today):
    for _ in range(20):
        answer(learner, QuestionFactory(), at=today)
    text = Page(ada.get(ADDRESS)).text
    costs = re.findall(r"(\d+) %: about (\d+) answers? a day", text)
    assert [int(share) for share, _ in costs] == [70, 75, 80, 85, 90, 95, 97]
    answers = [int(count) for _, count in costs]
    assert answers == sorted(answers)
    assert answers[0] < answers[-1]


def test_without_answers_no_cost_is_said(ada, learner):
    text = Page(ada.get(ADDRESS)).text
    assert "90 %" in text
    assert "answers a day" not in text


def test_retention_that_is_not_offered_can_be_kept(ada, learner):
    Learner.objects.filter(pk=learner.pk).update(desired_retention=0.83)
    assert "83 %" in Page(ada.get(ADDRESS)).text
    save(ada, desired_retention="0.83")
    assert settings_of(learner) == (0.83, 25, "fading")


@pytest.fixture
def answered(learner, today):
    """Three questions with dates to come."""
    for _ in range(3):
        answer(learner, QuestionFactory(), at=today, rating=Rating.EASY)


def stored_dates():
    return list(Card.objects.order_by("pk").values_list("due_at", flat=True))


def test_what_would_move_is_shown_before_anything_is_stored(ada, learner, answered):
    dates = stored_dates()
    before = settings_of(learner)
    page = Page(save(ada, desired_retention="0.8"))
    assert "3 questions would come on another day: 0 sooner, 3 later." in page.text
    assert settings_of(learner) == before
    assert stored_dates() == dates


def test_shown_change_is_made_with_its_dates(ada, learner, answered):
    dates = stored_dates()
    shown = form_with(Page(save(ada, desired_retention="0.8")), "desired_retention")
    response = ada.post(shown.action, shown.values | {"dates": "move"})
    assert settings_of(learner) == (0.8, 25, "fading")
    assert all(
        after > before for before, after in zip(dates, stored_dates(), strict=True)
    )
    text = Page(ada.get(response.headers["Location"])).text
    assert "3 questions come on another day now." in text


def test_shown_change_can_leave_the_dates(ada, learner, answered):
    dates = stored_dates()
    save(ada, desired_retention="0.8", dates="keep")
    assert settings_of(learner) == (0.8, 25, "fading")
    assert stored_dates() == dates


def test_change_that_moves_no_date_is_stored_at_once(ada, learner, answered):
    dates = stored_dates()
    assert save(ada).status_code == 302
    assert stored_dates() == dates


def test_last_change_is_said_and_undone(ada, learner, answered):
    before = settings_of(learner)
    dates = stored_dates()
    save(ada, desired_retention="0.8", dates="move")
    page = Page(ada.get(ADDRESS))
    assert "How much I want to remember: 90 % → 80 %;" in page.text
    assert "Questions to review a day: no limit → 25;" in page.text
    assert "Which question comes first: waiting longest first → fading" in page.text
    response = ada.post(f"{ADDRESS}undo/")
    text = Page(ada.get(response.headers["Location"])).text
    assert "The settings are as they were." in text
    assert "3 questions have their old dates again." in text
    assert settings_of(learner) == before
    assert stored_dates() == dates


def test_undo_without_a_change_is_explained(ada, learner):
    response = ada.post(f"{ADDRESS}undo/")
    text = Page(ada.get(response.headers["Location"])).text
    assert "There was no change to undo any more." in text


def test_change_of_another_learner_is_not_undone(ada, sign_in, learner):
    save(ada)
    sign_in(LearnerFactory()).post(f"{ADDRESS}undo/")
    assert settings_of(learner) == (0.9, 25, "fading")
