"""Choosing the moment from which readers see a paper, or the draft beside its note."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from papers.models import Paper, PlannedPublication
from papers.services.library.revision import lock_revision

# Every process of the site has read of a plan before its moment comes.
SHORTEST_NOTICE = timedelta(minutes=1)
CHANGED_BY_EDITOR = "It was changed by somebody who may not publish."


@transaction.atomic
def plan_publication(
    *, paper: Paper, publish_at: datetime, by: Any
) -> PlannedPublication:
    """Instead of what was planned for it before."""
    lock_revision()
    plan, _ = PlannedPublication.objects.update_or_create(
        paper=paper,
        defaults={
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


def stop_publication_unless_allowed(paper: Paper, by: Any) -> None:
    """What a curator planned is not what somebody else made of it since."""
    if by is not None and by.has_perm("papers.publish_library"):
        return
    plans = PlannedPublication.objects.standing().filter(paper=paper)
    plans.update(problem=CHANGED_BY_EDITOR)
