"""Choosing the moment from which readers see a paper, or the draft beside its note."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from papers.models import NoteDraft, Paper, PlannedPublication
from papers.services.library.revision import lock_revision

# Every process of the site has read of a plan before its moment comes.
SHORTEST_NOTICE = timedelta(minutes=1)
CHANGED_BY_EDITOR = "It was changed by somebody who may not publish."
Subject = PlannedPublication.Subject


class NothingToPublish(Exception):
    """The paper was withdrawn, or published with no draft beside it."""


def subject_to_publish(paper: Paper) -> Subject | None:
    """What readers do not see yet: the paper, or the draft beside its note."""
    if paper.is_unfinished:
        return Subject.PAPER
    drafts = NoteDraft.objects.standing().filter(paper=paper)
    if paper.is_published and drafts.exists():
        return Subject.DRAFT
    return None


@transaction.atomic
def plan_publication(
    *, paper: Paper, publish_at: datetime, by: Any
) -> PlannedPublication:
    """Instead of what was planned for it before. Raises NothingToPublish."""
    lock_revision()
    paper.refresh_from_db()
    subject = subject_to_publish(paper)
    if subject is None:
        raise NothingToPublish
    plan, _ = PlannedPublication.objects.update_or_create(
        paper=paper,
        defaults={
            "subject": subject,
            "publish_at": publish_at,
            "planned_by": by,
            "problem": "",
        },
    )
    return plan


@transaction.atomic
def forget_publication(*, paper: Paper) -> None:
    lock_revision()
    PlannedPublication.objects.filter(paper=paper).delete()


def forget_plan_of_draft(paper: Paper) -> None:
    """Published or thrown away: what was planned for the paper itself stands."""
    plans = PlannedPublication.objects.filter(paper=paper)
    plans.filter(subject=Subject.DRAFT).delete()


def settle_plan(paper: Paper, *, by: Any) -> None:
    """After somebody saved the paper: whether what was planned for it still holds.

    A paper that was withdrawn or published by hand waits for another thing now, or for
    none, and nobody planned that.
    """
    stop_publication_unless_allowed(paper, by)
    plans = PlannedPublication.objects.filter(paper=paper)
    plans.exclude(subject=subject_to_publish(paper) or "").delete()


def stop_publication_unless_allowed(paper: Paper, by: Any) -> None:
    """What a curator planned is not what somebody else made of it since."""
    if by is not None and by.has_perm("papers.publish_library"):
        return
    plans = PlannedPublication.objects.standing().filter(paper=paper)
    plans.update(problem=CHANGED_BY_EDITOR)
