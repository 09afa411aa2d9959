"""What comes by mail: the code that confirms an address, the code for a new password, and what strangers learn."""

import re

import pytest
from playwright.sync_api import expect

from study.models import Learner

NEW_PASSWORD = "a compiler of one's own"


@pytest.fixture
def with_mail(settings, mailoutbox):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    return mailoutbox


def code_in(mail):
    """The code, which stands alone on its line."""
    return re.search(r"^ {4}(\S+)$", mail.body, re.M)[1]


def ask_for_code(desk, email):
    page = desk.open("/account/login/")
    desk.link("Forgotten your password?").click()
    page.get_by_label("Email").fill(email)
    desk.button("Send the code").click()
    expect(desk.heading("Enter the code")).to_be_visible()
    return page


def test_sign_up_is_confirmed_by_a_code(open_desk, with_mail):
    desk = open_desk()
    page = desk.open("/account/signup/")
    page.get_by_label("Email").fill("grace@example.org")
    page.get_by_label("Password").fill(NEW_PASSWORD)
    page.locator("main").get_by_role("button").click()
    expect(desk.heading("Confirm your address")).to_be_visible()
    desk.is_accessible()
    (mail,) = with_mail
    assert (mail.subject, mail.to) == (
        "[Octavo] Confirm your address",
        ["grace@example.org"],
    )
    page.get_by_label("Code").fill("WRONGC")
    desk.button("Go on").click()
    desk.sees("This is not the code of the newest mail.")
    page.get_by_label("Code").fill(code_in(mail))
    desk.button("Go on").click()
    expect(desk.heading("Welcome. Begin with one paper.")).to_be_visible()
    assert Learner.objects.get().emailaddress_set.get().verified


def test_forgotten_password_is_replaced_by_a_code(open_desk, ada, mailoutbox):
    desk = open_desk()
    page = ask_for_code(desk, ada.email)
    page.get_by_label("Code").fill(code_in(mailoutbox[0]))
    desk.button("Go on").click()
    expect(desk.heading("Choose a new password")).to_be_visible()
    page.get_by_label("New password", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("New password again").fill(NEW_PASSWORD)
    desk.button("Save the password").click()
    ada.refresh_from_db()
    assert ada.check_password(NEW_PASSWORD)


def test_unknown_address_looks_the_same_and_is_told_by_mail(open_desk, mailoutbox):
    ask_for_code(open_desk(), "nobody@example.org")
    (mail,) = mailoutbox
    assert mail.subject == "[Octavo] There is no account with this address"
    assert "nobody@example.org" in mail.body
    assert "/account/signup/" in mail.body
