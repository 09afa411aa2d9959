"""What comes by mail.

The code that confirms an address, the code for a new password, what strangers learn.
"""

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


def ask_for_code(tab, email):
    page = tab.open("/account/login/")
    tab.link("Forgotten your password?").click()
    page.get_by_label("Email").fill(email)
    tab.button("Send the code").click()
    expect(tab.heading("Enter the code")).to_be_visible()
    return page


def test_sign_up_is_confirmed_by_a_code(open_tab, with_mail):
    tab = open_tab()
    page = tab.open("/account/signup/")
    page.get_by_label("Email").fill("grace@example.org")
    page.get_by_label("Password").fill(NEW_PASSWORD)
    page.locator("main").get_by_role("button").click()
    expect(tab.heading("Confirm your address")).to_be_visible()
    tab.is_accessible()
    (mail,) = with_mail
    assert (mail.subject, mail.to) == (
        "[Octavo] Confirm your address",
        ["grace@example.org"],
    )
    page.get_by_label("Code").fill("WRONGC")
    tab.button("Go on").click()
    tab.sees("This is not the code of the newest mail.")
    page.get_by_label("Code").fill(code_in(mail))
    tab.button("Go on").click()
    expect(tab.heading("Welcome. Begin with one paper.")).to_be_visible()
    assert Learner.objects.get().emailaddress_set.get().verified


def test_forgotten_password_is_replaced_by_a_code(open_tab, ada, mailoutbox):
    tab = open_tab()
    page = ask_for_code(tab, ada.email)
    page.get_by_label("Code").fill(code_in(mailoutbox[0]))
    tab.button("Go on").click()
    expect(tab.heading("Choose a new password")).to_be_visible()
    page.get_by_label("New password", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("New password again").fill(NEW_PASSWORD)
    tab.button("Save the password").click()
    ada.refresh_from_db()
    assert ada.check_password(NEW_PASSWORD)


def test_unknown_address_looks_the_same_and_is_told_by_mail(open_tab, mailoutbox):
    ask_for_code(open_tab(), "nobody@example.org")
    (mail,) = mailoutbox
    assert mail.subject == "[Octavo] There is no account with this address"
    assert "nobody@example.org" in mail.body
    assert "/account/signup/" in mail.body
