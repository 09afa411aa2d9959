"""`manage.py send_reminders`, as cron sees it."""

import smtplib
from io import StringIO

import pytest
import time_machine
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command

from tests.conftest import NOON

pytestmark = pytest.mark.django_db


class RefusingServer(EmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPDataError(451, b"Later.")


class AbsentServer(EmailBackend):
    def open(self):
        raise ConnectionRefusedError("Connection refused")


@pytest.fixture(autouse=True)
def with_mail(settings):
    settings.HAS_MAIL = True


def run():
    said = StringIO()
    with time_machine.travel(NOON, tick=False):
        call_command("send_reminders", stdout=said)
    return said.getvalue()


def test_command_says_how_many_it_sent(reminded, mailoutbox):
    assert run() == "Reminders sent: 1.\n"
    assert run() == "Reminders sent: 0.\n"
    assert len(mailoutbox) == 1


def test_site_without_mail_is_told(reminded, settings, mailoutbox):
    settings.HAS_MAIL = False
    with pytest.raises(CommandError, match="EMAIL_URL names no mail server") as error:
        run()
    assert error.value.returncode == 1
    assert mailoutbox == []


def test_server_that_is_away_is_named(reminded, settings):
    settings.EMAIL_BACKEND = f"{__name__}.AbsentServer"
    with pytest.raises(CommandError, match="does not answer: Connection refused"):
        run()


def test_refused_mails_are_counted_and_the_run_fails(reminded, settings):
    settings.EMAIL_BACKEND = f"{__name__}.RefusingServer"
    with pytest.raises(CommandError, match="tried again at the next run: 1"):
        run()
