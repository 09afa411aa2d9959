"""The secret address of a learner's calendar: opened, renewed, closed."""

import secrets
from datetime import datetime

from django.urls import reverse

from study.models import Learner, PlanCalendar
from study.models.search import TOKEN_BYTES, token_digest


def open_calendar(*, learner: Learner, at: datetime) -> str:
    """A new address, told only this once; an earlier one leads nowhere from now on."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    PlanCalendar.objects.update_or_create(
        learner=learner,
        defaults={"digest": token_digest(token), "opened_at": at},
    )
    return reverse("plan_calendar_file", args=[token])
