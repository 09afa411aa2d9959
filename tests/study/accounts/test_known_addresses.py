"""What an outsider learns about who has an account.

Nothing, where mail can ask first.
"""

import pytest
from django.contrib.auth.hashers import get_hasher
from django.test import Client

from study.models import Learner

KNOWN = "ada@example.org"
UNKNOWN = "nobody@example.org"
PASSWORD = "staple battery correct"


@pytest.fixture
def site_with_mail(settings):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True


@pytest.fixture
def hash_count(monkeypatch):
    """Counts how often a password is hashed, which takes most of an answer's time."""
    hasher = type(get_hasher())
    encode = hasher.encode
    hashed = []

    def counting_encode(self, password, salt, *arguments, **options):
        hashed.append(password)
        return encode(self, password, salt, *arguments, **options)

    monkeypatch.setattr(hasher, "encode", counting_encode)

    def count(path, **fields):
        hashed.clear()
        Client().post(path, fields)
        return len(hashed)

    return count


@pytest.mark.parametrize("email", [KNOWN, UNKNOWN])
def test_sign_up_hashes_once(
    site_with_mail,
    learner,
    hash_count,
    email,
):
    count = hash_count(
        "/account/signup/",
        email=email,
        password1=PASSWORD,
    )
    assert count == 1


def test_sign_in_hashes_as_often_for_an_unknown_address(learner, hash_count):
    path = "/account/login/"
    known = hash_count(path, login=KNOWN, password="wrong")
    unknown = hash_count(path, login=UNKNOWN, password="wrong")
    assert known == unknown > 0


@pytest.fixture
def deactivated(learner):
    learner.is_active = False
    learner.save()


@pytest.fixture
def without_password(learner):
    learner.set_unusable_password()
    learner.save()


@pytest.mark.parametrize("state", ["deactivated", "without_password"])
def test_sign_in_hashes_as_often_where_nobody_can_enter(
    request,
    hash_count,
    state,
):
    request.getfixturevalue(state)
    path = "/account/login/"
    known = hash_count(path, login=KNOWN, password="wrong")
    unknown = hash_count(path, login=UNKNOWN, password="wrong")
    assert known == unknown


def test_reset_hashes_nothing_for_known_and_unknown_addresses(learner, hash_count):
    path = "/account/password/reset/"
    assert hash_count(path, email=KNOWN) == 0
    assert hash_count(path, email=UNKNOWN) == 0


def test_sign_up_without_mail_says_that_the_address_is_taken(client, learner):
    """It cannot be hidden there: whether the new password works would tell."""
    body = {"email": KNOWN, "password1": PASSWORD}
    response = client.post("/account/signup/", body)
    (error,) = response.context["form"].errors["email"]
    assert error.startswith("There is an account with this address already.")
    assert Learner.objects.count() == 1


def test_sign_up_without_mail_is_limited_by_the_day(client, db, time_machine, noon):
    path = "/account/signup/"
    time_machine.move_to(noon, tick=False)
    for number in range(100):
        body = {"email": f"learner{number}@example.org"}
        assert client.post(path, body).status_code == 200
        time_machine.shift(4)
    time_machine.shift(3600)
    assert client.post(path, body).status_code == 429
