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
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(password)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()


def prove(tab):
    """Answers the question whether it is her."""
    expect(tab.heading("Is it you?")).to_be_visible()
    tab.page.get_by_label("Password").fill(PASSWORD)
    tab.page.locator("main").get_by_role("button").first.click()


@pytest.fixture
def tab(open_tab, ada):
    return open_tab(ada)


def test_settings_are_kept(tab, ada):
    page = tab.open("/account/settings/")
    page.get_by_label("Name").fill("Ada L.")
    page.get_by_label("Time zone").select_option("Europe/Vienna")
    page.get_by_label("My day begins at").select_option("5")
    tab.button("Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    expect(page.get_by_label("Time zone")).to_have_value("Europe/Vienna")
    ada.refresh_from_db()
    assert (ada.display_name, ada.time_zone, ada.rollover_hour) == (
        "Ada L.",
        "Europe/Vienna",
        5,
    )


def test_new_password_ends_other_sessions(open_tab, ada):
    tab, elsewhere = open_tab(ada), open_tab(ada)
    page = tab.open("/account/password/change/")
    page.get_by_label("Current password").fill(PASSWORD)
    page.get_by_label("New password", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("New password again").fill(NEW_PASSWORD)
    tab.button("Change the password").click()
    expect(page.get_by_role("status").filter(has_text="assword")).to_be_visible()
    elsewhere.open("/progress/")
    elsewhere.stands_at(r"/account/login/\?next=/progress/")
    sign_in(elsewhere, ada.email, NEW_PASSWORD)
    expect(elsewhere.heading("Welcome. Begin with one paper.")).to_be_visible()


def test_authenticator_app_is_set_up_and_asked_for(tab, open_tab, ada):
    page = tab.open("/account/2fa/")
    tab.link("Set up").click()
    prove(tab)
    picture = page.get_by_role("img", name="QR code for the authenticator app")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    tab.is_accessible()
    page.get_by_label("Code that the app shows").fill(
        code(page.get_by_label("Secret").input_value())
    )
    tab.button("Switch on").click()
    tab.sees("10 of 10 are left.")
    assert set(ada.authenticator_set.values_list("type", flat=True)) == {
        "totp",
        "recovery_codes",
    }
    other = open_tab()
    sign_in(other, ada.email, PASSWORD)
    expect(other.heading("One more step")).to_be_visible()
    other.is_accessible()


def code(secret):
    """The six digits of this half minute (RFC 6238)."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_recovery_code_lets_in_once(open_tab, ada):
    codes = ["11112222"]
    Authenticator.objects.create(
        user=ada, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"}
    )
    Authenticator.objects.create(
        user=ada, type="recovery_codes", data={"migrated_codes": codes, "used_mask": 0}
    )
    tab = open_tab()
    sign_in(tab, ada.email, PASSWORD)
    tab.page.locator("main input[type=text]").fill(codes[0])
    tab.page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    expect(tab.heading("Welcome. Begin with one paper.")).to_be_visible()


def test_signed_in_places_are_listed_and_ended(open_tab, ada):
    tab, elsewhere = open_tab(), open_tab()
    for one in (elsewhere, tab):
        sign_in(one, ada.email, PASSWORD)
        expect(one.heading("Welcome. Begin with one paper.")).to_be_visible()
    page = tab.open("/account/sessions/")
    expect(page.locator(".session-list li")).to_have_count(2)
    tab.button("Sign out everywhere else").click()
    expect(page.locator(".session-list li")).to_have_count(1)
    elsewhere.open("/progress/")
    elsewhere.stands_at(r"/account/login/\?next=/progress/")


def test_account_is_deleted_for_good(tab, ada):
    page = tab.open("/account/delete/")
    prove(tab)
    expect(tab.heading("Delete the account")).to_be_visible()
    page.get_by_label("Your email address").fill("somebody@example.org")
    tab.button("Delete everything of mine").click()
    tab.sees("This is not the address of this account.")
    tab.is_accessible()
    page.get_by_label("Your email address").fill(ada.email)
    tab.button("Delete everything of mine").click()
    expect(page.get_by_role("status").filter(has_text="are gone.")).to_be_visible()
    assert not Learner.objects.exists()


def test_wrong_password_is_explained(open_tab, ada):
    tab = open_tab()
    sign_in(tab, ada.email, "not the password")
    expect(tab.page.get_by_role("alert")).to_be_visible()
    expect(tab.page.get_by_label("Email")).to_have_value(ada.email)
    tab.is_accessible()
