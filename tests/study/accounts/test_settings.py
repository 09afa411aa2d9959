"""A learner's own settings."""

import pytest

from study.models import Learner
from tests.factories import LearnerFactory
from tests.html_page import Page

RIGHT = {
    "display_name": "Ada L.",
    "time_zone": "Europe/Vienna",
    "rollover_hour": "3",
}


def save_settings(browser, **changes):
    return browser.post("/account/settings/", RIGHT | changes)


def settings_of(learner):
    return Learner.objects.values_list(
        "display_name", "time_zone", "rollover_hour"
    ).get(pk=learner.pk)


def test_settings_are_kept(ada, learner):
    response = save_settings(ada)
    assert response.status_code == 302
    assert response.headers["Location"] == "/account/settings/"
    assert settings_of(learner) == ("Ada L.", "Europe/Vienna", 3)


def test_form_shows_what_is_kept(ada, learner):
    save_settings(ada)
    html = ada.get("/account/settings/").content.decode()
    assert 'value="Ada L."' in html
    assert 'value="Europe/Vienna" selected' in html


def test_times_are_shown_in_the_learners_zone(ada, learner, noon):
    save_settings(ada, time_zone="Pacific/Auckland")
    page = ada.get("/account/settings/")
    assert page.status_code == 200
    assert str(page.context["form"].instance.clock.time_zone) == "Pacific/Auckland"


@pytest.mark.parametrize(
    "changes",
    [
        {"time_zone": "Mars/Olympus"},
        {"time_zone": ""},
        {"time_zone": "../../etc/passwd"},
        {"time_zone": "\x00"},
        {"rollover_hour": "24"},
        {"rollover_hour": "-1"},
        {"rollover_hour": "x"},
        {"display_name": "x" * 81},
        {"display_name": "a\x00b"},
    ],
    ids=str,
)
def test_odd_value_is_explained_and_nothing_is_kept(ada, learner, changes):
    before = settings_of(learner)
    response = save_settings(ada, **changes)
    assert response.status_code == 200
    assert settings_of(learner) == before
    (name,) = changes
    assert response.context["form"].errors[name][0] in Page(response).text


def test_name_of_an_invalid_form_is_not_shown_as_the_learners(ada, learner):
    response = save_settings(ada, display_name="Eve", rollover_hour="24")
    assert response.wsgi_request.user.display_name == "Ada"


def test_settings_take_nothing_that_their_form_does_not_list(ada, learner):
    save_settings(
        ada,
        email="eve@example.org",
        is_staff="on",
        is_superuser="on",
        password="x",
        id="7",
    )
    learner.refresh_from_db()
    assert learner.email == "ada@example.org"
    assert not learner.is_staff
    assert not learner.is_superuser
    assert learner.check_password("correct horse battery")


def test_settings_of_others_stay(ada, learner):
    other = LearnerFactory()
    before = settings_of(other)
    save_settings(ada)
    assert settings_of(other) == before
