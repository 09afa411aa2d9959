"""A learner's own passages: on one note, or all of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from study.models import Highlight, Learner
from study.models.highlight import HighlightQuerySet
from study.review.withdrawn import titles_as_published

PER_PAGE = 50
# Of those that can be brought back; the last ones.
MOST_DELETED = 10


def standing_highlights(learner: Learner) -> HighlightQuerySet:
    own: HighlightQuerySet = Highlight.objects.filter(learner=learner)
    return own.standing()


def highlights_on_note(
    learner: Learner, paper_id: int, at: Any
) -> list[Highlight]:
    """With the last that were deleted so lately that they can be brought back."""
    own = Highlight.objects.filter(learner=learner, paper=paper_id)
    deleted = own.restorable(at)[:MOST_DELETED]
    kept = own.filter(Q(deleted_at=None) | Q(pk__in=deleted.values("pk")))
    return list(kept.order_by("part", "start", "pk"))


def highlights_asked(
    learner: Learner, *, q: str = "", show: str = "", paper: Any = None
) -> HighlightQuerySet:
    """The latest note first, and in each as it reads."""
    found = standing_highlights(learner)
    if paper is not None:
        found = found.filter(paper=paper)
    for word in q.split():
        found = found.filter(
            Q(exact__icontains=word) | Q(comment__icontains=word)
        )
    if show == "comment":
        found = found.exclude(comment="")
    elif show == "orphan":
        found = found.orphans()
    return found.order_by("-paper", "part", "start", "pk")


@dataclass(frozen=True, slots=True)
class PaperHighlights:
    """url: empty for a note that cannot be read any more; can_show: to a group."""

    title: str
    url: str
    can_show: bool
    highlights: list[Highlight]


def by_paper(highlights: Iterable[Highlight]) -> list[PaperHighlights]:
    """In their order; highlights: with their papers."""
    grouped: dict[int, list[Highlight]] = defaultdict(list)
    papers = {}
    for highlight in highlights:
        grouped[highlight.paper_id].append(highlight)
        papers[highlight.paper_id] = highlight.paper
    titles = titles_as_published(papers.values())
    rows = []
    for paper_id, of_paper in grouped.items():
        paper = papers[paper_id]
        url = paper.get_absolute_url() if paper.is_open_to_learner else ""
        row = PaperHighlights(
            title=titles[paper_id],
            url=url,
            can_show=paper.is_published,
            highlights=of_paper,
        )
        rows.append(row)
    return rows
