"""A mail about groups: plain text, and nothing that others wrote."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from study.models import GroupNotice, Learner
from study.models.group_mail import NoticeKind
from study.reminders.mail import headers_of_reminder

FORMER_MEMBER = "A former member"
NAMELESS = "Somebody"


def group_mail(
    learner: Learner,
    notices: Sequence[GroupNotice],
    token: str,
) -> EmailMessage:
    """One notice has its own subject line, several are counted."""
    off_url = settings.SITE_URL + reverse("turn_off_group_mail", args=[token])
    context = {
        "notices": [notice_in_mail(notice) for notice in notices],
        "off_url": off_url,
        "settings_url": settings.SITE_URL + reverse("group_mail_settings"),
        "site_url": settings.SITE_URL,
    }
    subject = render_to_string("groupmail/mail/group_mail_subject.txt", context)
    return EmailMessage(
        subject=on_one_line(subject),
        body=render_to_string(
            "groupmail/mail/group_mail.txt", context
        ).lstrip(),
        to=[learner.email],
        headers=headers_of_reminder(off_url),
    )


def notice_in_mail(notice: GroupNotice) -> dict[str, Any]:
    """What the templates tell of it; names and titles on one line each."""
    return {
        "kind": notice.kind,
        "group": on_one_line(notice.group.name),
        "subject": on_one_line(notice.subject),
        "by": on_one_line(name_of_doer(notice)),
        "url": settings.SITE_URL + notice.path,
    }


def name_of_doer(notice: GroupNotice) -> str:
    """Who asks to join is no member yet; all others are named as long as they are."""
    if notice.by is None:
        return FORMER_MEMBER
    is_named = notice.kind == NoticeKind.REQUEST or vars(notice)["by_is_member"]
    if not is_named:
        return FORMER_MEMBER
    return notice.by.display_name or NAMELESS


def on_one_line(text: str) -> str:
    return " ".join(text.split())
