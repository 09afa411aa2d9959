"""Every public address of the library, for search engines."""

import math
from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from papers.models import (
    Category,
    Collection,
    Paper,
    ReadingPath,
    Topic,
    Trend,
)

# The protocol allows 50,000 addresses in one file (sitemaps.org).
PAPERS_A_PART = 20_000
# A path, and when what it shows was changed last, where that is known.
Address = tuple[str, datetime | None]
LIST_NAMES = (
    "home",
    "paper_list",
    "topic_list",
    "path_list",
    "collection_list",
    "trend_list",
    "outlet_list",
    "map",
    "public_list_list",
)


def part_count() -> int:
    """The sitemap's parts: one for lists and topics, the others for papers."""
    paper_count = Paper.objects.published().count()
    paper_parts = math.ceil(paper_count / PAPERS_A_PART)
    return 1 + paper_parts


def list_addresses() -> Iterator[Address]:
    for name in LIST_NAMES:
        yield reverse(name), None
    categories = Category.objects.order_by("position", "id")
    topics = Topic.objects.order_by("position", "id")
    paths = ReadingPath.objects.published()
    yield from slug_addresses("category", categories)
    yield from slug_addresses("topic", topics)
    collections = Collection.objects.published()
    yield from slug_addresses("path", paths)
    yield from slug_addresses("collection", collections)
    yield from slug_addresses("trend", Trend.objects.published())


def slug_addresses(name: str, rows: QuerySet) -> Iterator[Address]:
    for slug in rows.values_list("slug", flat=True):
        yield reverse(name, args=[slug]), None


def paper_addresses(number: int) -> Iterator[Address]:
    """The papers of that part, from 1, with the time of their last change."""
    start = (number - 1) * PAPERS_A_PART
    end = start + PAPERS_A_PART
    papers = Paper.objects.published().order_by("pk")
    rows = papers.values_list("slug", "updated_at")
    for slug, updated_at in rows[start:end]:
        path = reverse("paper", args=[slug])
        yield path, updated_at
