"""What comes by mail.

The code that confirms an address, the code for a new password, what strangers learn,
and reminders.
"""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone
from playwright.sync_api import expect

from papers.models import Question
from study.models import Learner, ReminderSetting
from study.reminders.sending_services import send_reminders
from tests.factories import answer

NEW_PASSWORD = "a compiler of one's own"


@pytest.fixture
def with_mail(settings, mailoutbox):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    return mailoutbox


def code_in(mail):
    """The code, which stands alone on its line."""
    return re.search(r"^ {4}(\S+)$", mail.body, re.M)[1]


def ask_for_code(tab, email):
    tab.open("/account/login/")
    tab.link("Forgotten your password?").click()
    tab.fill("Email", email)
    tab.button("Send the code").click()
    tab.sees_heading("Enter the code")


def test_sign_up_is_confirmed_by_a_code(open_tab, with_mail):
    tab = open_tab()
    page = tab.open("/account/signup/")
    tab.fill("Email", "grace@example.org")
    tab.fill("Password", NEW_PASSWORD)
    page.locator("main").get_by_role("button").click()
    tab.sees_heading("Confirm your address")
    tab.is_accessible()
    (mail,) = with_mail
    assert mail.subject == "[Octavo] Confirm your address"
    assert mail.to == ["grace@example.org"]
    tab.fill("Code", "WRONGC")
    tab.button("Go on").click()
    tab.sees("This is not the code of the newest mail.")
    tab.fill("Code", code_in(mail))
    tab.button("Go on").click()
    tab.sees_heading("Welcome. Where shall we begin?")
    assert Learner.objects.get().emailaddress_set.get().verified


def test_forgotten_password_is_replaced_by_a_code(open_tab, ada, mailoutbox):
    tab = open_tab()
    ask_for_code(tab, ada.email)
    tab.fill("Code", code_in(mailoutbox[0]))
    tab.button("Go on").click()
    tab.sees_heading("Choose a new password")
    tab.fill("New password", NEW_PASSWORD, exact=True)
    tab.fill("New password again", NEW_PASSWORD)
    save = tab.button("Save the password")
    save.click()
    expect(save).to_have_count(0)
    ada.refresh_from_db()
    assert ada.check_password(NEW_PASSWORD)


def test_unknown_address_looks_the_same_and_is_told_by_mail(open_tab, mailoutbox):
    ask_for_code(open_tab(), "nobody@example.org")
    (mail,) = mailoutbox
    assert mail.subject == "[Octavo] There is no account with this address"
    assert "nobody@example.org" in mail.body
    assert "/account/signup/" in mail.body


@pytest.fixture
def ada_with_a_due_question(ada, settings):
    """On a site that sends mail."""
    settings.HAS_MAIL = True
    EmailAddress.objects.create(user=ada, email=ada.email, primary=True, verified=True)
    question = Question.objects.live().first()
    answer(ada, question, at=timezone.now() - timedelta(days=9))
    return ada


@pytest.mark.parametrize("width", [360, 1280])
def test_reminder_is_asked_for_and_ended_by_one_click(
    open_tab, ada_with_a_due_question, mailoutbox, width
):
    ada = ada_with_a_due_question
    tab = open_tab(ada, width=width)
    page = tab.open("/account/settings/")
    page.get_by_label("Send me one mail a day when questions are due").check()
    page.get_by_label("Send it at").select_option("4:00")
    tab.is_accessible()
    tab.button("Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    send_reminders(at=timezone.now() + timedelta(days=1), report=lambda *_: None)
    (mail,) = mailoutbox
    path = re.search(r"/reminders/off/[\w-]+/", mail.body)[0]
    visitor = open_tab(width=width)
    visitor.open(path)
    visitor.is_accessible()
    visitor.button("Turn reminders off").click()
    visitor.sees_heading("Reminders are off")
    visitor.is_accessible()
    assert not ReminderSetting.objects.get(learner=ada).is_on
