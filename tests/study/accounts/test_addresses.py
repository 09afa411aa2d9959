"""The address that somebody signs in with: how it is spelled, and how it is changed."""

import re
from importlib import import_module

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core import mail
from django.core.management import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from study.models import Learner
from study.models.addresses import canonical_address
from tests.factories import LearnerFactory

PASSWORD = "correct horse battery"
NEW_PASSWORD = "staple battery correct"
UNICODE = "ada@bücher.example"
PUNYCODE = "ada@xn--bcher-kva.example"


@pytest.fixture
def site_with_mail(settings):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True


@pytest.fixture
def confirmed(learner):
    """Ada's address, which she confirmed."""
    return EmailAddress.objects.create(
        user=learner, email=learner.email, primary=True, verified=True
    )


def sign_up(browser, email):
    body = {"email": email, "password1": NEW_PASSWORD}
    return browser.post("/account/signup/", body)


def sign_in(browser, email, password=PASSWORD):
    return browser.post("/account/login/", {"login": email, "password": password})


def prove(browser, password=PASSWORD):
    browser.post("/account/reauthenticate/", {"password": password})


def change(browser, email):
    return browser.post("/account/email/", {"email": email, "action_add": ""})


def is_signed_in(browser):
    return browser.get("/review/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ada@Example.ORG", "ada@example.org"),
        (" ada@example.org ", "ada@example.org"),
        (UNICODE, PUNYCODE),
        ("ADA@BÜCHER.example", PUNYCODE),
        (PUNYCODE.upper(), PUNYCODE),
        ("ada@bu\u0308cher.example", PUNYCODE),
        ("ada@ｅｘａｍｐｌｅ.org", "ada@example.org"),
        ("no address", "no address"),
        ("ada@", "ada@"),
        ("", ""),
    ],
)
def test_address_has_one_spelling(typed, kept):
    assert canonical_address(typed) == kept


def test_spelling_that_is_kept_stays():
    assert canonical_address(canonical_address(UNICODE)) == PUNYCODE


@pytest.mark.parametrize(
    ("first", "second"), [(UNICODE, PUNYCODE), (PUNYCODE, UNICODE)]
)
def test_two_spellings_are_one_account(db, first, second):
    sign_up(Client(), first)
    response = sign_up(Client(), second)
    assert Learner.objects.get().email == PUNYCODE
    [error] = response.context["form"].errors["email"]
    assert error.startswith("There is an account with this address already.")


@pytest.mark.parametrize("email", [UNICODE, PUNYCODE, UNICODE.upper()])
def test_either_spelling_signs_in(client, db, email):
    Learner.objects.create_user(UNICODE, PASSWORD)
    sign_in(client, email)
    assert is_signed_in(client)


def test_wrong_passwords_count_whichever_spelling(db):
    Learner.objects.create_user(UNICODE, PASSWORD)
    for email in (UNICODE, PUNYCODE, UNICODE, PUNYCODE, UNICODE):
        sign_in(Client(), email, "wrong")
    late = Client()
    sign_in(late, PUNYCODE)
    assert not is_signed_in(late)


@pytest.mark.parametrize("email", [UNICODE, PUNYCODE])
def test_either_spelling_gets_the_code_for_a_new_password(client, db, email):
    Learner.objects.create_user(UNICODE, PASSWORD)
    client.post("/account/password/reset/", {"email": email})
    [message] = mail.outbox
    assert message.to == [PUNYCODE]
    assert re.search(r"^\s*([A-Z0-9-]{4,})$", message.body, re.MULTILINE)


def test_either_spelling_confirms_leaving(client, db):
    Learner.objects.create_user(UNICODE, PASSWORD)
    sign_in(client, UNICODE)
    prove(client)
    client.post("/account/delete/", {"email": UNICODE})
    assert not Learner.objects.exists()


@pytest.mark.parametrize(
    "email",
    [
        "ſam@example.org",
        "ada@" + "ü" * 70 + ".example",
        f"{'a' * 60}@{'ü' * 40}.{'ü' * 40}.{'ü' * 40}.{'ü' * 40}.example",
    ],
)
def test_address_that_no_mail_server_knows_is_explained(client, db, email):
    response = sign_up(client, email)
    [error] = response.context["form"].errors["email"]
    assert error.startswith("This is no email address.") or "254" in error
    assert not Learner.objects.exists()


