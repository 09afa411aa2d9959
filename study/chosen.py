"""The papers that a learner has ticked: kept in the session, whatever page they are on.

Their slugs stand in the order of ticking, MOST_CHOSEN at most. What was done with them
last is kept beside them, so that it can be undone where the learner stands.
"""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest

MOST_CHOSEN = 500
SESSION_KEY = "chosen_papers"
# Holds `kind` (status, clear, list), `text`, and what undoing needs: the batch of
# changes, the slugs that were chosen, or a list and the change of it.
UNDO_KEY = "chosen_undo"


def chosen_slugs(request: HttpRequest) -> list[str]:
    return request.session.get(SESSION_KEY, [])


def keep_chosen(request: HttpRequest, slugs: Sequence[str]) -> None:
    """Only a choice that differs is written."""
    kept = list(slugs)[:MOST_CHOSEN]
    if kept == chosen_slugs(request):
        return
    if kept:
        request.session[SESSION_KEY] = kept
    else:
        del request.session[SESSION_KEY]


def merge_choice(
    request: HttpRequest, *, ticked: Sequence[str], shown: Sequence[str]
) -> bool:
    """Take over what a page sends: of the papers that it shows, those are ticked.

    What other pages ticked stays. Whether all fit.
    """
    ticked_here = set(ticked)
    unticked = set(shown) - ticked_here
    merged = [slug for slug in chosen_slugs(request) if slug not in unticked]
    known = set(merged)
    for slug in ticked:
        if slug not in known:
            known.add(slug)
            merged.append(slug)
    keep_chosen(request, merged)
    return len(merged) <= MOST_CHOSEN


def are_the_chosen(request: HttpRequest, slugs: Iterable[str]) -> bool:
    """Whether these papers are those that are ticked."""
    return set(slugs) == set(chosen_slugs(request))


def offer_status_undo(
    request: HttpRequest, *, batch: uuid.UUID, text: str
) -> None:
    request.session[UNDO_KEY] = {
        "kind": "status",
        "batch": batch.hex,
        "text": text,
    }


def offer_clear_undo(
    request: HttpRequest, *, slugs: list[str], text: str
) -> None:
    request.session[UNDO_KEY] = {"kind": "clear", "slugs": slugs, "text": text}


def offer_list_undo(
    request: HttpRequest, *, list_id: int, change_id: int, text: str
) -> None:
    request.session[UNDO_KEY] = {
        "kind": "list",
        "list_id": list_id,
        "change_id": change_id,
        "text": text,
    }


def take_undo(request: HttpRequest) -> dict[str, Any] | None:
    """What is to be undone, once; None when there is nothing."""
    return request.session.pop(UNDO_KEY, None)
