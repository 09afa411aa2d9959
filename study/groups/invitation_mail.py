"""The mail that brings an invitation: plain text, once, with nothing else in it."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from study.groups.tokens import invitation_url
from study.models import Membership

logger = logging.getLogger(__name__)


def send_invitation(by: Membership, email: str, token: str, days: int) -> bool:
    """Whether the mail server took it."""
    message = invitation_mail(by, email, token, days)
    try:
        message.send()
    except OSError as error:
        logger.warning("An invitation was not sent: %s", type(error).__name__)
        return False
    return True


def invitation_mail(
    by: Membership, email: str, token: str, days: int
) -> EmailMessage:
    context = {
        "inviter_name": one_line(by.learner.display_name) or "Somebody",
        "group_name": one_line(by.group.name),
        "invitation_url": invitation_url(token),
        "days": days,
        "site_url": settings.SITE_URL,
    }
    subject = render_to_string("groups/mail/invitation_subject.txt", context)
    return EmailMessage(
        subject=one_line(subject),
        body=render_to_string("groups/mail/invitation.txt", context),
        to=[email],
        headers={"Auto-Submitted": "auto-generated"},
    )


def one_line(text: str) -> str:
    """Without what would begin a header, or a line of the mail, of its own."""
    return " ".join(text.split())
