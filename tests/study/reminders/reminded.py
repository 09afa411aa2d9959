"""Learners who want reminders, and runs of the command's service."""

from datetime import timedelta

from allauth.account.models import EmailAddress

from study.models import ReminderSetting
from study.reminders.sending_services import send_reminders
from tests.conftest import NOON
from tests.factories import LearnerFactory, QuestionFactory, answer

LONG_AGO = NOON - timedelta(days=30)


def add_reminders(learner, *, is_verified=True, **values):
    """Reminders on at 8:00, to an address that was confirmed unless told otherwise."""
    EmailAddress.objects.create(
        user=learner,
        email=learner.email,
        primary=True,
        verified=is_verified,
    )
    fields = {"is_on": True, "hour": 8, "changed_at": LONG_AGO} | values
    return ReminderSetting.objects.create(learner=learner, **fields)


def make_reminded(question=None, **values):
    """A learner with reminders, and a question that has been due for days."""
    learner = LearnerFactory(**values)
    add_reminders(learner)
    answer(learner, question or QuestionFactory(), at=NOON - timedelta(days=9))
    return learner


def send(at=NOON):
    """One run; nobody watches its progress."""
    return send_reminders(at=at, report=lambda *_: None)
