"""A learner's lists, with how much of each is read, and on which a paper stands."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, FilteredRelation, Q, QuerySet

from study.group_access_lists import lists_to_fill
from study.models import Learner, Reading, ReadingList
from study.models.reading_list import ReadingListQuerySet

# Built once and narrowed for each request; nothing is asked of the database here.
OWN_LISTS = (
    ReadingList.objects.current().order_by("title", "pk").values("pk", "title")
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Newest change first. deleted: those that can be brought back."""

    current: list[ReadingList]
    archived: list[ReadingList]
    deleted: list[ReadingList]

    @property
    def is_empty(self) -> bool:
        return not (self.current or self.archived or self.deleted)


def shelf_of(learner: Learner, deleted_after: datetime) -> Shelf:
    """All lists, each with paper_count and read_count."""
    shelf = Shelf([], [], [])
    for reading_list in counted_lists(learner):
        deleted_at = reading_list.deleted_at
        if deleted_at is not None:
            if deleted_at > deleted_after:
                shelf.deleted.append(reading_list)
        elif reading_list.archived_at is not None:
            shelf.archived.append(reading_list)
        else:
            shelf.current.append(reading_list)
    return shelf


def counted_lists(learner: Learner) -> ReadingListQuerySet:
    """Each with how many papers stand on it, and how many the learner has read."""
    own_reading = FilteredRelation(
        "entries__paper__readings",
        condition=Q(entries__paper__readings__learner=learner),
    )
    is_read = Q(own_reading__status=Reading.Status.READ)
    lists = ReadingList.objects.filter(learner=learner)
    counted = lists.annotate(own_reading=own_reading).annotate(
        paper_count=Count("entries__paper"),
        read_count=Count("entries__paper", filter=is_read),
    )
    # A query that counts in groups has no order of its model's.
    return counted.order_by("-changed_at", "-pk")


def lists_holding(
    learner: Learner, paper_ids: list[int]
) -> ReadingListQuerySet:
    """The lists in use, by title; held_count: how many of these papers stand there.

    First the learner's own, then those of groups that they may fill.
    """
    held = Count("entries", filter=Q(entries__paper__in=paper_ids))
    lists = lists_to_fill(learner).select_related("group")
    own_first = F("group__name").asc(nulls_first=True)
    return lists.annotate(held_count=held).order_by(own_first, "title", "pk")


def lists_with_paper(learner: Learner, paper_id: int) -> QuerySet:
    """Number and title of the lists in use on which the paper stands, by title."""
    return OWN_LISTS.filter(learner=learner, entries__paper=paper_id)
