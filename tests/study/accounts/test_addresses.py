"""The address that somebody signs in with: how it is spelled, and how it is changed."""

import re
from datetime import timedelta
from importlib import import_module

import pytest
import time_machine
from allauth.account.models import EmailAddress
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
CODE_LINE = r"^\s*([A-Z0-9-]{4,})$"
OLD_TABLES = ("study", "0002_saved_search")
TAKEN = "There is an account with this address already."


@pytest.fixture
def site_with_mail(settings):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True


@pytest.fixture
def confirmed(learner):
    """Ada's address, which they confirmed."""
    return EmailAddress.objects.create(
        user=learner,
        email=learner.email,
        primary=True,
        verified=True,
    )


def sign_up(browser, email):
    body = {
        "email": email,
        "password1": NEW_PASSWORD,
    }
    return browser.post("/account/signup/", body)


def enter(browser, email, password=PASSWORD):
    """Signs in, where that is the right password."""
    body = {
        "login": email,
        "password": password,
    }
    return browser.post("/account/login/", body)


def prove(browser, password=PASSWORD):
    """Enters the password afresh."""
    body = {"password": password}
    browser.post("/account/reauthenticate/", body)


def change_address(browser, email):
    body = {
        "email": email,
        "action_add": "",
    }
    return browser.post("/account/email/", body)


def test_a_fresh_password_is_fresh_for_five_minutes(ada, learner, confirmed, noon):
    with time_machine.travel(noon, tick=False) as clock:
        prove(ada)
        clock.shift(timedelta(minutes=4))
        assert ada.get("/account/2fa/totp/activate/").status_code == 200
        clock.shift(timedelta(minutes=2))
        response = ada.get("/account/2fa/totp/activate/")
    assert response.headers["Location"].startswith("/account/reauthenticate/")


def address_of(learner):
    learner.refresh_from_db()
    return learner.email


def code_in(message):
    line = re.search(CODE_LINE, message.body, re.MULTILINE)
    return line[1]


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
    assert error.startswith(TAKEN)


@pytest.mark.parametrize("email", [UNICODE, PUNYCODE, UNICODE.upper()])
def test_either_spelling_signs_in(client, db, email):
    Learner.objects.create_user(UNICODE, PASSWORD)
    enter(client, email)
    assert is_signed_in(client)


def test_wrong_passwords_count_whichever_spelling(db):
    Learner.objects.create_user(UNICODE, PASSWORD)
    for email in (UNICODE, PUNYCODE, UNICODE, PUNYCODE, UNICODE):
        enter(Client(), email, "wrong")
    late = Client()
    enter(late, PUNYCODE)
    assert not is_signed_in(late)


@pytest.mark.parametrize("email", [UNICODE, PUNYCODE])
def test_either_spelling_gets_the_code_for_a_new_password(client, db, email):
    Learner.objects.create_user(UNICODE, PASSWORD)
    client.post("/account/password/reset/", {"email": email})
    [message] = mail.outbox
    assert message.to == [PUNYCODE]
    assert code_in(message)


def test_either_spelling_confirms_leaving(client, db):
    Learner.objects.create_user(UNICODE, PASSWORD)
    enter(client, UNICODE)
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
    body = {
        "email": UNICODE,
        "usable_password": "true",
        "password1": NEW_PASSWORD,
        "password2": NEW_PASSWORD,
    }
    root.post("/admin/study/learner/add/", body)
    assert Learner.objects.filter(email=PUNYCODE).exists()


@pytest.fixture
def site_without_mail():
    """As the tests' settings have it."""


@pytest.mark.parametrize("site", ["site_with_mail", "site_without_mail"])
def test_change_asks_who_one_is_first(
    request,
    ada,
    learner,
    confirmed,
    site,
):
    request.getfixturevalue(site)
    response = change_address(ada, "new@example.org")
    assert response.headers["Location"].startswith("/account/reauthenticate/")
    assert address_of(learner) == "ada@example.org"
    assert EmailAddress.objects.get().email == "ada@example.org"
    assert mail.outbox == []


