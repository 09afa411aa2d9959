"""A member's secret address of the group's calendar: opened, renewed."""

import secrets
from datetime import datetime

from django.urls import reverse

from study.models import MeetingCalendar, Membership
from study.models.search import TOKEN_BYTES, token_digest


def open_meeting_calendar(
    *,
    membership: Membership,
    at: datetime,
) -> str:
    """A new address, told only this once; an earlier one leads nowhere from now on."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    MeetingCalendar.objects.update_or_create(
        membership=membership,
        defaults={"digest": token_digest(token), "opened_at": at},
    )
    return reverse("meeting_calendar_file", args=[token])
