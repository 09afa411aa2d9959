"""Ways to break the rules that the database keeps about votes on a group's list."""

from datetime import timedelta

from study.models import Ballot, ListVote, VoteOption
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import (
    MembershipFactory,
    PaperFactory,
    ReadingListFactory,
    StudyGroupFactory,
)


def make_vote(**values):
    row = {
        "question": "What do we read next?",
        "opened_at": NOON,
        "closes_at": NOON + timedelta(days=7),
    }
    if "reading_list" not in values:
        group = StudyGroupFactory()
        values["reading_list"] = ReadingListFactory(
            learner=None, group=group, visibility="group"
        )
    return ListVote.objects.create(**row | values)


@breaks("list_vote_asks_something")
def vote_that_asks_nothing():
    make_vote(question="")


@breaks("list_vote_lasts_a_while")
def vote_that_is_over_at_once():
    make_vote(closes_at=NOON)


@breaks("list_vote_closes_after_it_opens")
def vote_closed_before_it_opened():
    make_vote(closed_at=NOON - timedelta(seconds=1))


@breaks("list_vote_one_at_a_time")
def two_votes_under_way_on_a_list():
    first = make_vote()
    make_vote(reading_list=first.reading_list)


@breaks("vote_option_has_its_place")
def two_options_in_one_place():
    vote = make_vote()
    VoteOption.objects.create(vote=vote, text="This", position=1)
    VoteOption.objects.create(vote=vote, text="That", position=1)


@breaks("vote_option_once_per_paper")
def two_options_of_one_paper():
    vote = make_vote()
    paper = PaperFactory()
    VoteOption.objects.create(vote=vote, paper=paper, position=1)
    VoteOption.objects.create(vote=vote, paper=paper, position=2)


@breaks("vote_option_is_a_paper_or_a_text")
def option_that_is_nothing():
    VoteOption.objects.create(vote=make_vote(), position=1)


@breaks("ballot_one_per_member")
def two_ballots_of_a_member():
    vote = make_vote()
    member = MembershipFactory(group=vote.reading_list.group)
    Ballot.objects.create(vote=vote, membership=member, cast_at=NOON)
    Ballot.objects.create(vote=vote, membership=member, cast_at=NOON)
