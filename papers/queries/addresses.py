"""Every public address of the library, for search engines."""

import math
from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from papers.models import Category, Paper, ReadingPath, Topic

# The protocol allows 50,000 addresses in one file (sitemaps.org).
PAPERS_A_PART = 20_000
# A path, and when what it shows was changed last, where that is known.
Address = tuple[str, datetime | None]


def part_count() -> int:
    """The sitemap's parts: one for lists and topics, the others for papers."""
    paper_parts = math.ceil(Paper.objects.published().count() / PAPERS_A_PART)
    return 1 + paper_parts


def list_addresses() -> Iterator[Address]:
    for name in ("home", "paper_list", "topic_list", "path_list", "map"):
        yield reverse(name), None
    yield from slug_addresses("category", Category.objects.order_by("position", "id"))
    yield from slug_addresses("topic", Topic.objects.order_by("position", "id"))
    yield from slug_addresses("path", ReadingPath.objects.published())


def slug_addresses(name: str, rows: QuerySet) -> Iterator[Address]:
    for slug in rows.values_list("slug", flat=True):
        yield reverse(name, args=[slug]), None


def paper_addresses(number: int) -> Iterator[Address]:
    """The papers of that part, from 1, with the time of their last change."""
    start = (number - 1) * PAPERS_A_PART
    papers = Paper.objects.published().order_by("pk").values_list("slug", "updated_at")
    for slug, updated_at in papers[start : start + PAPERS_A_PART]:
        yield reverse("paper", args=[slug]), updated_at
