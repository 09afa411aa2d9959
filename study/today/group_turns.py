"""Where a learner's groups wait for them: votes, what they present, changed plans.

Of groups and lists in use, one query each.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from papers.models import paper_is_published
from study.lists.entries import page_url_of
from study.models import (
    Ballot,
    EntryPresenter,
    Learner,
    ListEntry,
    ListVote,
    Meeting,
    Membership,
    ReadingList,
    ReadingPlan,
)
from study.models.group import MembershipQuerySet

# What is further away is no news yet.
MEETING_AHEAD = timedelta(days=14)
VOTE_AHEAD = timedelta(days=3)
MOST_TURNS = 5


@dataclass(frozen=True, kw_only=True)
class PresentedEntry:
    """What the learner presents: at a meeting, else it stands on a list.

    place_name: of the meeting or the list, perhaps empty. meets_at: None for a list.
    """

    title: str
    url: str
    group_name: str
    place_name: str
    meets_at: datetime | None


def memberships_in_use(learner: Learner) -> MembershipQuerySet:
    """In groups where members still write."""
    return Membership.objects.of(learner).filter(group__closed_at=None)


def lists_in_use(learner: Learner) -> QuerySet[ReadingList]:
    """Of the learner's groups' own."""
    groups = memberships_in_use(learner).values("group")
    return ReadingList.objects.current().filter(learner=None, group__in=groups)


def votes_waiting_for(learner: Learner, at: datetime) -> list[ListVote]:
    """Those that close soon and in which the learner has no ballot, the next first."""
    own = Ballot.objects.filter(
        vote=OuterRef("pk"), membership__learner=learner
    )
    votes = ListVote.objects.open_at(at).filter(
        ~Exists(own),
        reading_list__in=lists_in_use(learner),
        closes_at__lte=at + VOTE_AHEAD,
    )
    with_group = votes.select_related("reading_list__group")
    return list(with_group.order_by("closes_at", "pk")[:MOST_TURNS])


def presented_entries(learner: Learner, at: datetime) -> list[PresentedEntry]:
    """What a near meeting reads comes first; then what no meeting is to read.

    A line is read for no meeting: it stays until its presenter says that it is done, as
    they can of a paper.
    """
    meetings = Meeting.objects.standing().filter(
        group=OuterRef("reading_list__group"), entries__paper=OuterRef("paper")
    )
    coming = meetings.to_come(at)
    near = coming.filter(begins_at__lte=at + MEETING_AHEAD)
    turns = EntryPresenter.objects.still_to_present(at)
    own_turns = turns.filter(membership__in=memberships_in_use(learner))
    is_line = Q(kind=ListEntry.Kind.TEXT)
    entries = ListEntry.objects.filter(
        is_line | paper_is_published("paper"),
        presenter__in=own_turns,
        reading_list__in=lists_in_use(learner),
    )
    placed = entries.annotate(
        meeting_id=Subquery(near.values("pk")[:1]),
        meeting_title=Subquery(near.values("title")[:1]),
        meets_at=Subquery(near.values("begins_at")[:1]),
        has_meeting=Exists(coming),
        earlier_count=earlier_entries(),
    )
    waiting = placed.filter(Q(meeting_id__isnull=False) | Q(has_meeting=False))
    with_rows = waiting.select_related("paper", "reading_list__group")
    in_order = with_rows.order_by("-has_meeting", "meets_at", "pk")
    return [presented_entry(entry) for entry in in_order[:MOST_TURNS]]


def earlier_entries() -> Coalesce:
    """How many stand on the same list before an entry of a query."""
    earlier = ListEntry.objects.filter(
        reading_list=OuterRef("reading_list"), rank__lt=OuterRef("rank")
    )
    by_list = earlier.order_by().values("reading_list")
    return Coalesce(Subquery(by_list.values(count=Count("pk"))), 0)


def presented_entry(entry: Any) -> PresentedEntry:
    """entry: as presented_entries() asks for it."""
    reading_list = entry.reading_list
    url = page_url_of(reading_list, entry, entry.earlier_count + 1)
    place_name = reading_list.title
    if entry.meeting_id is not None:
        url = reverse("meeting", args=[reading_list.group_id, entry.meeting_id])
        place_name = entry.meeting_title
    return PresentedEntry(
        title=entry.paper.title if entry.paper else entry.text,
        url=url,
        group_name=reading_list.group.name,
        place_name=place_name,
        meets_at=entry.meets_at,
    )


def changed_plans_of(learner: Learner) -> list[ReadingPlan]:
    """The learner's own plans, each of a group's plan that changed since."""
    plans = ReadingPlan.objects.current().behind_their_group()
    own = plans.filter(
        learner=learner, group_plan__reading_list__group__closed_at=None
    )
    return list(own.order_by("ends_on", "pk")[:MOST_TURNS])
