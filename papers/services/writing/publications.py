"""Publishing what was planned for a moment, once the moment has come.

No process has to run for it: the first request after the moment does it
(papers/due_publications.py), and dates it with the moment itself.
"""

import logging
from datetime import datetime
from typing import Any

from django.db import InterfaceError, OperationalError, transaction

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
    DraftLacksTldr,
    NoteChangedMeanwhile,
    draft_of,
    publish_note_draft,
)
from papers.services.writing.planning import (
    NothingToPublish,
    Subject,
    subject_to_publish,
)

NOTE_CHANGED = "The note was changed since the draft was begun."
NOTHING_TO_PUBLISH = "There was nothing to publish any more."
NO_TLDR = "The draft has no TLDR. Write one, then plan it anew."
MAY_NOT_PUBLISH = "Who planned it may not publish any more."
FAILED = (
    "Octavo failed to publish it. Try it by hand; the server's log says more."
)
# The database does not answer, or others write: a plan is not stopped by that.
PASSING = (OperationalError, InterfaceError)
logger = logging.getLogger(__name__)


class NobodyAllowed(Exception):
    """Who planned it is gone, or may not publish any more."""


def next_publication_at() -> datetime | None:
    moments = PlannedPublication.objects.standing()
    return moments.values_list("publish_at", flat=True).first()


def publish_what_is_due(*, at: datetime) -> int:
    """How many there were. What can't be published is stopped, with its reason."""
    due = PlannedPublication.objects.due(at)
    count = 0
    for plan_id in list(due.values_list("pk", flat=True)):
        if publish_or_stop(plan_id=plan_id, at=at):
            count += 1
    return count


@transaction.atomic
def publish_or_stop(*, plan_id: int, at: datetime) -> bool:
    """Whether it was still due: another process may have come first."""
    lock_revision()
    due = PlannedPublication.objects.due(at).filter(pk=plan_id)
    plan = due.select_related("paper", "planned_by").first()
    if plan is None:
        return False
    problem = problem_of_publishing(plan)
    if problem:
        due.update(problem=problem[:LONGEST_PROBLEM])
        logger.warning("Paper %s was not published: %s", plan.paper_id, problem)
    return True


def problem_of_publishing(plan: PlannedPublication) -> str:
    """Why it could not be published, with nothing changed; empty where it was.

    Whatever fails stops this plan alone, so that the others are published.
    """
    problem = ""
    try:
        with transaction.atomic():
            publish_planned(plan)
    except NobodyAllowed:
        problem = MAY_NOT_PUBLISH
    except NothingToPublish:
        problem = NOTHING_TO_PUBLISH
    except NoteChangedMeanwhile:
        problem = NOTE_CHANGED
    except DraftLacksTldr:
        problem = NO_TLDR
    except CannotBeKept as refusal:
        faults = [f"{one.problem}. {one.remedy}." for one in refusal.faults]
        problem = " ".join(faults)
    except PASSING:
        raise
    # Else a fault in one note would keep all others from their moment.
    except Exception:
        logger.exception("Paper %s could not be published.", plan.paper_id)
        problem = FAILED
    return problem


def publish_planned(plan: PlannedPublication) -> None:
    """And the plan is gone.

    Raises NobodyAllowed, NothingToPublish, NoteChangedMeanwhile, DraftLacksTldr or
    CannotBeKept.
    """
    paper = plan.paper
    if not may_still_publish(plan.planned_by):
        raise NobodyAllowed
    if plan.subject != subject_to_publish(paper):
        raise NothingToPublish
    facts: dict[str, Any] = {
        "paper": paper,
        "by": plan.planned_by,
        "at": plan.publish_at,
    }
    draft = draft_of(paper)
    if plan.subject == Subject.DRAFT and draft:
        publish_note_draft(version=draft.version, **facts)
    else:
        publish_paper(**facts)
    plan.delete()


def may_still_publish(planner: Any) -> bool:
    """An account that is deleted, locked or no curator's any more speaks for nobody."""
    if planner is None or not planner.is_active or not planner.is_staff:
        return False
    return bool(planner.has_perm("papers.publish_library"))


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
