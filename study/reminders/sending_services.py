"""Sending reminders: each learner's day is stored first, then their mail is sent.

Whoever stored the day sends the mail; of two runs at once that is one. A mail that the
server did not take is forgotten again, so that the next run tries it. A run that is
killed in the middle sends nothing twice: the rest of its batch has no mail that day.
"""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import mail
from django.db import IntegrityError

from study.models import Reminder
from study.models.search import TOKEN_BYTES, token_digest
from study.reminders.delivery_services import (
    OutgoingMail,
    SendingCounts,
    open_connection,
    send_claimed,
)
from study.reminders.mail import reminder_mail
from study.reminders.queries import (
    Recipient,
    batches_of_settings,
    due_today,
    recipients_at,
    wanted_reminders,
)

KEPT = timedelta(days=366)


@dataclass(kw_only=True)
class Claim:
    """A day that this run has stored, and the mail that it will send."""

    reminder: Reminder
    recipient: Recipient
    due_count: int
    token: str


def send_reminders(
    *,
    at: datetime,
    report: Callable[[str, int, int], None],
) -> SendingCounts:
    """Raises MailServerAway; what was sent before that stays sent."""
    counts = SendingCounts()
    forget_old_reminders(at)
    total = wanted_reminders().count()
    done = 0
    for batch in batches_of_settings():
        recipients = recipients_at(batch, at)
        if recipients:
            send_batch(recipients, at, counts)
        done += len(batch)
        report("Reminders", done, max(done, total))
    return counts


def forget_old_reminders(at: datetime) -> None:
    """Days of more than a year ago, with the links in their mails."""
    Reminder.objects.filter(day__lt=at.date() - KEPT).delete()


def send_batch(
    recipients: list[Recipient],
    at: datetime,
    counts: SendingCounts,
) -> None:
    due = due_today([recipient.learner for recipient in recipients], at)
    if not due:
        store_days(recipients, due, at)
        return
    connection = mail.get_connection()
    open_connection(connection)
    claims = store_days(recipients, due, at)
    send_claimed(
        connection,
        outgoing_mails(claims),
        rows=Reminder.objects.all(),
        claimed_ids={claim.reminder.pk for claim in claims},
        counts=counts,
        at=at,
    )


def store_days(
    recipients: list[Recipient],
    due: dict[int, int],
    at: datetime,
) -> list[Claim]:
    """Decides these study days; returns those whose mail is ours to send."""
    claims = {}
    reminders = []
    for recipient in recipients:
        reminder = Reminder(
            learner=recipient.learner,
            day=recipient.day,
            due_count=0,
            decided_at=at,
        )
        reminders.append(reminder)
        due_count = due.get(recipient.learner.pk)
        if due_count:
            token = secrets.token_urlsafe(TOKEN_BYTES)
            reminder.due_count = due_count
            reminder.off_digest = token_digest(token)
            claims[reminder.off_digest] = Claim(
                reminder=reminder,
                recipient=recipient,
                due_count=due_count,
                token=token,
            )
    try:
        Reminder.objects.bulk_create(reminders, ignore_conflicts=True)
    except IntegrityError:
        # An account was deleted just now. The next run asks anew who is there.
        return []
    return stored_claims(claims)


def stored_claims(claims: dict[str, Claim]) -> list[Claim]:
    """Those that no other run stored, of learners who still want their mail."""
    stored = Reminder.objects.filter(
        off_digest__in=claims,
        learner__reminder_setting__is_on=True,
    )
    ours = []
    for reminder in stored.order_by("learner_id"):
        claim = claims[reminder.off_digest]
        claim.reminder = reminder
        ours.append(claim)
    return ours


def outgoing_mails(claims: list[Claim]) -> Iterator[OutgoingMail]:
    """Each made when its turn has come."""
    for claim in claims:
        yield OutgoingMail(
            name=f"Reminder of {claim.recipient.learner.pk}",
            row_id=claim.reminder.pk,
            message=reminder_mail(
                claim.recipient, claim.due_count, claim.token
            ),
        )
