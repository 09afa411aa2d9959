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
TOTP_DATA = {"secret": "JBSWY3DPEHPK3PXP"}
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
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


def account_pages():
    """Every page that allauth has here."""
    groups = list(get_resolver().url_patterns)
    groups = [group for group in groups if str(group.pattern) == "account/"]
    while groups:
        for page in groups.pop().url_patterns:
            if hasattr(page, "url_patterns"):
                groups.append(page)
            else:
                yield page


def account_templates():
    """The templates of those pages; views that are functions name none."""
    names = set(OTHER_TEMPLATES)
    for page in account_pages():
        view = getattr(page.callback, "view_class", None)
        name = getattr(view, "template_name", None) or ""
        if name.endswith(".html"):
            names.add(name)
    return sorted(names)


@pytest.fixture
def proven(learner):
    """Ada's browser, just after they showed who they are."""
    browser = Client()
    browser.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    return browser


def test_each_page_is_our_own():
    ours = Path(settings.BASE_DIR) / "templates"
    for name in account_templates():
        file = Path(get_template(name).origin.name)
        assert ours in file.parents, name


def elements(page, wanted):
    """The attributes of all elements of this tag."""
    return [values for tag, values in page.tags if tag == wanted]


def shown_inputs(page):
    hidden_types = ("hidden", "search")
    inputs = elements(page, "input")
    return [values for values in inputs if values.get("type") not in hidden_types]


@pytest.fixture
def account_page(client, proven):
    """Gets a page as somebody sees it who may."""

    def get(path):
        browser = client if path in ("login", "signup") else proven
        return Page(browser.get(f"/account/{path}/"))

    return get


@pytest.mark.parametrize("path", GET_PAGES)
def test_fields_have_no_placeholders(account_page, path):
    for values in shown_inputs(account_page(path)):
        assert "placeholder" not in values, values


@pytest.mark.parametrize("path", GET_PAGES)
def test_fields_have_names(account_page, path):
    page = account_page(path)
    labelled = {values.get("for") for values in elements(page, "label")}
    for values in shown_inputs(page):
        if "hidden" not in values:
            assert values["id"] in labelled


@pytest.mark.parametrize("path", GET_PAGES)
def test_page_has_the_sites_frame(account_page, path):
    classes = [values.get("class") for values in elements(account_page(path), "a")]
    assert "wordmark" in classes


def answered_text(browser, path, **given):
    """What a form answers, on one line."""
    return Page(browser.post(f"/account/{path}/", given)).text


@pytest.mark.parametrize("email", ["ada@example.org", "nobody@example.org"])
def test_wrong_sign_in_says_what_to_do_and_not_who_is_known(client, learner, email):
    text = answered_text(client, "login", login=email, password="wrong")
    assert (
        "Address and password do not belong together. Check both and try again" in text
    )


def test_empty_sign_in_asks_for_each(client, db):
    text = answered_text(client, "login")
    assert "Enter your email address." in text
    assert "Enter your password." in text


def test_too_many_attempts_are_told_to_wait(client, learner):
    for _ in range(11):
        text = answered_text(client, "login", login="ada@example.org", password="wrong")
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
    text = answered_text(
        client,
        "signup",
        email="grace@example.org",
        password1=password,
    )
    assert reason in text
    assert (
        "At least 10 characters. A few words that nobody else would put together"
        in text
    )


def test_no_address_is_explained(client, db):
    assert "This is no email address." in answered_text(
        client,
        "signup",
        email="grace",
        password1="a compiler of one's own",
    )


def test_help_of_validators_is_short():
    assert password_validators_help_texts() == [
        "Nothing like your name or address.",
        "At least 10 characters.",
        "None that many people use.",
        "More than digits.",
    ]


def test_refused_change_of_password_is_explained(proven):
    text = answered_text(
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
        user=learner,
        type="totp",
        data=TOTP_DATA,
    )
    text = answered_text(ada, "reauthenticate", password="wrong")
    assert "This is not your password. Try again." in text
    assert "Use the authenticator app or a recovery code" in text


def test_wrong_code_is_explained(ada, learner):
    Authenticator.objects.create(
        user=learner,
        type="totp",
        data=TOTP_DATA,
    )
    text = answered_text(ada, "2fa/reauthenticate", code="000000")
    assert "That did not match. Try again;" in text


def test_first_key_has_a_name(proven):
    assertContains(proven.get("/account/2fa/webauthn/add/"), 'value="My key"')


@pytest.fixture
def address(learner):
    """Ada's address, which they have not confirmed."""
    return EmailAddress.objects.create(
        user=learner,
        email=learner.email,
        primary=True,
        verified=False,
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
        user=LearnerFactory(),
        email=address.email,
        verified=True,
    )
    assertContains(client.get(link(address)), "This address belongs to another account")


def test_link_that_is_too_old_says_where_to_get_another(client, db):
    page = client.get("/account/confirm-email/nothing/")
    assertContains(page, "<h1>This link no longer works</h1>", html=True)
    assertContains(page, 'href="/account/email/"')
    assertNotContains(page, "Confirm Email Address")


def test_sessions_are_named(learner):
    browser = Client(headers={"user-agent": FIREFOX})
    browser.post("/account/login/", {"login": learner.email, "password": PASSWORD})
    assertContains(browser.get("/account/sessions/"), "Firefox on Linux")
