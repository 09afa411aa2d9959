"""A long import tells how far it is: the page grows while its rows are written.

It needs no scripts, and all of it is one transaction: who closes the page in the
middle, or whose connection breaks, finds the preview as it was (docs/decisions/0042).
"""

import logging
from collections.abc import Iterator
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from config.http import take_writer_slot
from papers.admin.kept import sentence_of_fault
from papers.documents.opml import NotReadable
from papers.libraryfiles import CannotBeKept
from papers.libraryfiles.command import count_text
from papers.models import DocumentImport
from papers.services.documents.bibliography_plan import BibliographyPlan
from papers.services.documents.importing import (
    Done,
    ImportStep,
    IsNoLongerWaiting,
    import_in_steps,
)
from papers.services.documents.index_plan import IndexPlan
from papers.services.documents.note_plan import NotePlan
from papers.services.documents.preview import Plan
from papers.services.documents.question_plan import QuestionPlan

# In characters: what is shorter is imported within two seconds.
LONG_TEXT = 100_000
STEPS_STAND_HERE = "<!-- steps -->"
MOST_FAULTS = 8
MEANWHILE = "It was imported or undone meanwhile."
BUSY = "The site is busy. Nothing was imported; try again in a moment."
STOPS = (NotReadable, IsNoLongerWaiting, CannotBeKept, OperationalError)
logger = logging.getLogger(__name__)


def is_long(document: DocumentImport) -> bool:
    return len(document.text) > LONG_TEXT


def stream_import(
    request: HttpRequest, document: DocumentImport, context: dict[str, Any]
) -> StreamingHttpResponse:
    template = "admin/papers/documentimport/running.html"
    context |= {"document": document}
    page = render_to_string(template, context, request)
    response = StreamingHttpResponse(running_page(request, page, document))
    # Else nginx would keep the page back until it is whole.
    response.headers["X-Accel-Buffering"] = "no"
    return response


def running_page(
    request: HttpRequest, page: str, document: DocumentImport
) -> Iterator[str]:
    """The page's head, a line for each step, what came of it, and its end."""
    head, end = page.split(STEPS_STAND_HERE)
    yield head
    steps = import_in_steps(
        document=document, by=request.user, at=timezone.now()
    )
    try:
        with take_writer_slot(request):
            for step in steps:
                yield format_html("<li>{}</li>\n", sentence_of_step(step))
    except STOPS as refusal:
        logger.info("An import stopped: %s", type(refusal).__name__)
        sentences = [(sentence,) for sentence in sentences_of_refusal(refusal)]
        yield format_html_join("\n", "<li>{}</li>", sentences)
        yield format_html("<li>{}</li>", "Nothing was imported.")
    yield end


def sentences_of_refusal(refusal: Exception) -> list[str]:
    if isinstance(refusal, CannotBeKept):
        return [sentence_of_fault(one) for one in refusal.faults[:MOST_FAULTS]]
    if isinstance(refusal, IsNoLongerWaiting):
        return [MEANWHILE]
    return [BUSY if isinstance(refusal, OperationalError) else str(refusal)]


def sentence_of_step(step: ImportStep) -> str:
    if step.done is Done.READ:
        new_count, left_count = len(step.plan.new), len(step.plan.left)
        return (
            f"Read and compared: {new_count} new, {left_count} there already."
        )
    if step.done is Done.WRITTEN:
        return "Written; now it is checked against the rules of the library."
    if step.done is Done.CHECKED:
        return "Checked."
    return sentence_of_import(step.plan)


def sentence_of_import(plan: Plan) -> str:
    if isinstance(plan, QuestionPlan):
        new = count_text(len(plan.new), "new question")
        return f"Imported: {new}, which wait as drafts."
    if isinstance(plan, BibliographyPlan):
        new = count_text(len(plan.new), "new paper")
        return f"Imported: {new}, which wait as drafts."
    if isinstance(plan, NotePlan):
        new = count_text(len(plan.new), "draft")
        return f"Imported: {new}, which stand beside the notes."
    if isinstance(plan, IndexPlan):
        new = count_text(len(plan.new), "listed paper")
        drafts = count_text(len(plan.drafts), "draft")
        return (
            f"Imported: {new} into “{plan.collection}”, {drafts} beside notes."
        )
    new = count_text(len(plan.new), "new topic")
    return f"Imported: {new}, {len(plan.changed)} changed."
