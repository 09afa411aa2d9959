"""What the pages of a group's lists show: the lists, and who is where on one."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from papers.models import paper_is_published
from study.models import (
    EntryPresenter,
    ListEntry,
    ListSuggestion,
    ListVote,
    Membership,
    Reading,
    ReadingList,
    ReadingPlan,
    StudyGroup,
)
from study.models.reading_list import ReadingListQuerySet

FEWEST_WHO_WANT = 3
MOST_WANTED = 10
MOST_ON_GROUP_PAGE = 3


@dataclass(frozen=True, slots=True)
class GroupShelf:
    """Changed last first."""

    current: list[ReadingList]
    archived: list[ReadingList]

    @property
    def is_empty(self) -> bool:
        return not (self.current or self.archived)


def group_lists(group: StudyGroup) -> ReadingListQuerySet:
    """The group's own, changed last first.

    Each with paper_count and waiting_count, the number of suggestions.
    """
    lists = ReadingList.objects.of_group(group).standing()
    counted = lists.annotate(
        paper_count=Count("entries__paper"), waiting_count=waiting_suggestions()
    )
    # A query that counts in groups has no order of its model's.
    return counted.order_by("-changed_at", "-pk")


def latest_lists(membership: Membership, at: datetime) -> list[ReadingList]:
    """The group's own in use, for the group's page: changed last first.

    presented_count: the entries that the member is to present. open_vote: its question.
    """
    own_turns = EntryPresenter.objects.still_to_present(at).filter(
        membership=membership
    )
    presented = ListEntry.objects.filter(
        reading_list=OuterRef("pk"), presenter__in=own_turns
    )
    open_votes = ListVote.objects.open_at(at).filter(
        reading_list=OuterRef("pk")
    )
    current = group_lists(membership.group).current()
    with_news = current.annotate(
        presented_count=count_of(presented, "reading_list"),
        open_vote=Subquery(open_votes.values("question")[:1]),
        open_vote_id=Subquery(open_votes.values("pk")[:1]),
    )
    lists: list[ReadingList] = list(with_news[:MOST_ON_GROUP_PAGE])
    for reading_list in lists:
        reading_list.group = membership.group
    return lists


def waiting_suggestions() -> Coalesce:
    """How many wait for an answer, for each list of a query."""
    waiting = ListSuggestion.objects.waiting().filter(
        reading_list=OuterRef("pk")
    )
    return count_of(waiting, "reading_list")


def count_of(rows: QuerySet, column: str) -> Coalesce:
    """How many rows there are, all with one value in that column; 0 for none."""
    counted = rows.order_by().values(column).annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count")), 0)


def group_shelf(group: StudyGroup) -> GroupShelf:
    shelf = GroupShelf([], [])
    for reading_list in group_lists(group):
        reading_list.group = group
        if reading_list.archived_at is None:
            shelf.current.append(reading_list)
        else:
            shelf.archived.append(reading_list)
    return shelf


def sharing_members(group_id: int) -> QuerySet[Membership]:
    """Those who belong to the group today and share how far they are on its lists."""
    return Membership.objects.active().filter(
        group=group_id, shares_progress=True
    )


def with_summary(
    lists: ReadingListQuerySet, membership: Membership
) -> ReadingListQuerySet:
    """Each list with what stands above it.

    waiting_count: suggestions without an answer. sharing_count: members who share how
    far they are. plan_*: of the group's plan for it, None when there is none.
    has_plan_changed: since the member took it on, or last answered a change.
    """
    own_plans = ReadingPlan.objects.standing().filter(
        learner=membership.learner_id, group_plan__reading_list=OuterRef("pk")
    )
    behind = own_plans.filter(group_plan_version__lt=F("group_plan__version"))
    sharing = sharing_members(membership.group_id)
    return lists.annotate(
        waiting_count=waiting_suggestions(),
        sharing_count=count_of(sharing, "group"),
        plan_starts_on=F("group_plan__starts_on"),
        plan_ends_on=F("group_plan__ends_on"),
        own_plan_id=Subquery(own_plans.values("pk")[:1]),
        has_plan_changed=Exists(behind),
    )


@dataclass(frozen=True, slots=True)
class EntryProgress:
    """Of the members who share it: how many have read a paper, and how many read it."""

    read_count: int
    reading_count: int

    def words(self, sharing_count: int) -> str:
        """“4 of the 5 who share it have read this, 1 is at it”."""
        verb = "has" if self.read_count == 1 else "have"
        if sharing_count == 1:
            of_whom = "the one who shares it"
        else:
            of_whom = f"the {sharing_count} who share it"
        read = f"{self.read_count} of {of_whom} {verb} read this"
        if not self.reading_count:
            return read
        is_or_are = "is" if self.reading_count == 1 else "are"
        return f"{read}, {self.reading_count} {is_or_are} at it"


def progress_by_slug(
    group_id: int, slugs: set[str]
) -> dict[str, EntryProgress]:
    """By the paper's slug; papers that none of them has begun are left out."""
    readings = Reading.objects.filter(
        paper__slug__in=slugs,
        learner__in=sharing_members(group_id).values("learner"),
    )
    counted = readings.values("paper__slug").annotate(
        read_count=Count("pk", filter=Q(status=Reading.Status.READ)),
        reading_count=Count("pk", filter=Q(status=Reading.Status.READING)),
    )
    progress = {}
    for row in counted.order_by():
        progress[row["paper__slug"]] = EntryProgress(
            read_count=row["read_count"], reading_count=row["reading_count"]
        )
    return progress


@dataclass(frozen=True, slots=True)
class WantedPaper:
    """A paper of the library, and how many members want to read it."""

    slug: str
    title: str
    want_count: int


def wanted_papers(group_id: int) -> list[WantedPaper]:
    """Papers that most of the members who share it want to read; three at least."""
    to_read = Reading.objects.filter(
        paper_is_published("paper"),
        status=Reading.Status.TO_READ,
        learner__in=sharing_members(group_id).values("learner"),
    )
    counted = to_read.values("paper__slug", "paper__title").annotate(
        want_count=Count("pk")
    )
    wanted = counted.filter(want_count__gte=FEWEST_WHO_WANT)
    ordered = wanted.order_by("-want_count", "paper__title")
    papers = []
    for slug, title, count in ordered.values_list(
        "paper__slug", "paper__title", "want_count"
    )[:MOST_WANTED]:
        papers.append(WantedPaper(slug, title, count))
    return papers
