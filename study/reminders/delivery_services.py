"""Sending mails that are claimed: what became of each, also when a run is stopped.

Reminders and mail about groups both store what they will send first; whoever stored it
sends it, so that of two runs at once one does.
"""

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import QuerySet

from study.reminders.mail import Delivery, deliver

logger = logging.getLogger(__name__)


class MailServerAway(Exception):
    """The mail server can not be reached, or does not let us in."""


@dataclass
class SendingCounts:
    """How many mails were sent, are tried again, are not tried again that day."""

    sent: int = 0
    postponed: int = 0
    given_up: int = 0


@dataclass(frozen=True, kw_only=True)
class OutgoingMail:
    """name: how the log calls it; row_id: of the row that was stored for it."""

    name: str
    row_id: int
    message: EmailMessage


@dataclass
class BatchResult:
    """Which mails were sent, and which are not tried again, by their rows' ids."""

    sent_ids: set[int] = field(default_factory=set)
    given_up_ids: set[int] = field(default_factory=set)


def open_connection(connection: BaseEmailBackend) -> None:
    try:
        connection.open()
    except OSError as error:
        raise MailServerAway(str(error)) from error


def send_claimed(
    connection: BaseEmailBackend,
    outgoing: Iterable[OutgoingMail],
    *,
    rows: QuerySet,
    claimed_ids: set[int],
    counts: SendingCounts,
    at: datetime,
) -> None:
    """Sends them and stores what became of each, also when it is stopped in between.

    rows: of the model whose rows, claimed_ids, were stored for them; with `sent_at`.
    """
    result = BatchResult()
    try:
        send_outgoing(connection, outgoing, result)
    finally:
        settle_mails(rows, claimed_ids, result, counts, at)
        with suppress(OSError):
            connection.close()


def settle_mails(
    rows: QuerySet,
    claimed_ids: set[int],
    result: BatchResult,
    counts: SendingCounts,
    at: datetime,
) -> None:
    """What was sent says when; what the next run shall try again is forgotten."""
    postponed_ids = claimed_ids - result.sent_ids - result.given_up_ids
    rows.filter(pk__in=result.sent_ids).update(sent_at=at)
    rows.filter(pk__in=postponed_ids).delete()
    counts.sent += len(result.sent_ids)
    counts.given_up += len(result.given_up_ids)
    counts.postponed += len(postponed_ids)


def send_outgoing(
    connection: BaseEmailBackend,
    outgoing: Iterable[OutgoingMail],
    result: BatchResult,
) -> None:
    """Notes in `result` what became of each, also when it is stopped in between."""
    for mail in outgoing:
        open_connection(connection)
        # Until the server has answered, nobody knows whether the mail is out.
        result.given_up_ids.add(mail.row_id)
        delivery, reason = deliver(connection, mail.message)
        if delivery is not Delivery.GIVEN_UP:
            result.given_up_ids.remove(mail.row_id)
        if delivery is Delivery.SENT:
            result.sent_ids.add(mail.row_id)
            continue
        logger.warning("%s %s: %s", mail.name, delivery.value, reason)
        with suppress(OSError):
            connection.close()
