"""The catalogue: which papers, in which order, and how many."""

from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    Count,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
    When,
)
from django.db.models.functions import Coalesce

from papers.models import Category, Paper, PaperCount, Question
from papers.models.question import question_is_on_page
from papers.topic_tree import TopicTree

PAGE_SIZE = 20
# Of titles without summaries.
DENSE_PAGE_SIZE = 36
NOTE_CONDITIONS = {
    "full": {"note": Paper.Note.FULL},
    "brief": {"note": Paper.Note.BRIEF},
    "none": {"note": Paper.Note.NONE},
}
# Rows of (slug, name, kind of note, number of papers), the categories in order.
COUNTS_BY_NOTE = Category.objects.order_by(
    "position", "name", "paper_counts__note"
).values_list("slug", "name", "paper_counts__note", "paper_counts__papers")
# Built once and narrowed for each request; nothing is asked of the database here.
WITH_NOTE = Paper.objects.published().with_note()
QUESTION_COUNTS = (
    Question.papers.through.objects.filter(
        question_is_on_page("question", "paper")
    )
    .order_by()
    .values_list("paper__slug")
    .annotate(Count("question"))
)
# Of the paper of an outer query.
QUESTION_COUNT = Subquery(
    Question.papers.through.objects.filter(
        question_is_on_page("question", "paper"), paper=OuterRef("pk")
    )
    .order_by()
    .values("paper")
    .values_list(Count("question"))
)
# How many papers lead to a paper, and how many questions ask of it. The library alone
# tells it: what learners study stays with them.
IMPORTANCE = Coalesce(F("page__link_count"), 0) + Coalesce(QUESTION_COUNT, 0)
ORDERS = {
    "newest": ("Newest papers first", ("-year", "title", "id")),
    "oldest": ("Oldest papers first", ("year", "title", "id")),
    "important": (
        "Most important papers first",
        (IMPORTANCE.desc(), "-year", "title", "id"),
    ),
    "linked": (
        "Most linked papers first",
        ("-page__link_count", "-page__paper"),
    ),
    "title": ("By title", ("title", "id")),
    "added": ("Latest notes first", ("-published_at", "-id")),
}


@dataclass(frozen=True)
class PaperFilters:
    """What a reader asks of the catalogue; an empty text and None are no filter.

    Category, tag, topic and author are slugs; both years belong to the span. An empty
    note stands for papers with a note, "all" for every paper.
    """

    category: str = ""
    tag: str = ""
    topic: str = ""
    author: str = ""
    first_year: int | None = None
    last_year: int | None = None
    note: str = ""
    order: str = "newest"

    @property
    def has_stored_count(self) -> bool:
        """Whether the database keeps the number of these papers already."""
        only_stored = PaperFilters(
            category=self.category, note=self.note, order=self.order
        )
        return self == only_stored


def filter_papers(
    filters: PaperFilters, tree: TopicTree | None
) -> QuerySet[Paper]:
    """The published papers that fit, in order; a topic needs the tree."""
    papers = WITH_NOTE if filters.note == "" else Paper.objects.published()
    conditions: dict[str, Any] = {
        "category__slug": filters.category,
        "tags__slug": filters.tag,
        "authors__slug": filters.author,
        "year__gte": filters.first_year,
        "year__lte": filters.last_year,
    }
    wanted = {
        name: value
        for name, value in conditions.items()
        if value not in ("", None)
    }
    wanted |= NOTE_CONDITIONS.get(filters.note, {})
    if wanted:
        papers = papers.filter(**wanted)
    if filters.topic:
        papers = papers.filter(id__in=ids_under_topic(filters.topic, tree))
    _, columns = ORDERS[filters.order]
    return papers.order_by(*columns)


def important_first(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    """Full notes first, then what matters most; of equals the newest."""
    full_first = Case(When(note=Paper.Note.FULL, then=0), default=1)
    return papers.order_by(
        full_first, IMPORTANCE.desc(), "-year", "title", "id"
    )


def ids_under_topic(slug: str, tree: TopicTree | None) -> QuerySet:
    """The papers of a topic and of all below it; none for an unknown topic."""
    node = tree.node(slug) if tree else None
    topics = node.subtree_ids if node else []
    return Paper.topics.through.objects.filter(topic__in=topics).values("paper")


def stored_count(filters: PaperFilters) -> int:
    """How many papers fit, as the database keeps it for category and note."""
    counts = PaperCount.objects.all()
    if filters.category:
        counts = counts.filter(category__slug=filters.category)
    if filters.note == "":
        counts = counts.exclude(note=Paper.Note.NONE)
    else:
        counts = counts.filter(**NOTE_CONDITIONS.get(filters.note, {}))
    return counts.aggregate(total=Sum("papers"))["total"] or 0


def category_counts() -> list[tuple[str, str, int]]:
    """The categories in order as (slug, name, number of papers with a note)."""
    counts: dict[tuple[str, str], int] = {}
    for slug, name, note, papers in COUNTS_BY_NOTE.all():
        has_note = note is not None and note != Paper.Note.NONE
        counts.setdefault((slug, name), 0)
        if has_note:
            counts[slug, name] += papers
    return [(slug, name, count) for (slug, name), count in counts.items()]


def last_page(total: int, size: int = PAGE_SIZE) -> int:
    """The number of the last page; an empty list has one."""
    return max(1, -(-total // size))


def rows_of_page(
    rows: QuerySet, number: int, size: int = PAGE_SIZE
) -> QuerySet:
    """Page `number`, from 1."""
    start = (number - 1) * size
    return rows[start : start + size]


def question_counts(slugs: list[str]) -> dict[str, int]:
    """How many questions the page of each of these papers lists."""
    return dict(QUESTION_COUNTS.filter(paper__slug__in=slugs))
