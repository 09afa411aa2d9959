"""A vote under way in the demo group, one that is over, and who presents what."""

from datetime import datetime, timedelta

from study.grouplists.presenter_services import assign_presenter
from study.grouplists.vote_services import cast_ballot, open_vote
from study.models import Membership, ReadingList

# Who votes, by their place in the group, and for which entry; none is for neither.
EARLIER_BALLOTS = ((0, 1), (1, 1), (2, 0), (3, 1), (4, None))
BALLOTS = ((1, 2), (3, 1), (5, 2))
LEFT_TO_READ = 3


def add_votes(
    reading_list: ReadingList, members: list[Membership], at: datetime
) -> None:
    """The first members are organisers; the demo's own ballot is still to be cast."""
    earlier = at - timedelta(days=30)
    add_vote(
        reading_list,
        members,
        "What do we begin with?",
        EARLIER_BALLOTS,
        earlier,
    )
    yesterday = at - timedelta(days=1)
    add_vote(reading_list, members, "What do we read next?", BALLOTS, yesterday)


def add_vote(
    reading_list: ReadingList,
    members: list[Membership],
    question: str,
    ballots: tuple[tuple[int, int | None], ...],
    at: datetime,
) -> None:
    """For a week, between entries that the group has yet to read."""
    entries = list(reading_list.entries.of_papers().in_order())[-LEFT_TO_READ:]
    if len(entries) < LEFT_TO_READ:
        return
    vote = open_vote(
        reading_list=reading_list,
        question=question,
        entries=entries,
        closes_at=at + timedelta(days=7),
        by=members[1].learner,
        at=at,
    )
    options = list(vote.options.order_by("position"))
    for place, choice in ballots:
        option = None if choice is None else options[choice]
        cast_ballot(vote=vote, membership=members[place], option=option, at=at)


def add_presenters(
    reading_list: ReadingList, members: list[Membership], at: datetime
) -> None:
    """One of an organiser, one of the demo's own; the others are free."""
    entries = list(reading_list.entries.of_papers().in_order())
    to_read = entries[-LEFT_TO_READ:]
    for entry, member in zip(to_read, (members[1], members[0]), strict=False):
        assign_presenter(entry=entry, membership=member, at=at)
