"""Passages in two windows: no more than is kept, none shown where one left."""

from functools import partial

import pytest

from papers.services.page_cache import render_pages
from study.groups.member_services import leave_group
from study.highlights.services import (
    Marked,
    TooManyHighlights,
    mark_passage,
    restore_highlight,
)
from study.highlights.sharing_services import show_to_groups
from study.models import Highlight, HighlightShare
from tests.factories import MembershipFactory, PaperFactory
from tests.locks.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gan():
    paper = PaperFactory(slug="gan", tldr="A game.")
    paper.sections.create(kind="approach", body="Two networks play a game.")
    list(render_pages([paper.pk]))
    return paper


def marking(learner, gan, noon, words):
    marked = Marked(part="approach", exact=words)
    return partial(mark_passage, learner=learner, paper=gan, marked=marked, at=noon)


def names_of(results):
    return sorted(type(result).__name__ for result in results)


def test_mark_passage_keeps_to_the_most(learner, gan, noon, monkeypatch):
    monkeypatch.setattr("study.highlights.services.MOST_IN_A_PART", 1)
    results = at_once(
        marking(learner, gan, noon, "Two networks"),
        marking(learner, gan, noon, "a game"),
    )
    assert names_of(results) == [Highlight.__name__, TooManyHighlights.__name__]


def test_restore_highlight_keeps_to_the_most(learner, gan, noon, monkeypatch):
    first = marking(learner, gan, noon, "Two networks")()
    second = marking(learner, gan, noon, "a game")()
    Highlight.objects.update(deleted_at=noon)
    monkeypatch.setattr("study.highlights.services.MOST_IN_A_PART", 1)
    results = at_once(
        partial(restore_highlight, highlight=first),
        partial(restore_highlight, highlight=second),
    )
    assert names_of(results) == ["NoneType", TooManyHighlights.__name__]
    assert Highlight.objects.standing().count() == 1


def test_groups_they_stay_in_are_left_behind_the_lock(learner, gan, noon):
    membership = MembershipFactory(learner=learner, shares_marks=True)
    highlight = marking(learner, gan, noon, "a game")()
    group_ids = [membership.group_id]
    for _ in range(3):
        results = at_once(
            partial(leave_group, membership=membership, at=noon),
            partial(
                show_to_groups,
                highlight=highlight,
                offered=group_ids,
                chosen=group_ids,
                at=noon,
            ),
        )
        assert results == [None, None]
        assert not HighlightShare.objects.exists()
        type(membership).objects.update(state="active", ended_at=None)
