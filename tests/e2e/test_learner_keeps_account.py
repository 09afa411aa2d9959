"""A learner looks after their account.

Settings, password, second factor, sessions, and leaving for good.
"""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import expect

from study.models import Learner
from tests.e2e.conftest import PASSWORD

NEW_PASSWORD = "another long sentence"


def sign_in(tab, email, password):
    page = tab.open("/account/login/")
    tab.fill("Email", email)
    tab.fill("Password", password)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()


def prove_identity(tab):
    """Answers the question whether it is them."""
    tab.sees_heading("Is it you?")
    tab.fill("Password", PASSWORD)
    tab.page.locator("main").get_by_role("button").first.click()


@pytest.fixture
def tab(open_tab, ada):
    return open_tab(ada)


def test_settings_are_kept(tab, ada):
    page = tab.open("/account/settings/")
    tab.fill("Name", "Ada L.")
    tab.select("Time zone", "Europe/Vienna")
    tab.select("My day begins at", "5")
    tab.button("Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    expect(page.get_by_label("Time zone")).to_have_value("Europe/Vienna")
    ada.refresh_from_db()
    assert ada.display_name == "Ada L."
    assert ada.time_zone == "Europe/Vienna"
    assert ada.rollover_hour == 5


def test_new_password_ends_other_sessions(open_tab, ada):
    tab, elsewhere = open_tab(ada), open_tab(ada)
    page = tab.open("/account/password/change/")
    tab.fill("Current password", PASSWORD)
    tab.fill("New password", NEW_PASSWORD, exact=True)
    tab.fill("New password again", NEW_PASSWORD)
    tab.button("Change the password").click()
    expect(page.get_by_role("status").filter(has_text="assword")).to_be_visible()
    elsewhere.open("/progress/")
    elsewhere.stands_at(r"/account/login/\?next=/progress/")
    sign_in(elsewhere, ada.email, NEW_PASSWORD)
    elsewhere.sees_heading("Welcome. Where shall we begin?")


def test_authenticator_app_is_set_up_and_asked_for(tab, open_tab, ada):
    page = tab.open("/account/2fa/")
    tab.link("Set up").click()
    prove_identity(tab)
    picture = page.get_by_role("img", name="QR code for the authenticator app")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    tab.is_accessible()
    tab.fill(
        "Code that the app shows",
        current_code(page.get_by_label("Secret").input_value()),
    )
    tab.button("Switch on").click()
    tab.sees("10 of 10 are left.")
    assert set(ada.authenticator_set.values_list("type", flat=True)) == {
        "totp",
        "recovery_codes",
    }
    other = open_tab()
    sign_in(other, ada.email, PASSWORD)
    other.sees_heading("One more step")
    other.is_accessible()


def current_code(secret):
    """The six digits of this half minute (RFC 6238)."""
    counter = next(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counter))


def test_recovery_code_lets_in_once(open_tab, ada):
    codes = ["11112222"]
    secret = {"secret": "JBSWY3DPEHPK3PXP"}
    unused_codes = {"migrated_codes": codes, "used_mask": 0}
    Authenticator.objects.create(user=ada, type="totp", data=secret)
    Authenticator.objects.create(user=ada, type="recovery_codes", data=unused_codes)
    tab = open_tab()
    sign_in(tab, ada.email, PASSWORD)
    tab.page.locator("main input[type=text]").fill(codes[0])
    tab.page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    tab.sees_heading("Welcome. Where shall we begin?")


def test_signed_in_places_are_listed_and_ended(open_tab, ada):
    tab, elsewhere = open_tab(), open_tab()
    for one in (elsewhere, tab):
        sign_in(one, ada.email, PASSWORD)
        one.sees_heading("Welcome. Where shall we begin?")
    page = tab.open("/account/sessions/")
    expect(page.locator(".session-list li")).to_have_count(2)
    tab.button("Sign out everywhere else").click()
    expect(page.locator(".session-list li")).to_have_count(1)
    elsewhere.open("/progress/")
    elsewhere.stands_at(r"/account/login/\?next=/progress/")


def test_account_is_deleted_for_good(tab, ada):
    page = tab.open("/account/delete/")
    prove_identity(tab)
    tab.sees_heading("Delete the account")
    tab.fill("Your email address", "somebody@example.org")
    tab.button("Delete everything of mine").click()
    tab.sees("This is not the address of this account.")
    tab.is_accessible()
    tab.fill("Your email address", ada.email)
    tab.button("Delete everything of mine").click()
    expect(page.get_by_role("status").filter(has_text="are gone.")).to_be_visible()
    assert not Learner.objects.exists()


def test_wrong_password_is_explained(open_tab, ada):
    tab = open_tab()
    sign_in(tab, ada.email, "not the password")
    expect(tab.page.get_by_role("alert")).to_be_visible()
    expect(tab.page.get_by_label("Email")).to_have_value(ada.email)
    tab.is_accessible()
