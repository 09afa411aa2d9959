"""What becomes of a mail when the mail server is away, refuses it or falls silent."""

import smtplib
from datetime import timedelta

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError

from study.models import Reminder
from study.reminders.delivery_services import MailServerAway
from tests.conftest import NOON
from tests.factories import QuestionFactory
from tests.study.reminders.reminded import make_reminded, send

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
SECOND = "learner2@example.org"


def refused_receiver(code):
    return smtplib.SMTPRecipientsRefused({SECOND: (code, b"No.")})


class FaultyServer(EmailBackend):
    """Takes every mail but those to SECOND, which end in `fault`."""

    fault = None
    takes_it_first = False

    def send_messages(self, messages):
        is_hit = SECOND in messages[0].to
        if is_hit and self.takes_it_first:
            super().send_messages(messages)
        if is_hit and self.fault:
            raise self.fault
        return super().send_messages(messages)


class AbsentServer(EmailBackend):
    """Nobody answers."""

    def open(self):
        raise ConnectionRefusedError("Connection refused")


@pytest.fixture
def server(settings, monkeypatch):
    """The server of FaultyServer, whose fault a test sets."""
    settings.EMAIL_BACKEND = f"{__name__}.FaultyServer"
    monkeypatch.setattr(FaultyServer, "fault", None)
    monkeypatch.setattr(FaultyServer, "takes_it_first", False)
    return FaultyServer


@pytest.fixture
def three_reminded(db):
    question = QuestionFactory()
    return [
        make_reminded(question, email=f"learner{number}@example.org")
        for number in (1, 2, 3)
    ]


def receivers(mails):
    return [message.to[0] for message in mails]


TRIED_AGAIN = {
    "receiver, for now": refused_receiver(450),
    "text, for now": smtplib.SMTPDataError(451, b"Later."),
    "sender": smtplib.SMTPSenderRefused(550, b"Who?", "octavo@example.org"),
    "sender, for now": smtplib.SMTPSenderRefused(421, b"Full.", "octavo@example.org"),
}
GIVEN_UP = {
    "receiver, for good": refused_receiver(550),
    "text, for good": smtplib.SMTPDataError(554, b"Never."),
    "silence": smtplib.SMTPServerDisconnected("Connection unexpectedly closed"),
    "time is up": TimeoutError("timed out"),
}


@pytest.mark.parametrize("fault", TRIED_AGAIN.values(), ids=TRIED_AGAIN)
def test_mail_that_was_not_taken_is_sent_by_the_next_run(
    three_reminded, server, fault, mailoutbox
):
    server.fault = fault
    counts = send()
    assert counts.sent == 2
    assert counts.postponed == 1
    assert SECOND not in receivers(mailoutbox)
    server.fault = None
    assert send().sent == 1
    assert sorted(receivers(mailoutbox)) == [
        learner.email for learner in three_reminded
    ]


@pytest.mark.parametrize("fault", GIVEN_UP.values(), ids=GIVEN_UP)
def test_mail_that_is_hopeless_or_unclear_is_not_sent_again_that_day(
    three_reminded, server, fault, mailoutbox
):
    server.fault = fault
    counts = send()
    assert counts.sent == 2
    assert counts.given_up == 1
    server.fault = None
    assert send(NOON + HOUR).sent == 0
    assert SECOND not in receivers(mailoutbox)
    assert Reminder.objects.filter(sent_at=None).count() == 1
    assert send(NOON + 24 * HOUR).sent == 3


def test_mail_that_was_taken_before_the_silence_is_not_sent_twice(
    three_reminded, server, mailoutbox
):
    server.fault = TimeoutError("timed out")
    server.takes_it_first = True
    send()
    server.fault = None
    send(NOON + HOUR)
    assert receivers(mailoutbox).count(SECOND) == 1


def test_server_that_is_away_costs_nobody_their_mail(
    three_reminded, settings, mailoutbox
):
    usual = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.AbsentServer"
    with pytest.raises(MailServerAway):
        send()
    assert not Reminder.objects.exists()
    settings.EMAIL_BACKEND = usual
    assert send().sent == 3


def test_run_that_is_stopped_leaves_the_rest_to_the_next(
    three_reminded, server, mailoutbox
):
    """Ctrl-C in the middle of the second mail: nobody knows about that one."""
    server.fault = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        send()
    assert receivers(mailoutbox) == ["learner1@example.org"]
    server.fault = None
    send()
    assert receivers(mailoutbox) == ["learner1@example.org", "learner3@example.org"]


def test_run_that_is_killed_sends_nothing_twice(
    three_reminded, monkeypatch, mailoutbox
):
    """The days are stored, and nothing after that was."""
    with monkeypatch.context() as killed:
        settling = "study.reminders.delivery_services.settle_mails"
        killed.setattr(settling, lambda *_, **__: None)
        send()
    assert len(mailoutbox) == 3
    send(NOON + HOUR)
    assert len(mailoutbox) == 3


def test_account_deleted_meanwhile_costs_the_others_nothing(
    three_reminded, monkeypatch, mailoutbox
):
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Reminder.objects, "bulk_create", refuse)
        assert send().sent == 0
    assert send().sent == 3


def refuse(*_, **__):
    raise IntegrityError("violates foreign key constraint")


def test_log_tells_number_and_answer_but_no_address(three_reminded, server, caplog):
    server.fault = refused_receiver(550)
    send()
    (record,) = caplog.records
    assert "550" in record.getMessage()
    assert str(three_reminded[1].pk) in record.getMessage()
    assert "@" not in record.getMessage()
