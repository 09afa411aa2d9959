"""What the owner of the access matrix's world has, for addresses that point at it."""

from datetime import datetime, timedelta
from typing import Any

from study.models import Comeback, Learner, Postponement


def things_of(owner: Learner) -> dict[str, Any]:
    """One thing of each kind, found while it is there."""
    return {
        "ready_plan": owner.ready_plans.get(),
        "read_through": owner.read_throughs.earliest("pk"),
        "reading_plan": owner.reading_plans.earliest("pk"),
        "routine": owner.routines.earliest("pk"),
        "highlight": owner.highlights.get(),
        "holiday": owner.holidays.get(),
    }


def make_comeback(learner: Learner, at: datetime) -> None:
    """A plan on its way that has moved one question."""
    today = at.date()
    comeback = Comeback.objects.create(
        learner=learner,
        started_at=at,
        started_on=today,
        away_since=today - timedelta(days=20),
        ends_on=today + timedelta(days=8),
        pace=25,
    )
    card = learner.cards.order_by("pk").first()
    Postponement.objects.create(
        comeback=comeback,
        card=card,
        last_reviewed_at=card.last_reviewed_at,
        former_due_at=card.due_at,
        due_at=card.due_at,
    )
