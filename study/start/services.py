"""What was told on the first evening is kept."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from papers.models import Paper
from study.models import Learner, Reading, StudyAim
from study.reading.services import set_reading_status


def save_start(
    *,
    learner: Learner,
    known: Iterable[Paper],
    kind: str,
    path_id: int | None,
    topic_id: int | None,
    minutes: int,
    at: datetime,
) -> StudyAim:
    """The known papers are marked read, the aim takes the place of an earlier one.

    Only what belongs to the kind of aim is kept of path and topic.
    """
    with transaction.atomic():
        learner.lock()
        for paper in known:
            set_reading_status(
                learner=learner,
                paper=paper,
                status=Reading.Status.READ,
                at=at,
            )
        values = {
            "kind": kind,
            "path_id": path_id if kind == StudyAim.Kind.PATH else None,
            "topic_id": topic_id if kind == StudyAim.Kind.TOPIC else None,
            "minutes_a_day": minutes,
            "changed_at": at,
        }
        aim, _ = StudyAim.objects.update_or_create(
            learner=learner, defaults=values
        )
    return aim
