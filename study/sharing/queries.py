"""What opening a list shows of it, and which lists everybody may see."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from papers.models import Paper, paper_is_published
from study.access import open_lists
from study.models import ListEntry, ReadingList

LISTS_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class ListContents:
    """How much of a list others would see."""

    entry_count: int
    note_count: int
    own_count: int


def list_contents(reading_list: ReadingList) -> ListContents:
    counts = ListEntry.objects.filter(reading_list=reading_list).aggregate(
        entry_count=Count("pk"),
        note_count=Count("pk", filter=~Q(note="")),
        own_count=Count("pk", filter=Q(paper__owner=reading_list.learner_id)),
    )
    return ListContents(**counts)


def public_lists() -> QuerySet[ReadingList]:
    """Those for everybody, changed last first, with their number of papers."""
    is_own = Q(
        entries__paper__owner=F("learner"),
        entries__paper__status=Paper.Status.OWN,
    )
    is_shown = paper_is_published("entries__paper") | is_own
    lists = open_lists().filter(visibility=ReadingList.Visibility.PUBLIC)
    counted = lists.annotate(paper_count=Count("entries", filter=is_shown))
    return counted.order_by("-changed_at", "-id")
