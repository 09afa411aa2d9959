"""Publishing what was planned for a moment, once the moment has come.

No process has to run for it: the first request after the moment does it
(papers/due_publications.py), and dates it with the moment itself.
"""

import logging
from datetime import datetime
from typing import Any

from django.db import transaction

from papers.libraryfiles import CannotBeKept
from papers.models import LibraryChange, Paper, PlannedPublication
from papers.models.planned_publication import LONGEST_PROBLEM
from papers.services.history.recording import ChangeRecorder
from papers.services.library.keeping import (
    LibraryWatch,
    known_names,
    note_part,
)
from papers.services.library.revision import bump_revision, lock_revision
from papers.services.page_cache import render_pages, with_neighbours
from papers.services.publishing import date_publication
from papers.services.writing.drafts import (
    NoteChangedMeanwhile,
    draft_of,
    publish_note_draft,
)
from papers.services.writing.planning import stop_publication_unless_allowed

NOTE_CHANGED = "The note was changed since the draft was begun."
NOTHING_TO_PUBLISH = "There was nothing to publish any more."
logger = logging.getLogger(__name__)


class NothingToPublish(Exception):
    """The paper was withdrawn, or published with no draft beside it."""


def has_something_to_publish(paper: Paper) -> bool:
    """It is not published yet, or has a draft beside it."""
    if paper.is_unfinished:
        return True
    return paper.is_published and draft_of(paper) is not None


def settle_plan(paper: Paper, *, by: Any) -> None:
    """After somebody saved the paper: whether what was planned for it still holds."""
    stop_publication_unless_allowed(paper, by)
    plans = PlannedPublication.objects.filter(paper=paper)
    if plans.exists() and not has_something_to_publish(paper):
        plans.delete()


def next_publication_at() -> datetime | None:
    moments = PlannedPublication.objects.standing()
    return moments.values_list("publish_at", flat=True).first()


def publish_what_is_due(*, at: datetime) -> int:
    """How many there were. What can't be published is stopped, with its reason."""
    count = 0
    with transaction.atomic():
        lock_revision()
        due = PlannedPublication.objects.due(at)
        for plan in due.select_related("paper", "planned_by"):
            publish_or_stop(plan)
            count += 1
    return count


def publish_or_stop(plan: PlannedPublication) -> None:
    problem = ""
    try:
        with transaction.atomic():
            publish_planned(plan)
            plan.delete()
    except NothingToPublish:
        problem = NOTHING_TO_PUBLISH
    except NoteChangedMeanwhile:
        problem = NOTE_CHANGED
    except CannotBeKept as refusal:
        faults = [f"{one.problem}. {one.remedy}." for one in refusal.faults]
        problem = " ".join(faults)
    if problem:
        stored = PlannedPublication.objects.filter(paper=plan.paper_id)
        stored.update(problem=problem[:LONGEST_PROBLEM])
        logger.warning("Paper %s was not published: %s", plan.paper_id, problem)


def publish_planned(plan: PlannedPublication) -> None:
    """Raises NothingToPublish, NoteChangedMeanwhile or CannotBeKept."""
    paper = plan.paper
    moment = plan.publish_at
    draft = draft_of(paper)
    if paper.is_unfinished:
        publish_paper(paper=paper, by=plan.planned_by, at=moment)
    elif paper.is_published and draft:
        publish_note_draft(
            paper=paper, version=draft.version, by=plan.planned_by, at=moment
        )
    else:
        raise NothingToPublish


def publish_paper(*, paper: Paper, by: Any, at: datetime) -> None:
    """Raises CannotBeKept, with nothing changed."""
    watch = LibraryWatch(known_names())
    watch.add({note_part(paper.pk)})
    recorder = ChangeRecorder(LibraryChange.Origin.ADMIN, by, at)
    recorder.watch(LibraryChange.Kind.PAPER, [paper.pk])
    paper.status = Paper.Status.PUBLISHED
    date_publication(paper, at=at)
    paper.save()
    watch.refuse_new_faults()
    recorder.finish()
    for _ in render_pages(with_neighbours([paper.pk])):
        pass
    bump_revision()
