"""Votes on a group's list as their pages show them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from study.grouplists.queries import count_of
from study.models import Ballot, ListVote, Membership, ReadingList, VoteOption
from study.models.reading_list import ReadingListQuerySet

MOST_VOTES_SHOWN = 50
NOT_SHOWN = "A paper that the library no longer shows"


def counting_ballots(group_id: int | None) -> QuerySet[Ballot]:
    """Those of who belongs to the group today: who left counts no longer.

    The group stands in the query, so that members of no other are looked at.
    """
    members = Membership.objects.active().filter(group=group_id)
    return Ballot.objects.filter(membership__in=members)


@dataclass(frozen=True, slots=True)
class OpenVote:
    """The vote that is under way on a list, as the list's page tells of it."""

    id: int
    question: str
    closes_at: datetime
    has_voted: bool


def with_open_vote(
    lists: ReadingListQuerySet, membership: Membership, at: datetime
) -> ReadingListQuerySet:
    """Each list with what open_vote_of() reads, and vote_count: votes so far."""
    votes = ListVote.objects.filter(reading_list=OuterRef("pk"))
    open_votes = votes.open_at(at)
    own = Ballot.objects.filter(
        membership=membership,
        vote__reading_list=OuterRef("pk"),
        vote__in=ListVote.objects.open_at(at),
    )
    return lists.annotate(
        vote_count=count_of(votes, "reading_list"),
        open_vote_id=Subquery(open_votes.values("pk")[:1]),
        open_vote_question=Subquery(open_votes.values("question")[:1]),
        open_vote_closes_at=Subquery(open_votes.values("closes_at")[:1]),
        has_voted=Exists(own),
    )


def open_vote_of(reading_list: ReadingList) -> OpenVote | None:
    """Of a list that was asked for by with_open_vote()."""
    values = vars(reading_list)
    if values["open_vote_id"] is None:
        return None
    return OpenVote(
        id=values["open_vote_id"],
        question=values["open_vote_question"],
        closes_at=values["open_vote_closes_at"],
        has_voted=values["has_voted"],
    )


def votes_seen_by(membership: Membership) -> QuerySet[ListVote]:
    """Each with how many voted, of how many, how many for none, and one's own ballot.

    own_option_id: null also of a ballot for none of these; then has_voted is true.
    """
    group_ballots = counting_ballots(membership.group_id)
    counting = group_ballots.filter(vote=OuterRef("pk"))
    own = Ballot.objects.filter(vote=OuterRef("pk"), membership=membership)
    members = Membership.objects.active().filter(group=membership.group_id)
    return ListVote.objects.annotate(
        ballot_count=count_of(counting, "vote"),
        none_count=count_of(counting.filter(option=None), "vote"),
        member_count=count_of(members, "group"),
        has_voted=Exists(own),
        own_option_id=Subquery(own.values("option")[:1]),
    )


@dataclass(frozen=True, slots=True)
class OptionRow:
    """What one can vote for. url: empty for a line, and where nothing is shown.

    id: None is for none of these. count is shown once the vote is over.
    """

    id: int | None
    label: str
    slug: str
    url: str
    count: int
    is_own: bool


def option_rows(vote: Any, *, is_open: bool) -> list[OptionRow]:
    """As they were put up, none of these last; when it is over, most ballots first.

    vote: of votes_seen_by().
    """
    options = VoteOption.objects.filter(vote=vote).select_related("paper")
    group_ballots = counting_ballots(vote.reading_list.group_id)
    counting = group_ballots.filter(vote=vote)
    counted = options.annotate(
        count=Count("ballots", filter=Q(ballots__in=counting))
    )
    rows = []
    for option in counted.order_by("position"):
        rows.append(option_row(option, vote))
    none_row = OptionRow(
        id=None,
        label="None of these",
        slug="",
        url="",
        count=vote.none_count,
        is_own=vote.has_voted and vote.own_option_id is None,
    )
    rows.append(none_row)
    if not is_open:
        rows.sort(key=lambda row: row.count, reverse=True)
    return rows


def option_row(option: Any, vote: Any) -> OptionRow:
    label = option.text
    slug = url = ""
    if option.paper is not None:
        label = NOT_SHOWN
        if option.paper.is_published:
            label = option.paper.title
            slug = option.paper.slug
            url = option.paper.get_absolute_url()
    return OptionRow(
        id=option.pk,
        label=label,
        slug=slug,
        url=url,
        count=option.count,
        is_own=option.pk == vote.own_option_id,
    )
