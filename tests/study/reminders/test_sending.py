"""One mail a day at the learner's hour when something is due, none otherwise."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext

from papers.models import Question
from study.memory import Rating
from study.models import Learner, Reminder, ReminderSetting
from study.reminders.queries import BATCH_SIZE
from tests.conftest import NOON
from tests.factories import LearnerFactory, QuestionFactory, answer
from tests.study.reminders.reminded import add_reminders, make_reminded, send
from tests.study.review.due_questions import make_due

EIGHT = NOON.replace(hour=8)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

pytestmark = pytest.mark.django_db


def change_setting(learner, **values):
    ReminderSetting.objects.filter(learner=learner).update(**values)


def test_mail_says_what_is_due_and_where(reminded, mailoutbox):
    assert send().sent == 1
    (mail,) = mailoutbox
    assert mail.to == ["grace@example.org"]
    assert mail.subject == "[Octavo] 1 question is due today"
    assert "1 question is due today.\nAnswer it here:" in mail.body
    assert "\nhttp://127.0.0.1:8000/review/\n" in mail.body
    assert mail.message().get_content_type() == "text/plain"


def test_mail_counts_what_the_limit_of_a_day_lets_through(reminded, mailoutbox):
    for days in (20, 30):
        make_due(reminded, NOON, days=days)
    Learner.objects.filter(pk=reminded.pk).update(review_limit=1)
    send()
    (mail,) = mailoutbox
    assert mail.subject == "[Octavo] 1 question is due today"


def test_no_mail_comes_when_the_limit_was_reached_before(reminded, mailoutbox):
    Learner.objects.filter(pk=reminded.pk).update(review_limit=1)
    make_due(reminded, NOON, days=20)
    answer(reminded, Question.objects.first(), at=EIGHT - timedelta(hours=1), seen=1)
    send()
    assert mailoutbox == []


def test_nothing_is_sent_before_the_hour(reminded, mailoutbox):
    send(EIGHT - MINUTE)
    assert mailoutbox == []
    assert not Reminder.objects.exists()
    send(EIGHT)
    assert len(mailoutbox) == 1


def test_late_run_still_sends(reminded, mailoutbox):
    send(NOON.replace(hour=23))
    assert len(mailoutbox) == 1


def test_second_run_of_the_day_sends_nothing(reminded, mailoutbox):
    for minutes in range(0, 60, 5):
        send(EIGHT + minutes * MINUTE)
    assert len(mailoutbox) == 1


def test_each_day_has_its_mail(reminded, mailoutbox):
    for days in range(3):
        send(EIGHT + days * DAY)
    assert len(mailoutbox) == 3
    assert Reminder.objects.exclude(sent_at=None).count() == 3


def test_hour_is_of_the_learners_zone(reminded, mailoutbox):
    Learner.objects.filter(pk=reminded.pk).update(time_zone="Pacific/Auckland")
    send(NOON)  # one in the night there, of a study day whose hour was long ago
    assert Reminder.objects.get().day == date(2026, 3, 10)
    send(NOON.replace(hour=18, minute=59))
    assert len(mailoutbox) == 1
    send(NOON.replace(hour=19))  # eight in the morning there
    assert len(mailoutbox) == 2


def test_learner_who_answered_everything_gets_none(reminded, mailoutbox):
    question = Question.objects.get()
    for seen in (1, 2):
        at = EIGHT - DAY + seen * 15 * MINUTE
        answer(reminded, question, at=at, seen=seen)
    assert send().sent == 0
    assert mailoutbox == []


def test_what_becomes_due_after_the_hour_waits_for_tomorrow(reminded, mailoutbox):
    question = Question.objects.get()
    forgot = {"rating": Rating.AGAIN, "seen": 1}
    answer(reminded, question, at=EIGHT - MINUTE, **forgot)
    send(EIGHT)
    send(NOON)
    assert mailoutbox == []
    send(NOON + DAY)
    assert len(mailoutbox) == 1


def test_retired_question_is_not_due(reminded, mailoutbox):
    Question.objects.update(retired_at=NOON - DAY)
    send()
    assert mailoutbox == []


def test_off_is_the_beginning(db, mailoutbox):
    learner = LearnerFactory()
    EmailAddress.objects.create(
        user=learner, email=learner.email, primary=True, verified=True
    )
    answer(learner, QuestionFactory(), at=NOON - DAY)
    assert not ReminderSetting(learner=learner).is_on
    send()
    assert mailoutbox == []


def test_who_turned_it_off_gets_none(reminded, mailoutbox):
    change_setting(reminded, is_on=False)
    send()
    assert mailoutbox == []


def test_hour_that_was_over_when_it_was_chosen_waits_for_tomorrow(reminded, mailoutbox):
    change_setting(reminded, changed_at=EIGHT + MINUTE)
    send(NOON)
    assert mailoutbox == []
    send(EIGHT + DAY)
    assert len(mailoutbox) == 1


def test_later_hour_that_is_chosen_after_the_mail_brings_no_second(
    reminded, mailoutbox
):
    send(EIGHT)
    change_setting(reminded, hour=10, changed_at=EIGHT + MINUTE)
    send(NOON)
    assert len(mailoutbox) == 1


def test_inactive_learner_gets_none(reminded, mailoutbox):
    Learner.objects.filter(pk=reminded.pk).update(is_active=False)
    send()
    assert mailoutbox == []


@pytest.mark.parametrize(
    "values",
    [{"verified": False}, {"primary": False}, {"email": "other@example.org"}],
    ids=["not confirmed", "not primary", "not the account's"],
)
def test_no_mail_to_an_address_that_is_not_the_confirmed_one(
    reminded, mailoutbox, values
):
    EmailAddress.objects.filter(user=reminded).update(**values)
    send()
    assert mailoutbox == []


def test_second_address_brings_no_second_mail(reminded, mailoutbox):
    EmailAddress.objects.create(
        user=reminded, email="second@example.org", primary=False, verified=True
    )
    send()
    assert [mail.to for mail in mailoutbox] == [["grace@example.org"]]


def test_mail_says_the_number_of_the_review_page(reminded, mailoutbox, sign_in):
    for _ in range(4):
        answer(reminded, QuestionFactory(), at=NOON - 5 * DAY)
    with time_machine.travel(NOON, tick=False):
        page = sign_in(reminded).get("/review/").context
    send(NOON)
    assert page["due_count"] == 5
    assert "5 questions are due today." in mailoutbox[0].body


def test_link_is_stored_as_its_digest_alone(reminded, mailoutbox):
    send()
    token = re.search(r"/reminders/off/([\w-]+)/", mailoutbox[0].body)[1]
    stored = Reminder.objects.values().get()
    assert token not in repr(stored)
    assert len(stored["off_digest"]) == 64


def test_one_click_is_offered_to_mail_programs(reminded, mailoutbox, settings):
    settings.SITE_URL = "https://octavo.example.org"
    settings.IS_HTTPS = True
    send()
    (mail,) = mailoutbox
    url = re.search(r"https://octavo\.example\.org/reminders/off/.+", mail.body)[0]
    headers = mail.message()
    assert headers["List-Unsubscribe"] == f"<{url}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["Auto-Submitted"] == "auto-generated"


def test_one_click_is_not_offered_without_https(reminded, mailoutbox):
    send()
    headers = mailoutbox[0].message()
    assert "http://127.0.0.1:8000/reminders/off/" in headers["List-Unsubscribe"]
    assert "List-Unsubscribe-Post" not in headers


def queries_of_a_run(at):
    with CaptureQueriesContext(connection) as queries:
        send(at)
    return len(queries)


def test_batch_takes_as_many_queries_for_many_as_for_two(db, mailoutbox):
    question = QuestionFactory()
    for _ in range(2):
        make_reminded(question)
    for_two = queries_of_a_run(NOON)
    for _ in range(18):
        make_reminded(question)
    for_many = queries_of_a_run(NOON + DAY)
    assert len(mailoutbox) == 22
    assert for_many == for_two


def test_more_than_a_batch_are_all_reminded_once(db, mailoutbox):
    question = QuestionFactory()
    for _ in range(BATCH_SIZE + 3):
        make_reminded(question)
    add_reminders(LearnerFactory())
    assert send().sent == BATCH_SIZE + 3
    assert send().sent == 0
    receivers = {mail.to[0] for mail in mailoutbox}
    assert len(receivers) == len(mailoutbox) == BATCH_SIZE + 3


def test_days_are_kept_for_a_year(reminded):
    today = NOON.date()
    for days in (1, 365, 366, 367, 800):
        Reminder.objects.create(
            learner=reminded,
            day=today - timedelta(days=days),
            due_count=0,
            decided_at=NOON,
        )
    send()
    days = Reminder.objects.values_list("day", flat=True)
    assert sorted((today - day).days for day in days) == [0, 1, 365, 366]
