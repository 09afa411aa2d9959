"""The last thing done with chosen papers, kept in the session so that it can be undone.

Session keys are `kind` (status, clear), `text`, and what undoing needs: the batch of
changes, or the slugs that were chosen.
"""

import uuid
from typing import Any

from django.http import HttpRequest

SESSION_KEY = "chosen_undo"


def offer_status_undo(request: HttpRequest, *, batch: uuid.UUID, text: str) -> None:
    request.session[SESSION_KEY] = {
        "kind": "status",
        "batch": batch.hex,
        "text": text,
    }


def offer_clear_undo(request: HttpRequest, *, slugs: list[str], text: str) -> None:
    request.session[SESSION_KEY] = {"kind": "clear", "slugs": slugs, "text": text}


def take_undo(request: HttpRequest) -> dict[str, Any] | None:
    """What is to be undone, once; None when there is nothing."""
    return request.session.pop(SESSION_KEY, None)
