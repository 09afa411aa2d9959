"""One click turns reminders off, for whoever has the mail."""

import re

import pytest
from django.test import Client

from study.models import Learner, ReminderSetting
from tests.conftest import NOON
from tests.html_page import Page
from tests.study.reminders.reminded import make_reminded, send

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def off_url(reminded, mailoutbox):
    """The link of the mail that Grace got."""
    send()
    return re.search(r"/reminders/off/[\w-]+/", mailoutbox[0].body)[0]


@pytest.fixture
def mail_program():
    """It keeps no cookies, and is refused where Django asks for a form's token."""
    return Client(enforce_csrf_checks=True)


def is_on(learner):
    return ReminderSetting.objects.get(learner=learner).is_on


def test_page_has_one_button_and_changes_nothing(client, reminded, off_url):
    response = client.get(off_url)
    page = Page(response)
    assert "Turn reminders off?" in page.text
    assert is_on(reminded)
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert not response.cookies


def test_page_tells_nothing_of_the_learner(client, reminded, off_url):
    text = client.get(off_url).content.decode()
    assert "grace" not in text.lower()


def test_button_turns_reminders_off_without_a_sign_in(mail_program, reminded, off_url):
    response = mail_program.post(off_url)
    assert response.status_code == 200
    assert "Reminders are off" in Page(response).text
    assert not is_on(reminded)


def test_one_click_of_a_mail_program_turns_them_off(mail_program, reminded, off_url):
    """As RFC 8058 sends it: no cookie, no referrer, another site as its origin."""
    headers = {"Origin": "https://mail.example.net"}
    response = mail_program.post(off_url, ONE_CLICK, headers=headers)
    assert response.status_code == 200
    assert not is_on(reminded)


def test_no_mail_comes_afterwards(client, reminded, off_url, mailoutbox):
    client.post(off_url)
    send(NOON.replace(day=11))
    assert len(mailoutbox) == 1


def test_second_click_says_the_same(client, reminded, off_url):
    client.post(off_url)
    response = client.post(off_url)
    assert "Reminders are off" in Page(response).text
    assert "Reminders are off" in Page(client.get(off_url)).text


def test_link_of_an_older_mail_still_works(client, reminded, off_url):
    send(NOON.replace(day=11))
    client.post(off_url)
    assert not is_on(reminded)


def test_link_ends_the_reminders_of_nobody_else(client, reminded, off_url):
    other = make_reminded()
    client.post(off_url)
    assert is_on(other)


def test_who_is_signed_in_is_not_asked(sign_in, reminded, off_url):
    other = make_reminded()
    sign_in(other).post(off_url)
    assert is_on(other)
    assert not is_on(reminded)


def test_it_turns_nothing_on_again(client, reminded, off_url):
    client.post(off_url)
    client.post(off_url, {"is_on": "on", "reminder-is_on": "on"})
    assert not is_on(reminded)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("token", ["nothing", "x" * 500, "0", "-"])
def test_token_that_nobody_has_is_not_found(client, reminded, off_url, method, token):
    response = getattr(client, method)(f"/reminders/off/{token}/")
    assert response.status_code == 404
    assert is_on(reminded)


@pytest.mark.parametrize("method", ["get", "post"])
def test_link_of_a_deactivated_learner_is_not_found(client, reminded, off_url, method):
    Learner.objects.filter(pk=reminded.pk).update(is_active=False)
    assert getattr(client, method)(off_url).status_code == 404
