"""Sending mail about groups: claimed first, then sent, as reminders are.

A mail is stored with the notices that it tells; whoever got them sends it. One that the
server did not take gives its notices back, so that the next run tries again. A run that
is killed in the middle sends nothing twice.
"""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import mail
from django.db import IntegrityError, transaction

from study.groupmail.mail import group_mail
from study.groupmail.meeting_services import tell_of_meetings
from study.groupmail.queries import (
    MailRecipient,
    batches_of_recipients,
    waiting_notices,
)
from study.models import GroupMail, GroupNotice
from study.models.search import TOKEN_BYTES, token_digest
from study.reminders.delivery_services import (
    OutgoingMail,
    SendingCounts,
    open_connection,
    send_claimed,
)

KEPT = timedelta(days=366)


@dataclass(kw_only=True)
class MailClaim:
    """A mail that this run has stored, with the notices that became its own."""

    mail: GroupMail
    recipient: MailRecipient
    notices: list[GroupNotice]
    token: str


def send_group_mails(
    *,
    at: datetime,
    report: Callable[[str, int, int], None],
) -> SendingCounts:
    """Raises MailServerAway; what was sent before that stays sent."""
    counts = SendingCounts()
    forget_old_notices(at)
    tell_of_meetings(at)
    total = waiting_notices(at).values("learner").distinct().count()
    done = 0
    for recipients in batches_of_recipients(at):
        if recipients:
            send_group_batch(recipients, at, counts)
        done += len(recipients)
        report("Mail about groups", done, max(done, total))
    return counts


def forget_old_notices(at: datetime) -> None:
    """Of more than a year ago, with the links in their mails."""
    GroupNotice.objects.filter(created_at__lt=at - KEPT).delete()
    GroupMail.objects.filter(decided_at__lt=at - KEPT).delete()


def send_group_batch(
    recipients: list[MailRecipient],
    at: datetime,
    counts: SendingCounts,
) -> None:
    connection = mail.get_connection()
    open_connection(connection)
    claims = []
    for recipient in recipients:
        claim = claim_mail(recipient, at)
        if claim is not None:
            claims.append(claim)
    # Of a mail that is forgotten the notices are free again.
    send_claimed(
        connection,
        outgoing_group_mails(claims),
        rows=GroupMail.objects.all(),
        claimed_ids={claim.mail.pk for claim in claims},
        counts=counts,
        at=at,
    )


def claim_mail(recipient: MailRecipient, at: datetime) -> MailClaim | None:
    """None when another run was quicker, or the account was deleted just now."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    notice_ids = [notice.pk for notice in recipient.notices]
    try:
        with transaction.atomic():
            stored = GroupMail.objects.create(
                learner=recipient.learner,
                day=recipient.day,
                off_digest=token_digest(token),
                decided_at=at,
            )
            # Asked anew: what was turned off or left meanwhile is not told.
            still_waiting = waiting_notices(at).filter(pk__in=notice_ids)
            free = GroupNotice.objects.filter(
                pk__in=list(still_waiting.values_list("pk", flat=True)),
                mail=None,
            )
            claimed_count = free.update(mail=stored)
            if not claimed_count:
                stored.delete()
                return None
            claimed_ids = set(stored.notices.values_list("pk", flat=True))
            notices = []
            for notice in recipient.notices:
                if notice.pk in claimed_ids:
                    notices.append(notice)
            stored.kinds = sorted({notice.kind for notice in notices})
            stored.save(update_fields=["kinds"])
    except IntegrityError:
        return None
    return MailClaim(
        mail=stored, recipient=recipient, notices=notices, token=token
    )


def outgoing_group_mails(claims: list[MailClaim]) -> Iterator[OutgoingMail]:
    """Each made when its turn has come."""
    for claim in claims:
        learner = claim.recipient.learner
        yield OutgoingMail(
            name=f"Mail about groups to {learner.pk}",
            row_id=claim.mail.pk,
            message=group_mail(learner, claim.notices, claim.token),
        )
