"""A code that an authenticator app shows is good for one thing, once."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

PASSWORD = "correct horse battery"
PERIOD = 30
ACTIVATE = "/account/2fa/totp/activate/"


@pytest.fixture(autouse=True)
def noon_stands_still(time_machine, noon):
    time_machine.move_to(noon, tick=False)


def shown_code(secret):
    """What an app with this secret shows now."""
    counter = int(time.time()) // PERIOD
    value = hotp_value(secret, counter)
    return format_hotp_value(value)


def signed_in_by_password(learner):
    browser = Client()
    body = {
        "login": learner.email,
        "password": PASSWORD,
    }
    browser.post("/account/login/", body)
    return browser


@pytest.fixture
def secret(learner):
    """Of the app that Ada has just set up."""
    browser = signed_in_by_password(learner)
    proof = {"password": PASSWORD}
    browser.post("/account/reauthenticate/", proof)
    page = browser.get(ACTIVATE)
    secret = page.context["form"].secret
    body = {"code": shown_code(secret)}
    browser.post(ACTIVATE, body)
    apps = Authenticator.objects.filter(user=learner, type="totp")
    assert apps.exists()
    return secret


def enter_code(browser, code):
    return browser.post("/account/2fa/authenticate/", {"code": code})


def is_signed_in(browser):
    return browser.get("/review/").status_code == 200


def test_code_that_set_up_the_app_signs_nobody_in(learner, secret):
    browser = signed_in_by_password(learner)
    enter_code(browser, shown_code(secret))
    assert not is_signed_in(browser)


def test_spaced_code_that_set_up_the_app_signs_nobody_in(learner, secret):
    browser = signed_in_by_password(learner)
    code = shown_code(secret)
    enter_code(browser, f" {code[:3]} {code[3:]} ")
    assert not is_signed_in(browser)


def test_next_code_signs_in(learner, secret, time_machine):
    time_machine.shift(PERIOD)
    browser = signed_in_by_password(learner)
    enter_code(browser, shown_code(secret))
    assert is_signed_in(browser)


def test_code_signs_in_once(learner, secret, time_machine):
    time_machine.shift(PERIOD)
    enter_code(signed_in_by_password(learner), shown_code(secret))
    second = signed_in_by_password(learner)
    enter_code(second, shown_code(secret))
    assert not is_signed_in(second)
