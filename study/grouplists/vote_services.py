"""Opening a vote on a group's list, voting, and closing it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from study.models import (
    Ballot,
    Learner,
    ListEntry,
    ListVote,
    Membership,
    ReadingList,
    VoteOption,
)


class VoteUnderWay(Exception):
    """A list has one vote at a time."""


class VoteIsOver(Exception):
    """It takes no ballots any more."""


def open_vote(
    *,
    reading_list: ReadingList,
    question: str,
    entries: Sequence[ListEntry],
    closes_at: datetime,
    by: Learner,
    at: datetime,
) -> ListVote:
    """entries: papers and lines of the list. Raises VoteUnderWay."""
    vote = ListVote(
        reading_list=reading_list,
        question=question,
        opened_by=by,
        opened_at=at,
        closes_at=closes_at,
    )
    options = []
    for position, entry in enumerate(entries, start=1):
        option = VoteOption(
            vote=vote,
            paper_id=entry.paper_id,
            text=entry.text,
            position=position,
        )
        options.append(option)
    with transaction.atomic():
        ended = reading_list.votes.filter(closed_at=None, closes_at__lte=at)
        ended.update(closed_at=F("closes_at"))
        save_as_only_one(vote)
        VoteOption.objects.bulk_create(options)
    return vote


def save_as_only_one(vote: ListVote) -> None:
    """The database lets no second one be open on a list. Raises VoteUnderWay."""
    try:
        with transaction.atomic():
            vote.save()
    except IntegrityError as error:
        raise VoteUnderWay from error


def cast_ballot(
    *,
    vote: ListVote,
    membership: Membership,
    option: VoteOption | None,
    at: datetime,
) -> None:
    """The member's one ballot: what they chose before counts no longer.

    option: None is for none of these. Raises VoteIsOver.
    """
    with transaction.atomic():
        if not locked_vote(vote).is_open(at):
            raise VoteIsOver
        Ballot.objects.update_or_create(
            vote=vote,
            membership=membership,
            defaults={"option": option, "cast_at": at},
        )


def close_vote(*, vote: ListVote, at: datetime) -> None:
    """From now on everybody sees the result. Doing it twice is doing it once."""
    with transaction.atomic():
        locked = locked_vote(vote)
        if locked.is_open(at):
            locked.closed_at = max(at, locked.opened_at)
            locked.save(update_fields=["closed_at"])


def locked_vote(vote: ListVote) -> ListVote:
    """Nobody else votes or closes it until the transaction ends."""
    return ListVote.objects.select_for_update().get(pk=vote.pk)
