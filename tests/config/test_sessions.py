"""How long a browser stays signed in, and what ends it at once."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from study.models import Learner, Reading
from tests.factories import PaperFactory

PASSWORD = "correct horse battery"
NEW = "staple battery correct"


@pytest.fixture
def browsers(learner):
    """Two browsers in which Ada signed in."""
    body = {
        "login": learner.email,
        "password": PASSWORD,
    }
    pair = (Client(), Client())
    for browser in pair:
        browser.post("/account/login/", body)
        assert is_signed_in(browser)
    return pair


def is_signed_in(browser):
    return browser.get("/review/").status_code == 200


def test_changed_password_ends_other_sessions(browsers):
    here, elsewhere = browsers
    body = {
        "oldpassword": PASSWORD,
        "password1": NEW,
        "password2": NEW,
    }
    here.post("/account/password/change/", body)
    assert Learner.objects.get().check_password(NEW)
    assert is_signed_in(here)
    assert not is_signed_in(elsewhere)


def test_password_set_by_a_superuser_ends_all_sessions(browsers, learner):
    learner.set_password(NEW)
    learner.save()
    for browser in browsers:
        assert not is_signed_in(browser)


def test_other_sessions_can_be_ended(browsers):
    here, elsewhere = browsers
    here.post("/account/sessions/")
    assert is_signed_in(here)
    assert not is_signed_in(elsewhere)
    assert UserSession.objects.count() == 1


def test_deactivated_learner_is_refused_at_the_very_next_request(browsers):
    paper = PaperFactory()
    Learner.objects.update(is_active=False)
    for browser in browsers:
        response = browser.post(f"/papers/{paper.slug}/status/", {"status": "read"})
        assert response.headers["Location"].startswith("/account/login/")
    assert not Reading.objects.exists()


def test_deactivated_learner_cannot_sign_in(client, learner):
    Learner.objects.update(is_active=False)
    response = client.post(
        "/account/login/", {"login": learner.email, "password": PASSWORD}, follow=True
    )
    assert not is_signed_in(client)
    assert learner.display_name not in response.content.decode()


def test_curator_who_was_demoted_is_refused_at_the_very_next_request(browsers):
    here, _ = browsers
    Learner.objects.update(is_staff=True)
    assert here.get("/admin/").status_code == 200
    Learner.objects.update(is_staff=False)
    assert here.get("/admin/").headers["Location"].startswith("/admin/login/")


def test_session_gets_a_new_key_when_somebody_signs_in(client, learner):
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.post("/account/login/", {"login": learner.email, "password": PASSWORD})
    assert client.session.session_key != planted
