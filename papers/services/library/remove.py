"""Taking one entry out of the database, so that what learners did with it stays."""

from collections.abc import Callable
from datetime import datetime

from papers.models import (
    Category,
    Collection,
    Figure,
    Framework,
    Paper,
    Question,
    ReadingPath,
    Topic,
)
from papers.services.library.trends import remove_outlet, remove_trend


def remove_topic(slug: str, at: datetime) -> None:
    """The branches below move up to the parent: a curator's do not go with it."""
    topic = Topic.objects.get(slug=slug)
    Topic.objects.filter(parent=topic).update(parent=topic.parent)
    topic.delete()


def remove_category(slug: str, at: datetime) -> None:
    """An empty category goes; one that still has papers stays until they have moved."""
    Category.objects.filter(slug=slug, papers=None).delete()


def remove_figure(name: str, at: datetime) -> None:
    Figure.objects.filter(name=name).delete()


def retire_paper(slug: str, at: datetime) -> None:
    papers = Paper.objects.library().filter(slug=slug)
    papers.update(status=Paper.Status.RETIRED)


def retire_question(slug: str, at: datetime) -> None:
    Question.objects.filter(slug=slug).update(retired_at=at)


def remove_path(slug: str, at: datetime) -> None:
    ReadingPath.objects.filter(slug=slug).delete()


def remove_collection(slug: str, at: datetime) -> None:
    Collection.objects.filter(slug=slug).delete()


def remove_framework(slug: str, at: datetime) -> None:
    Framework.objects.filter(slug=slug).delete()


# By kind of entry. All take the time, whether they need it or not.
REMOVERS: dict[str, Callable[[str, datetime], None]] = {
    "category": remove_category,
    "topic": remove_topic,
    "figure": remove_figure,
    "note": retire_paper,
    "question": retire_question,
    "path": remove_path,
    "collection": remove_collection,
    "framework": remove_framework,
    "trend": remove_trend,
    "outlet": remove_outlet,
}
