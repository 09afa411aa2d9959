"""Writing one entry into the database."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from papers.libraryfiles import FigureFile, PathFile
from papers.models import (
    Category,
    Figure,
    PathStep,
    ReadingPath,
)
from papers.services.library.collections import save_collection
from papers.services.library.frameworks import save_framework
from papers.services.library.named import papers_named
from papers.services.library.notes import save_note
from papers.services.library.plan import Placed
from papers.services.library.questions import save_question
from papers.services.library.topics import save_topic
from papers.services.library.trends import save_outlet, save_trend


def save_category(placed: Placed, at: datetime) -> None:
    entry = placed.entry
    values = {
        "name": entry.name,
        "description": entry.description,
        "position": placed.position,
    }
    Category.objects.update_or_create(slug=entry.slug, defaults=values)


def save_figure(entry: FigureFile, at: datetime) -> None:
    values = {"svg": entry.svg}
    Figure.objects.update_or_create(name=entry.name, defaults=values)


def save_path(entry: PathFile, at: datetime) -> None:
    values = {
        "title": entry.title,
        "description": entry.description,
        "introduction": entry.introduction,
        "status": entry.status,
        "written_by": entry.written_by,
        "is_machine_helped": bool(entry.machine_helped),
        "written_on": entry.written_on,
    }
    path, _ = ReadingPath.objects.update_or_create(
        slug=entry.slug, defaults=values
    )
    paper_ids = papers_named(step.paper for step in entry.steps)
    # By paper: two that a curator made one are one step.
    steps: dict[int, PathStep] = {}
    for position, step in enumerate(entry.steps, start=1):
        paper_id = paper_ids.get(step.paper)
        if paper_id is not None and paper_id not in steps:
            steps[paper_id] = PathStep(
                path=path,
                paper_id=paper_id,
                position=position,
                reason=step.reason,
            )
    path.steps.all().delete()
    PathStep.objects.bulk_create(steps.values())


Saver = Callable[[Any, datetime], None]
# By kind of entry. All take the time, whether they need it or not.
SAVERS: dict[str, Saver] = {
    "category": save_category,
    "topic": save_topic,
    "figure": save_figure,
    "note": save_note,
    "question": save_question,
    "path": save_path,
    "collection": save_collection,
    "framework": save_framework,
    "trend": save_trend,
    "outlet": save_outlet,
}