def test_change_goes_on_once_the_password_is_right(ada, learner):
    path = change_address(ada, "new@example.org").headers["Location"]
    ada.post(path, {"password": "wrong"})
    assert address_of(learner) == "ada@example.org"
    ada.post(path, {"password": PASSWORD})
    assert address_of(learner) == "new@example.org"


def test_change_without_mail_holds_at_once(client, db):
    sign_up(client, "first@example.org")
    prove(client, NEW_PASSWORD)
    change_address(client, UNICODE)
    assert Learner.objects.get().email == PUNYCODE
    [address] = EmailAddress.objects.all()
    assert address.email == PUNYCODE
    assert address.primary
    later = Client()
    enter(later, UNICODE, NEW_PASSWORD)
    assert is_signed_in(later)
    assert mail.outbox == []


def test_change_without_mail_leaves_the_old_address_free(client, db):
    sign_up(client, "first@example.org")
    prove(client, NEW_PASSWORD)
    change_address(client, "second@example.org")
    sign_up(Client(), "first@example.org")
    assert Learner.objects.filter(email="first@example.org").count() == 1


def test_change_without_mail_to_anothers_address_is_explained(ada, learner):
    LearnerFactory(email=PUNYCODE)
    prove(ada)
    response = change_address(ada, UNICODE)
    [error] = response.context["form"].errors["email"]
    assert error.startswith(TAKEN)
    assert address_of(learner) == "ada@example.org"


def test_last_address_cannot_be_removed(client, db):
    sign_up(client, "first@example.org")
    prove(client, NEW_PASSWORD)
    body = {"email": "first@example.org", "action_remove": ""}
    client.post("/account/email/", body)
    assert Learner.objects.get().email == "first@example.org"
    assert EmailAddress.objects.count() == 1


def test_change_with_mail_waits_for_the_code(site_with_mail, ada, learner, confirmed):
    prove(ada)
    change_address(ada, "new@example.org")
    assert address_of(learner) == "ada@example.org"
    [message] = mail.outbox
    assert message.to == ["new@example.org"]
    body = {"code": code_in(message)}
    ada.post("/account/confirm-email/", body)
    assert address_of(learner) == "new@example.org"


@pytest.fixture
def old_models(transactional_db):
    """The database before addresses had one spelling: its learners and addresses."""
    executor = MigrationExecutor(connection)
    executor.migrate([OLD_TABLES])
    accounts = executor.loader.graph.leaf_nodes("account")
    state = executor.loader.project_state([OLD_TABLES, *accounts])
    yield state.apps
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def old_learner(old_models, email):
    return old_models.get_model("study", "Learner").objects.create(email=email)


def old_address(old_models, learner, email):
    addresses = old_models.get_model("account", "EmailAddress").objects
    return addresses.create(user_id=learner.pk, email=email)


def migrate_addresses(old_models):
    migration = import_module("study.migrations.0003_one_spelling_of_addresses")
    migration.spell_all(old_models, None)


def emails(old_models, app, name):
    rows = old_models.get_model(app, name).objects.order_by("pk")
    return list(rows.values_list("email", flat=True))


def test_old_addresses_get_the_one_spelling(old_models):
    """In one, since the tables go back to the beginning for it, which takes a while."""
    spelled = old_learner(old_models, UNICODE)
    old_address(old_models, spelled, UNICODE)
    lost = old_learner(old_models, "")
    old_address(old_models, lost, "new@example.org")
    other = old_learner(old_models, PUNYCODE)
    with pytest.raises(CommandError, match=f"{PUNYCODE}, one as {UNICODE}"):
        migrate_addresses(old_models)
    other.email = "other@example.org"
    other.save(update_fields=["email"])
    migrate_addresses(old_models)
    expected = [PUNYCODE, "new@example.org", "other@example.org"]
    assert emails(old_models, "study", "Learner") == expected
    expected = [PUNYCODE, "new@example.org"]
    assert emails(old_models, "account", "EmailAddress") == expected
