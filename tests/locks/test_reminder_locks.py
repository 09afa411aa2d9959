"""Two runs of the reminders at once, and an account that is deleted meanwhile."""

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connection

from study.accounts.services import delete_learner
from study.models import Learner, Reminder
from tests.factories import QuestionFactory
from tests.locks.parallel import PATIENCE, at_once
from tests.study.reminders.reminded import make_reminded, send

pytestmark = pytest.mark.django_db(transaction=True)
LEARNER_COUNT = 60


def test_send_reminders_twice_at_once_sends_one_mail_each(mailoutbox):
    """More than one batch, so that the runs also meet in the middle of each other."""
    question = QuestionFactory()
    for _ in range(LEARNER_COUNT):
        make_reminded(question)
    first, second = at_once(send, send)
    assert first.sent + second.sent == LEARNER_COUNT
    receivers = [mail.to[0] for mail in mailoutbox]
    assert len(receivers) == LEARNER_COUNT
    assert len(set(receivers)) == LEARNER_COUNT
    assert Reminder.objects.exclude(sent_at=None).count() == LEARNER_COUNT


class Pause:
    """Holds a connection up before the last step of deleting an account."""

    def __init__(self):
        self.has_come = threading.Event()
        self.may_go_on = threading.Event()

    def __call__(self, execute, sql, parameters, is_many, context):
        if sql.startswith('DELETE FROM "study_learner" '):
            self.has_come.set()
            self.may_go_on.wait(PATIENCE)
        return execute(sql, parameters, is_many, context)


def test_delete_learner_in_two_windows_is_no_error(learner):
    delete = partial(delete_learner, learner=learner)
    assert at_once(delete, delete) == [None, None]
    assert not Learner.objects.exists()


def with_own_connection(action):
    try:
        return action()
    finally:
        connection.close()


def test_delete_learner_while_reminders_are_sent_leaves_nothing(mailoutbox):
    """Their rows are gone already when the run stores a day for them."""
    learner = make_reminded()
    pause = Pause()

    def delete_slowly():
        with connection.execute_wrapper(pause):
            delete_learner(learner=learner)

    def send_meanwhile():
        pause.has_come.wait()
        counts = send()
        pause.may_go_on.set()
        return counts

    with ThreadPoolExecutor(2) as pool:
        deleting = pool.submit(with_own_connection, delete_slowly)
        sending = pool.submit(with_own_connection, send_meanwhile)
        deleting.result()
        assert sending.result().sent == 0
    assert not Learner.objects.exists()
    assert not Reminder.objects.exists()
    assert mailoutbox == []
