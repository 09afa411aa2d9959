"""Papers with a reason each, as steps of a path or examples of a trend."""

from collections.abc import Sequence
from typing import Any

from papers.models import Paper, PathStep, TrendExample
from study.models import Learner, Reading
from study.reading.marks import STATUS_LABELS


def step_rows(
    steps: Sequence[PathStep | TrendExample], learner: Learner | None
) -> list[dict[str, Any]]:
    """Steps or examples as the page shows them, each with the learner's mark."""
    statuses: dict[int, str] = {}
    if learner:
        papers = [step.paper_id for step in steps]
        readings = Reading.objects.filter(learner=learner, paper__in=papers)
        statuses = dict(readings.order_by().values_list("paper_id", "status"))
    rows = []
    for number, step in enumerate(steps, start=1):
        status = statuses.get(step.paper_id, "")
        row = {
            "number": number,
            "paper_title": step.paper.title,
            "slug": step.paper.slug,
            "paper_url": step.paper.get_absolute_url(),
            "year": step.paper.year,
            "reason_html": step.reason_html,
            "has_note": step.paper.note != Paper.Note.NONE,
            "status": status,
            "status_label": STATUS_LABELS.get(status, ""),
        }
        rows.append(row)
    return rows