def test_superuser_makes_accounts_in_one_spelling(sign_in, db):
    root = sign_in(LearnerFactory(is_staff=True, is_superuser=True))
    passwords = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    body = {"email": UNICODE, "usable_password": "true", **passwords}
    root.post("/admin/study/learner/add/", body)
    assert Learner.objects.filter(email=PUNYCODE).exists()


@pytest.mark.parametrize("has_mail", [False, True])
def test_change_asks_who_one_is_first(request, ada, learner, confirmed, has_mail):
    if has_mail:
        request.getfixturevalue("site_with_mail")
    response = change(ada, "new@example.org")
    assert response.headers["Location"].startswith("/account/reauthenticate/")
    learner.refresh_from_db()
    assert learner.email == "ada@example.org"
    assert [row.email for row in EmailAddress.objects.all()] == ["ada@example.org"]
    assert mail.outbox == []


def test_change_goes_on_once_the_password_is_right(ada, learner):
    path = change(ada, "new@example.org").headers["Location"]
    ada.post(path, {"password": "wrong"})
    learner.refresh_from_db()
    assert learner.email == "ada@example.org"
    ada.post(path, {"password": PASSWORD})
    learner.refresh_from_db()
    assert learner.email == "new@example.org"


def test_change_without_mail_holds_at_once(client, db):
    sign_up(client, "first@example.org")
    prove(client, NEW_PASSWORD)
    change(client, UNICODE)
    assert Learner.objects.get().email == PUNYCODE
    [address] = EmailAddress.objects.all()
    assert address.email == PUNYCODE
    assert address.primary
    later = Client()
    sign_in(later, UNICODE, NEW_PASSWORD)
    assert is_signed_in(later)
    assert mail.outbox == []


def test_change_without_mail_leaves_the_old_address_free(client, db):
    sign_up(client, "first@example.org")
    prove(client, NEW_PASSWORD)
    change(client, "second@example.org")
    sign_up(Client(), "first@example.org")
    assert Learner.objects.filter(email="first@example.org").count() == 1


def test_change_without_mail_to_anothers_address_is_explained(ada, learner):
    LearnerFactory(email=PUNYCODE)
    prove(ada)
    response = change(ada, UNICODE)
    [error] = response.context["form"].errors["email"]
    assert error.startswith("There is an account with this address already.")
    learner.refresh_from_db()
    assert learner.email == "ada@example.org"


def test_last_address_cannot_be_removed(client, db):
    sign_up(client, "first@example.org")
    prove(client, NEW_PASSWORD)
    body = {"email": "first@example.org", "action_remove": ""}
    client.post("/account/email/", body)
    assert Learner.objects.get().email == "first@example.org"
    assert EmailAddress.objects.count() == 1


def test_change_with_mail_waits_for_the_code(site_with_mail, ada, learner, confirmed):
    prove(ada)
    change(ada, "new@example.org")
    learner.refresh_from_db()
    assert learner.email == "ada@example.org"
    [message] = mail.outbox
    assert message.to == ["new@example.org"]
    code = re.search(r"^\s*([A-Z0-9-]{4,})$", message.body, re.MULTILINE)[1]
    ada.post("/account/confirm-email/", {"code": code})
    learner.refresh_from_db()
    assert learner.email == "new@example.org"


@pytest.fixture
def old_tables(transactional_db):
    """The database before addresses had one spelling."""
    MigrationExecutor(connection).migrate([("study", "0002_saved_search")])
    yield
    MigrationExecutor(connection).migrate([("study", "0004_learner_email_is_ascii")])


def migrate_addresses():
    migration = import_module("study.migrations.0003_one_spelling_of_addresses")
    migration.spell_all(apps, None)


def test_old_addresses_get_the_one_spelling(old_tables):
    learner = LearnerFactory(email="ada@bücher.example")
    EmailAddress.objects.create(user=learner, email=learner.email)
    migrate_addresses()
    assert Learner.objects.get().email == PUNYCODE
    assert EmailAddress.objects.get().email == PUNYCODE


def test_address_that_was_lost_comes_back(old_tables):
    learner = LearnerFactory(email="")
    EmailAddress.objects.create(user=learner, email="new@example.org")
    migrate_addresses()
    assert Learner.objects.get().email == "new@example.org"


def test_two_accounts_of_one_address_are_named(old_tables):
    LearnerFactory(email=PUNYCODE)
    other = LearnerFactory(email=UNICODE)
    with pytest.raises(CommandError, match=f"{PUNYCODE}, one as {UNICODE}"):
        migrate_addresses()
    other.delete()
