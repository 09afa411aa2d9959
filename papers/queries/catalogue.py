"""The catalogue: which papers, in which order, and how many."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, QuerySet, Sum

from papers.models import Category, Paper, PaperCount
from papers.queries.prepared import Prepared
from papers.topic_tree import TopicTree

PAGE_SIZE = 50
ORDERS = {
    "newest": ("Newest papers first", ("-year", "title", "id")),
    "oldest": ("Oldest papers first", ("year", "title", "id")),
    "title": ("By title", ("title", "id")),
    "added": ("Latest notes first", ("-published_at", "-id")),
}
NOTE_FILTERS = {
    "full": {"note": Paper.Note.FULL},
    "brief": {"note": Paper.Note.BRIEF},
    "none": {"note": Paper.Note.NONE},
}


@dataclass(frozen=True)
class Wanted:
    """A reader's filters; empty strings and None stand for no filter."""

    category: str = ""
    tag: str = ""
    topic: str = ""
    author: str = ""
    first_year: int | None = None
    last_year: int | None = None
    note: str = ""
    order: str = "newest"

    @property
    def is_counted(self) -> bool:
        """Whether the database keeps this number already."""
        return self == replace(
            Wanted(), category=self.category, note=self.note, order=self.order
        )


def papers_wanted(wanted: Wanted, tree: TopicTree | None) -> QuerySet[Paper]:
    """The published papers that fit; tree is needed when a topic is wanted."""
    papers = Paper.objects.published()
    papers = (
        papers.with_note()
        if wanted.note == ""
        else papers.filter(**NOTE_FILTERS.get(wanted.note, {}))
    )
    filters: dict[str, Any] = {
        "category__slug": wanted.category,
        "tags__slug": wanted.tag,
        "authors__slug": wanted.author,
        "year__gte": wanted.first_year,
        "year__lte": wanted.last_year,
    }
    papers = papers.filter(
        **{name: value for name, value in filters.items() if value not in ("", None)}
    )
    if wanted.topic:
        node = tree.node(wanted.topic) if tree else None
        ids = node.subtree_ids if node else []
        papers = papers.filter(
            id__in=Paper.topics.through.objects.filter(topic__in=ids).values("paper")
        )
    return papers.order_by(*ORDERS[wanted.order][1])


def kept_count(wanted: Wanted) -> int:
    """How many papers fit, read off where the database keeps the number; wanted `is_counted`."""
    counts = (
        PaperCount.objects.filter(category__slug=wanted.category)
        if wanted.category
        else PaperCount.objects
    )
    kept = (
        counts.exclude(note="none")
        if wanted.note == ""
        else counts.filter(**NOTE_FILTERS.get(wanted.note, {}))
    )
    return kept.aggregate(total=Sum("papers"))["total"] or 0


def last_page(total: int) -> int:
    """The number of the last page; an empty list has one."""
    return max(1, -(-total // PAGE_SIZE))


def rows_of_page(papers: QuerySet[Paper], number: int) -> QuerySet:
    """The page of that number, from 1, as (slug, stored HTML, mark); the papers bring their `mark`."""
    start = (number - 1) * PAGE_SIZE
    return papers.values_list("slug", "page__row_html", F("mark"))[
        start : start + PAGE_SIZE
    ]


CATEGORIES = Prepared(
    lambda: Category.objects.with_paper_counts().values_list(
        "slug", "name", "paper_count"
    )
)
