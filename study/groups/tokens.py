"""Links that let people into a group: told once, kept as a digest."""

import secrets

from django.conf import settings
from django.urls import reverse

from study.models.search import TOKEN_BYTES


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def invitation_url(token: str) -> str:
    return settings.SITE_URL + reverse("invitation", args=[token])
