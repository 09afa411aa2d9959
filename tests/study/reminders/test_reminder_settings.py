"""Reminders in the settings: off until they are asked for."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import IntegrityError

from study.models import Reminder, ReminderSetting
from study.reminders.services import save_reminder_setting
from tests.conftest import NOON
from tests.html_page import Page
from tests.study.reminders.reminded import send

OTHERS = {
    "display_name": "Ada",
    "time_zone": "Europe/Vienna",
    "rollover_hour": "4",
}


@pytest.fixture
def with_mail(settings):
    settings.HAS_MAIL = True


def save(browser, at=NOON, **values):
    with time_machine.travel(at, tick=False):
        return browser.post("/account/settings/", OTHERS | values)


def turn_on(browser, hour="7", at=NOON):
    values = {"reminder-is_on": "on", "reminder-hour": hour}
    return save(browser, at, **values)


def stored(learner):
    values = ReminderSetting.objects.filter(learner=learner)
    return values.values_list("is_on", "hour", "changed_at").first()


def test_page_says_that_reminders_are_off(ada, with_mail):
    response = ada.get("/account/settings/")
    form = response.context["reminder_form"]
    assert not form["is_on"].value()
    assert "Off unless you ask for it." in Page(response).text


def test_reminders_are_turned_on_with_their_hour(ada, learner, with_mail):
    response = turn_on(ada)
    assert response.status_code == 302
    assert stored(learner) == (True, 7, NOON)
    with time_machine.travel(NOON, tick=False):
        html = ada.get("/account/settings/").content.decode()
    assert '<option value="7" selected>7:00</option>' in html


def test_reminders_are_turned_off(ada, learner, with_mail):
    turn_on(ada)
    save(ada, **{"reminder-hour": "7"})
    assert stored(learner)[:2] == (False, 7)


def test_saving_something_else_leaves_todays_reminder_alone(ada, learner, with_mail):
    turn_on(ada)
    turn_on(ada, at=datetime(2026, 3, 11, 12, tzinfo=UTC))
    assert stored(learner) == (True, 7, NOON)


def test_nothing_is_stored_for_who_never_asked(ada, learner, with_mail):
    save(ada, **{"reminder-hour": "8"})
    assert stored(learner) is None


def test_page_of_before_there_were_reminders_still_saves(ada, learner, with_mail):
    assert save(ada).status_code == 302
    assert stored(learner) is None


@pytest.mark.parametrize("hour", ["24", "-1", "x", "7.5", "\x00", "9" * 400])
def test_odd_hour_is_explained_and_nothing_is_kept(ada, learner, with_mail, hour):
    response = turn_on(ada, hour)
    assert response.status_code == 200
    error = response.context["reminder_form"].errors["hour"][0]
    assert error in Page(response).text
    assert stored(learner) is None
    learner.refresh_from_db()
    assert learner.time_zone == "UTC"


def test_odd_setting_beside_it_keeps_no_reminder(ada, learner, with_mail):
    values = {"reminder-is_on": "on", "reminder-hour": "7", "rollover_hour": "24"}
    response = save(ada, **values)
    assert response.status_code == 200
    assert stored(learner) is None
    assert response.context["reminder_form"]["is_on"].value()


def test_site_without_mail_offers_none(ada, learner):
    response = ada.get("/account/settings/")
    assert response.context["reminder_form"] is None
    assert "Reminders" not in Page(response).text
    turn_on(ada)
    assert stored(learner) is None


def test_settings_of_others_stay(ada, learner, with_mail, reminded):
    before = stored(reminded)
    turn_on(ada)
    assert stored(reminded) == before


def test_one_learner_has_one_setting(learner, noon):
    save_reminder_setting(learner=learner, is_on=True, hour=7, at=noon)
    with pytest.raises(IntegrityError):
        ReminderSetting.objects.create(learner=learner, changed_at=noon)


def test_account_takes_its_reminders_along(reminded, mailoutbox):
    send()
    _, counts = reminded.delete()
    assert counts["study.Reminder"] == 1
    assert counts["study.ReminderSetting"] == 1
    assert not Reminder.objects.exists()
    assert not ReminderSetting.objects.exists()
