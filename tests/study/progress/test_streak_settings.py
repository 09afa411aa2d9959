"""Choosing rest days, and leaving the streak out."""

import pytest
from pytest_django.asserts import assertContains


def test_choosing_rest_days_is_kept(ada, learner):
    body = {"shows_streak": "on", "rest_weekdays": ["5", "6"]}
    response = ada.post("/progress/streak/", body)
    assert response["Location"] == "/progress/"
    learner.refresh_from_db()
    assert learner.rest_weekdays == 0b1100000
    assert learner.shows_streak
    form = ada.get("/progress/streak/").context["form"]
    assert form["rest_weekdays"].value() == [5, 6]


def test_switching_the_streak_off_is_kept(ada, learner):
    learner.rest_weekdays = 1
    learner.save()
    ada.post("/progress/streak/", {"rest_weekdays": ["0"]})
    learner.refresh_from_db()
    assert not learner.shows_streak
    assert learner.rest_weekdays == 1


@pytest.mark.parametrize(
    ("weekdays", "reason"),
    [
        ([*"0123456"], "Leave one weekday at least that counts."),
        (["7"], "Select a valid choice. 7 is not one of the available choices."),
        (["-1"], "Select a valid choice. -1 is not one of the available choices."),
        (["x<b>"], "Select a valid choice. x&lt;b&gt; is not one"),
    ],
)
def test_rest_days_that_make_no_sense_are_explained(ada, learner, weekdays, reason):
    page = ada.post("/progress/streak/", {"rest_weekdays": weekdays})
    assertContains(page, reason)
    learner.refresh_from_db()
    assert learner.rest_weekdays == 0
    assert learner.shows_streak


def test_setting_rest_days_changes_nothing_else(ada, learner):
    body = {"shows_streak": "on", "display_name": "Eve", "is_staff": "on"}
    ada.post("/progress/streak/", body)
    learner.refresh_from_db()
    assert learner.display_name == "Ada"
    assert not learner.is_staff
