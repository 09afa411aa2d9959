"""A group's lists and votes in two windows: never more than there may be."""

from datetime import timedelta
from functools import partial

import pytest

from study.grouplists.services import create_group_list
from study.grouplists.vote_services import (
    VoteIsOver,
    VoteUnderWay,
    cast_ballot,
    close_vote,
    open_vote,
)
from study.lists.services import TooManyLists
from study.models import Ballot, ListVote, ReadingList
from tests.factories import LearnerFactory, MembershipFactory, StudyGroupFactory
from tests.locks.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_create_group_list_keeps_to_the_most(noon, monkeypatch):
    monkeypatch.setattr("study.lists.services.MOST_LISTS", 1)
    group = StudyGroupFactory()
    create = partial(
        create_group_list, group=group, editing="group", title="Ours", at=noon
    )
    results = at_once(create, create)
    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == [ReadingList.__name__, TooManyLists.__name__]


@pytest.fixture
def group_list(noon):
    group = StudyGroupFactory()
    return create_group_list(group=group, editing="group", title="Ours", at=noon)


def opening(group_list, at):
    return partial(
        open_vote,
        reading_list=group_list,
        question="What is next?",
        entries=[],
        closes_at=at + timedelta(days=7),
        by=LearnerFactory(),
        at=at,
    )


def test_open_vote_twice_at_once_opens_one(group_list, noon):
    results = at_once(opening(group_list, noon), opening(group_list, noon))
    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == [ListVote.__name__, VoteUnderWay.__name__]


def test_locked_vote_twice_at_once_is_one_ballot(group_list, noon):
    vote = opening(group_list, noon)()
    member = MembershipFactory(group=group_list.group)
    cast = partial(cast_ballot, vote=vote, membership=member, option=None, at=noon)
    assert at_once(cast, cast) == [None, None]
    assert Ballot.objects.count() == 1


def test_locked_vote_that_closes_counts_a_ballot_or_refuses_it(group_list, noon):
    vote = opening(group_list, noon)()
    member = MembershipFactory(group=group_list.group)
    cast = partial(cast_ballot, vote=vote, membership=member, option=None, at=noon)
    result, _ = at_once(cast, partial(close_vote, vote=vote, at=noon))
    is_refused = isinstance(result, VoteIsOver)
    assert Ballot.objects.count() == (0 if is_refused else 1)
