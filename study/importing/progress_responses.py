"""A long import tells how far it is: the page grows while its entries are written.

It needs no scripts, and all of it is one transaction: who closes the page in the
middle, or whose connection breaks, finds the preview as it was.
"""

import logging
from collections.abc import Iterator

from django.db import OperationalError
from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from config.http import take_writer_slot
from study.access import LearnerRequest
from study.importing import services
from study.importing.plan import Choices
from study.lists.services import (
    MOST_ENTRIES,
    MOST_LISTS,
    ListIsFull,
    TooManyLists,
)
from study.models import ListImport

# So many are on their list within a second, and their result is shown at once.
LONG_ROWS = 1_000
STEPS_STAND_HERE = "<!-- steps -->"

CONFIRMED_ALREADY = "This was imported already; nothing was added twice."
BUSY = "The site is busy. Nothing was imported; try again in a moment."
CANNOT_IMPORT = (services.ListIsGone, ListIsFull, TooManyLists)
REFUSALS: dict[type[Exception], str] = {
    services.ConfirmedAlready: CONFIRMED_ALREADY,
    services.ListIsGone: "This list was deleted meanwhile. Nothing was imported.",
    ListIsFull: f"A list has room for {MOST_ENTRIES:,} entries, and these would be"
    " more. Nothing was imported.",
    TooManyLists: f"You keep {MOST_LISTS} lists already. Delete one first.",
}
STOPS_SHORT: tuple[type[Exception], ...] = (*REFUSALS, OperationalError)
logger = logging.getLogger(__name__)


def is_long(list_import: ListImport) -> bool:
    return len(list_import.rows) > LONG_ROWS


def stream_import(
    request: LearnerRequest, list_import: ListImport, choices: Choices
) -> StreamingHttpResponse:
    context = {"list_import": list_import}
    page = render_to_string("importing/import_running.html", context, request)
    response = StreamingHttpResponse(
        running_page(request, page, list_import, choices)
    )
    # Else nginx would keep the page back until it is whole.
    response.headers["X-Accel-Buffering"] = "no"
    return response


def running_page(
    request: LearnerRequest,
    page: str,
    list_import: ListImport,
    choices: Choices,
) -> Iterator[str]:
    """The page's head, a part for each step, what came of it, and its end."""
    head, end = page.split(STEPS_STAND_HERE)
    yield head
    steps = services.confirm_in_steps(
        list_import=list_import, choices=choices, at=timezone.now()
    )
    try:
        with take_writer_slot(request):
            for step in steps:
                yield render_step(list_import, step=step)
    except STOPS_SHORT as refusal:
        logger.info("An import stopped short: %s", type(refusal).__name__)
        problem = REFUSALS.get(type(refusal), BUSY)
        yield render_step(list_import, problem=problem)
    yield end


def render_step(
    list_import: ListImport,
    *,
    step: services.ImportStep | None = None,
    problem: str = "",
) -> str:
    context = {"list_import": list_import, "step": step, "problem": problem}
    return render_to_string("importing/partials/import_step.html", context)
