"""What belongs to a paper, a question and so on: its history holds all of it."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from taggit.models import Tag

from papers.fields import HtmlField
from papers.models import (
    Author,
    Authorship,
    Category,
    Choice,
    Collection,
    CollectionEntry,
    Figure,
    Framework,
    KeyPoint,
    Link,
    Outlet,
    Paper,
    PathStep,
    Prompt,
    Question,
    ReadingPath,
    Section,
    Topic,
    Trend,
    TrendExample,
)

# Kept by the site itself: nobody writes them, and nobody puts them back.
OWN_ACCOUNT = frozenset(
    ("owner", "created_at", "updated_at", "revision", "meaning_revision")
)


@dataclass(frozen=True)
class Part:
    """The rows below that go with it.

    name: of the relation. parent: the field that leads up. unique: the fields that no
    two of the rows share.
    """

    name: str
    model: type[models.Model]
    parent: str
    unique: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shape:
    """lists: its relations to many, kept as their numbers. has_tags: kept as names."""

    model: Any
    lists: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    has_tags: bool = False


SHAPES = {
    "paper": Shape(
        Paper,
        lists=("topics",),
        parts=(
            Part("authorships", Authorship, "paper", unique=("author_id",)),
            Part("sections", Section, "paper", unique=("kind",)),
            Part("links", Link, "source", unique=("target_id", "kind")),
        ),
        has_tags=True,
    ),
    "question": Shape(
        Question,
        lists=("papers", "topics"),
        parts=(
            Part("key_points", KeyPoint, "question"),
            Part("choices", Choice, "question"),
        ),
    ),
    "topic": Shape(Topic),
    "category": Shape(Category),
    "readingpath": Shape(
        ReadingPath,
        parts=(Part("steps", PathStep, "path", unique=("paper_id",)),),
    ),
    "collection": Shape(
        Collection,
        parts=(
            Part(
                "entries",
                CollectionEntry,
                "collection",
                unique=("group", "paper_id"),
            ),
        ),
    ),
    "trend": Shape(
        Trend,
        parts=(Part("examples", TrendExample, "trend", unique=("paper_id",)),),
    ),
    "outlet": Shape(Outlet),
    "framework": Shape(
        Framework,
        parts=(Part("prompts", Prompt, "framework", unique=("slug",)),),
    ),
    "figure": Shape(Figure),
    "author": Shape(Author),
    "tag": Shape(Tag),
}


def kept_fields(
    model: Any,
    *,
    without: str = "",
) -> list[models.Field]:
    """The columns that somebody writes; without the one that leads up."""
    fields = []
    for field in model._meta.concrete_fields:
        is_ours = field.name in OWN_ACCOUNT or field.name == without
        is_rendered = isinstance(field, HtmlField)
        if not (field.primary_key or is_ours or is_rendered):
            fields.append(field)
    return fields
