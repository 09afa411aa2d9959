"""The mail itself, and what becomes of it at the mail server."""

import smtplib
from enum import Enum

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse

from study.reminders.queries import Recipient

REFUSED_FOR_GOOD = 500


class Delivery(Enum):
    """What became of a mail.

    POSTPONED: the server did not take it, so that it may be sent again. GIVEN_UP: it
    never will take it, or nobody knows whether it did.
    """

    SENT = "sent"
    POSTPONED = "postponed"
    GIVEN_UP = "given up"


def reminder_mail(
    recipient: Recipient, due_count: int, token: str
) -> EmailMessage:
    off_url = settings.SITE_URL + reverse("turn_off_reminders", args=[token])
    context = {
        "due_count": due_count,
        "hour": recipient.hour,
        "review_url": settings.SITE_URL + reverse("review"),
        "off_url": off_url,
        "site_url": settings.SITE_URL,
    }
    subject = render_to_string("reminders/mail/reminder_subject.txt", context)
    return EmailMessage(
        subject=subject.strip(),
        body=render_to_string("reminders/mail/reminder.txt", context),
        to=[recipient.learner.email],
        headers=headers_of_reminder(off_url),
    )


def headers_of_reminder(off_url: str) -> dict[str, str]:
    """How mail programs offer the way out (RFC 2369), and one click of it (RFC 8058).

    One click is for https alone. RFC 3834 keeps notes of absence from coming back.
    """
    headers = {
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{off_url}>",
    }
    if settings.IS_HTTPS:
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def deliver(
    connection: BaseEmailBackend,
    message: EmailMessage,
) -> tuple[Delivery, str]:
    """What became of the mail, and why; no reason when it was sent."""
    try:
        connection.send_messages([message])
    except OSError as error:
        code = reply_code(error)
        if code is None:
            return Delivery.GIVEN_UP, "the mail server fell silent"
        reason = f"the mail server answered {code}"
        if code >= REFUSED_FOR_GOOD and not is_about_the_site(error):
            return Delivery.GIVEN_UP, reason
        return Delivery.POSTPONED, reason
    return Delivery.SENT, ""


def reply_code(error: OSError) -> int | None:
    """The server's no, three digits; None when it said nothing, so it may be a yes."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        replies = list(error.recipients.values())
        return replies[0][0]
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code
    return None


def is_about_the_site(error: OSError) -> bool:
    """Whether it was our sender that was refused, which somebody will set right."""
    return isinstance(error, smtplib.SMTPSenderRefused)
