"""Coming in: limits, second factors, and what an outsider learns from an answer."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.test import Client

from study.models import Learner

PASSWORD = "correct horse battery"
NEW = "staple battery correct"
TOKEN_FIELD = r'name="csrfmiddlewaretoken" value="[^"]*"'
CODE_LINE = r"^\s*([A-Z0-9-]{4,})$"


@pytest.fixture
def mailing(settings):
    """A site that can send mail, so that addresses are confirmed by code."""
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True


def sign_in(client, email="ada@example.org", password=PASSWORD, **headers):
    body = {
        "login": email,
        "password": password,
    }
    return client.post("/account/login/", body, headers=headers)


def is_signed_in(client):
    return client.get("/review/").status_code == 200


def comparable_text(response):
    """The page without its token, and without the address that was typed."""
    text = re.sub(TOKEN_FIELD, "", response.content.decode())
    return re.sub(r"\S+@example\.org", "someone", text)


def test_right_password_signs_in(client, learner):
    response = sign_in(client)
    assert response.status_code == 302
    assert response.headers["Location"] == "/"
    assert is_signed_in(client)


def test_email_is_known_in_any_case(client, learner):
    sign_in(client, email="ADA@Example.ORG")
    assert is_signed_in(client)


def test_wrong_password_and_unknown_address_get_the_same_answer(client, learner):
    wrong = sign_in(client, password="wrong")
    unknown = sign_in(client, email="nobody@example.org")
    assert wrong.status_code == 200
    assert unknown.status_code == 200
    assert comparable_text(wrong) == comparable_text(unknown)
    assert not is_signed_in(client)


def test_sixth_attempt_is_refused_even_with_the_right_password(client, learner):
    for _ in range(5):
        sign_in(client, password="wrong")
    response = sign_in(client)
    assert response.status_code == 200
    assert "Too many attempts went wrong" in response.content.decode()
    assert not is_signed_in(client)


def test_limit_counts_the_address_however_the_browser_calls_itself(learner):
    for number in range(5):
        sign_in(
            Client(),
            password="wrong",
            X_Forwarded_For=f"192.0.2.{number}",
            User_Agent=str(number),
        )
    late = Client()
    sign_in(late)
    assert not is_signed_in(late)


def test_many_addresses_from_one_place_are_refused(client, learner):
    for number in range(10):
        sign_in(
            client,
            email=f"learner{number}@example.org",
            password="wrong",
            X_Forwarded_For=f"192.0.2.{number}",
        )
    assert "Too many attempts went wrong" in sign_in(client).content.decode()


def test_proxy_that_is_trusted_says_where_people_come_from(client, learner, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        sign_in(
            client,
            email=f"learner{number}@example.org",
            password="wrong",
            X_Forwarded_For=f"192.0.2.{number}",
        )
    sign_in(client, X_Forwarded_For="192.0.2.99")
    assert is_signed_in(client)


@pytest.mark.parametrize("path", ["/account/signup/", "/account/password/reset/"])
def test_too_many_attempts_answer_429(client, db, path):
    for number in range(20):
        body = {"email": f"learner{number}@example.org"}
        assert client.post(path, body).status_code != 429
    body = {"email": "late@example.org"}
    assert client.post(path, body).status_code == 429


def test_second_factor_is_asked_before_anything_is_shown(client, learner):
    TOTP.activate(learner, generate_totp_secret())
    response = sign_in(client)
    assert response.headers["Location"].startswith("/account/2fa/authenticate/")
    assert not is_signed_in(client)


def test_curation_pages_have_no_sign_in_of_their_own(client, learner):
    Learner.objects.update(is_staff=True)
    TOTP.activate(learner, generate_totp_secret())
    response = client.post(
        "/admin/login/",
        {"username": learner.email, "password": PASSWORD, "next": "/admin/"},
    )
    assert response.status_code == 302
    assert response.headers["Location"] == "/account/login/?next=%2Fadmin%2F"
    page = client.get("/admin/", follow=True)
    last_url, _ = page.redirect_chain[-1]
    assert last_url.startswith("/account/login/")


def test_sign_up_makes_an_account_and_signs_in(client, db):
    body = {
        "email": "new@example.org",
        "password1": NEW,
        "display_name": "New",
    }
    response = client.post("/account/signup/", body)
    assert response.status_code == 302
    learner = Learner.objects.get()
    assert learner.email == "new@example.org"
    assert learner.display_name == "New"
    assert not learner.is_staff
    assert not learner.is_superuser
    assert is_signed_in(client)


def test_sign_up_takes_nothing_that_its_form_does_not_list(client, db):
    extra = {
        "is_staff": "on",
        "is_superuser": "on",
        "is_active": "",
        "pk": "1",
        "date_joined": "2000-01-01",
    }
    client.post(
        "/account/signup/",
        {"email": "new@example.org", "password1": NEW, **extra},
    )
    learner = Learner.objects.get()
    assert not learner.is_staff
    assert not learner.is_superuser
    assert learner.is_active
    assert learner.date_joined.year > 2020


@pytest.mark.parametrize(
    "password", ["short", "1234567890123", "password123", "new@example.org"]
)
def test_weak_password_is_refused_and_explained(client, db, password):
    response = client.post(
        "/account/signup/",
        {"email": "new@example.org", "password1": password},
    )
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert not Learner.objects.exists()


def test_closed_site_takes_nobody(client, db, settings):
    settings.SIGNUP = "closed"
    client.post("/account/signup/", {"email": "new@example.org", "password1": NEW})
    assert not Learner.objects.exists()


def test_sign_up_answers_alike_for_known_and_unknown_addresses(mailing, learner):
    responses = []
    for email in ("ada@example.org", "new@example.org"):
        body = {
            "email": email,
            "password1": NEW,
        }
        response = Client().post("/account/signup/", body, follow=True)
        responses.append(response)
    known, unknown = responses
    assert known.redirect_chain == unknown.redirect_chain
    assert comparable_text(known) == comparable_text(unknown)
    assert [message.to for message in mail.outbox] == [
        ["ada@example.org"],
        ["new@example.org"],
    ]


def test_sign_up_with_a_known_address_changes_nothing(mailing, client, learner):
    client.post(
        "/account/signup/",
        {"email": "ADA@example.org", "password1": NEW, "display_name": "Eve"},
    )
    learner.refresh_from_db()
    assert Learner.objects.count() == 1
    assert learner.display_name == "Ada"
    assert learner.check_password(PASSWORD)
    assert not is_signed_in(client)


def test_password_reset_answers_alike_for_known_and_unknown_addresses(learner):
    responses = []
    for email in ("ada@example.org", "nobody@example.org"):
        body = {"email": email}
        response = Client().post("/account/password/reset/", body, follow=True)
        responses.append(response)
    known, unknown = responses
    assert known.redirect_chain == unknown.redirect_chain
    assert comparable_text(known) == comparable_text(unknown)


def test_reset_by_code_sets_a_new_password_and_ends_other_sessions(client, learner):
    elsewhere = Client()
    sign_in(elsewhere)
    client.post("/account/password/reset/", {"email": learner.email})
    [message] = mail.outbox
    code = re.search(CODE_LINE, message.body, re.MULTILINE)[1]
    client.post("/account/password/reset/confirm/", {"code": code})
    client.post(
        "/account/password/reset/complete/",
        {"password1": NEW, "password2": NEW},
    )

    learner.refresh_from_db()
    assert learner.check_password(NEW)
    assert not is_signed_in(elsewhere)


def test_forged_host_is_refused_before_any_mail(client, learner):
    response = client.post(
        "/account/password/reset/",
        {"email": learner.email},
        headers={"Host": "evil.example"},
    )
    assert response.status_code == 400
    assert mail.outbox == []


def test_two_learners_cannot_share_an_address_in_another_case(client, learner):
    client.post("/account/signup/", {"email": "ADA@EXAMPLE.ORG", "password1": NEW})
    assert Learner.objects.count() == 1


def test_sign_out_needs_a_post(client, learner):
    sign_in(client)
    client.get("/account/logout/")
    assert is_signed_in(client)
    client.post("/account/logout/")
    assert not is_signed_in(client)
