"""The pages of accounts: our layout, our words, and what to do next."""

from pathlib import Path

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts
from django.template.loader import get_template
from django.test import Client
from django.urls import get_resolver
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import LearnerFactory
from tests.html_page import Page

PASSWORD = "correct horse battery"
# Rendered by functions, or instead of another page.
OTHER_TEMPLATES = {
    "account/verification_sent.html",
    "account/verified_email_required.html",
    "account/password_reset_done.html",
    "account/signup_closed.html",
}
GET_PAGES = [
    "login",
    "signup",
    "logout",
    "inactive",
    "email",
    "password/change",
    "password/reset",
    "password/reset/done",
]
GET_PAGES += [
    "reauthenticate",
    "2fa",
    "2fa/webauthn",
    "2fa/totp/activate",
    "2fa/webauthn/add",
    "sessions",
]


def account_templates():
    """The template of every page that allauth has here."""
    groups = [
        group
        for group in get_resolver().url_patterns
        if str(group.pattern) == "account/"
    ]
    found = set(OTHER_TEMPLATES)
    while groups:
        for page in groups.pop().url_patterns:
            if hasattr(page, "url_patterns"):
                groups.append(page)
            else:
                name = getattr(
                    getattr(page.callback, "view_class", None), "template_name", None
                )
                found.add(name or "")
    return sorted(name for name in found if name.endswith(".html"))


@pytest.fixture
def proven(learner):
    """Ada's browser, just after she showed who she is."""
    browser = Client()
    browser.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    return browser


def test_each_page_is_our_own():
    ours = Path(settings.BASE_DIR) / "templates"
    theirs = [
        name
        for name in account_templates()
        if ours not in Path(get_template(name).origin.name).parents
    ]
    assert theirs == []


@pytest.mark.parametrize("path", GET_PAGES)
def test_fields_have_names_and_no_placeholders(client, proven, path):
    browser = client if path in ("login", "signup") else proven
    page = Page(browser.get(f"/account/{path}/"))
    inputs = [
        values
        for tag, values in page.tags
        if tag == "input" and values.get("type") not in ("hidden", "search")
    ]
    assert [values for values in inputs if "placeholder" in values] == []
    labelled = {values.get("for") for tag, values in page.tags if tag == "label"}
    assert {values["id"] for values in inputs if "hidden" not in values} <= labelled
    assert "wordmark" in {
        values.get("class") for tag, values in page.tags if tag == "a"
    }


def said(browser, path, **given):
    """What a form answers, on one line."""
    return Page(browser.post(f"/account/{path}/", given)).text


@pytest.mark.parametrize("email", ["ada@example.org", "nobody@example.org"])
def test_wrong_sign_in_says_what_to_do_and_not_who_is_known(client, learner, email):
    text = said(client, "login", login=email, password="wrong")
    assert (
        "Address and password do not belong together. Check both and try again" in text
    )


def test_empty_sign_in_asks_for_each(client, db):
    text = said(client, "login")
    assert "Enter your email address." in text
    assert "Enter your password." in text


def test_too_many_attempts_are_told_to_wait(client, learner):
    for _ in range(11):
        text = said(client, "login", login="ada@example.org", password="wrong")
    assert "Too many attempts went wrong. Wait a few minutes, then try again." in text


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("short one", "Make it at least 10 characters long."),
        ("password12", "Many people use this one, so it is tried first."),
        ("72948273629", "Digits alone are quickly guessed."),
        ("grace@example.org", "It is too much like your email."),
        ("", "Choose a password."),
    ],
)
def test_weak_password_is_explained(client, db, password, reason):
    text = said(client, "signup", email="grace@example.org", password1=password)
    assert reason in text
    assert (
        "At least 10 characters. A few words that nobody else would put together"
        in text
    )


def test_no_address_is_explained(client, db):
    assert "This is no email address." in said(
        client, "signup", email="grace", password1="a compiler of one's own"
    )


def test_help_of_validators_is_short():
    assert password_validators_help_texts() == [
        "Nothing like your name or address.",
        "At least 10 characters.",
        "None that many people use.",
        "More than digits.",
    ]


def test_refused_change_of_password_is_explained(proven):
    text = said(
        proven,
        "password/change",
        oldpassword="x",
        password1="a compiler of one's own",
        password2="",
    )
    assert "This is not your current password. Try again." in text
    assert "Enter the new password a second time" in text


def test_changed_password_says_what_follows(proven):
    new = "a compiler of one's own"
    given = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    response = proven.post("/account/password/change/", given, follow=True)
    assertContains(
        response, "Your password is changed. Everywhere else you are signed out."
    )


def test_refused_proof_offers_other_ways(ada, learner):
    Authenticator.objects.create(
        user=learner, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"}
    )
    text = said(ada, "reauthenticate", password="wrong")
    assert "This is not your password. Try again." in text
    assert "Use the authenticator app or a recovery code" in text


def test_wrong_code_is_explained(ada, learner):
    Authenticator.objects.create(
        user=learner, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"}
    )
    assert "That did not match. Try again;" in said(
        ada, "2fa/reauthenticate", code="000000"
    )


def test_first_key_has_a_name(proven):
    assertContains(proven.get("/account/2fa/webauthn/add/"), 'value="My key"')


@pytest.fixture
def address(learner):
    """Ada's address, which she has not confirmed."""
    return EmailAddress.objects.create(
        user=learner, email=learner.email, primary=True, verified=False
    )


def link(address):
    return f"/account/confirm-email/{EmailConfirmationHMAC(address).key}/"


def test_link_in_a_mail_confirms_the_address(client, address):
    page = client.get(link(address))
    assertContains(page, "<h1>Is this your address?</h1>", html=True)
    assertContains(page, "account.css")
    client.post(link(address))
    address.refresh_from_db()
    assert address.verified


def test_link_to_an_address_of_another_account_says_so(client, address):
    EmailAddress.objects.create(
        user=LearnerFactory(), email=address.email, verified=True
    )
    assertContains(client.get(link(address)), "This address belongs to another account")


def test_link_that_is_too_old_says_where_to_get_another(client, db):
    page = client.get("/account/confirm-email/nothing/")
    assertContains(page, "<h1>This link no longer works</h1>", html=True)
    assertContains(page, 'href="/account/email/"')
    assertNotContains(page, "Confirm Email Address")


def test_sessions_are_named(learner):
    browser = Client(
        headers={
            "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
        }
    )
    browser.post("/account/login/", {"login": learner.email, "password": PASSWORD})
    assertContains(browser.get("/account/sessions/"), "Firefox on Linux")
