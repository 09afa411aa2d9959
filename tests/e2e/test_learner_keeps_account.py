"""A learner looks after her account: settings, password, second factor, sessions, and leaving for good."""

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


def sign_in(desk, email, password):
    page = desk.open("/account/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(password)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()


def prove(desk):
    """Answers the question whether it is her."""
    expect(desk.heading("Is it you?")).to_be_visible()
    desk.page.get_by_label("Password").fill(PASSWORD)
    desk.page.locator("main").get_by_role("button").first.click()


@pytest.fixture
def desk(open_desk, ada):
    return open_desk(ada)


def test_settings_are_kept(desk, ada):
    page = desk.open("/account/settings/")
    page.get_by_label("Name").fill("Ada L.")
    page.get_by_label("Time zone").select_option("Europe/Vienna")
    page.get_by_label("My day begins at").select_option("5")
    desk.button("Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    expect(page.get_by_label("Time zone")).to_have_value("Europe/Vienna")
    ada.refresh_from_db()
    assert (ada.display_name, ada.time_zone, ada.rollover_hour) == (
        "Ada L.",
        "Europe/Vienna",
        5,
    )


def test_new_password_ends_other_sessions(open_desk, ada):
    desk, elsewhere = open_desk(ada), open_desk(ada)
    page = desk.open("/account/password/change/")
    page.get_by_label("Current password").fill(PASSWORD)
    page.get_by_label("New password", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("New password again").fill(NEW_PASSWORD)
    desk.button("Change the password").click()
    expect(page.get_by_role("status").filter(has_text="assword")).to_be_visible()
    elsewhere.open("/progress/")
    elsewhere.stands_at(r"/account/login/\?next=/progress/")
    sign_in(elsewhere, ada.email, NEW_PASSWORD)
    expect(elsewhere.heading("Welcome. Begin with one paper.")).to_be_visible()


def test_authenticator_app_is_set_up_and_asked_for(desk, open_desk, ada):
    page = desk.open("/account/2fa/")
    desk.link("Set up").click()
    prove(desk)
    picture = page.get_by_role("img", name="QR code for the authenticator app")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    desk.is_accessible()
    page.get_by_label("Code that the app shows").fill(
        code(page.get_by_label("Secret").input_value())
    )
    desk.button("Switch on").click()
    desk.sees("10 of 10 are left.")
    assert set(ada.authenticator_set.values_list("type", flat=True)) == {
        "totp",
        "recovery_codes",
    }
    other = open_desk()
    sign_in(other, ada.email, PASSWORD)
    expect(other.heading("One more step")).to_be_visible()
    other.is_accessible()


def code(secret):
    """The six digits of this half minute (RFC 6238)."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_recovery_code_lets_in_once(open_desk, ada):
    codes = ["11112222"]
    Authenticator.objects.create(
        user=ada, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"}
    )
    Authenticator.objects.create(
        user=ada, type="recovery_codes", data={"migrated_codes": codes, "used_mask": 0}
    )
    desk = open_desk()
    sign_in(desk, ada.email, PASSWORD)
    desk.page.locator("main input[type=text]").fill(codes[0])
    desk.page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    expect(desk.heading("Welcome. Begin with one paper.")).to_be_visible()


def test_signed_in_places_are_listed_and_ended(open_desk, ada):
    desk, elsewhere = open_desk(), open_desk()
    for one in (elsewhere, desk):
        sign_in(one, ada.email, PASSWORD)
        expect(one.heading("Welcome. Begin with one paper.")).to_be_visible()
    page = desk.open("/account/sessions/")
    expect(page.locator(".session-list li")).to_have_count(2)
    desk.button("Sign out everywhere else").click()
    expect(page.locator(".session-list li")).to_have_count(1)
    elsewhere.open("/progress/")
    elsewhere.stands_at(r"/account/login/\?next=/progress/")


def test_account_is_deleted_for_good(desk, ada):
    page = desk.open("/account/delete/")
    prove(desk)
    expect(desk.heading("Delete the account")).to_be_visible()
    page.get_by_label("Your email address").fill("somebody@example.org")
    desk.button("Delete everything of mine").click()
    desk.sees("This is not the address of this account.")
    desk.is_accessible()
    page.get_by_label("Your email address").fill(ada.email)
    desk.button("Delete everything of mine").click()
    expect(page.get_by_role("status").filter(has_text="are gone.")).to_be_visible()
    assert not Learner.objects.exists()


def test_wrong_password_is_explained(open_desk, ada):
    desk = open_desk()
    sign_in(desk, ada.email, "not the password")
    expect(desk.page.get_by_role("alert")).to_be_visible()
    expect(desk.page.get_by_label("Email")).to_have_value(ada.email)
    desk.is_accessible()
