"""Suggestions sent and answered in two windows at once."""

from functools import partial

import pytest

from study.models import ListEntry, ListSuggestion
from study.sharing.suggestion_services import (
    NoLongerWaits,
    TooManySuggestions,
    accept_suggestion,
    decline_suggestion,
    suggest_paper,
)
from tests.factories import PaperFactory, ReadingListFactory
from tests.locks.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def open_list():
    return ReadingListFactory(visibility="public", editing="suggestions")


def suggest(open_list, learner, noon):
    return partial(
        suggest_paper,
        reading_list=open_list,
        learner=learner,
        paper=PaperFactory(),
        sentence="It began there.",
        at=noon,
    )


def test_suggest_paper_keeps_to_the_most(open_list, learner, noon, monkeypatch):
    monkeypatch.setattr("study.sharing.suggestion_services.MOST_SUGGESTIONS", 1)
    first = suggest(open_list, learner, noon)
    results = at_once(first, suggest(open_list, learner, noon))
    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == [ListSuggestion.__name__, TooManySuggestions.__name__]


def test_suggestion_is_answered_once(open_list, learner, noon):
    suggestion = suggest(open_list, learner, noon)()
    answers = {"suggestion": suggestion, "answer": "", "at": noon}
    results = at_once(
        partial(accept_suggestion, **answers), partial(decline_suggestion, **answers)
    )
    assert [type(result) for result in results].count(NoLongerWaits) == 1
    suggestion.refresh_from_db()
    is_on_the_list = ListEntry.objects.filter(paper=suggestion.paper).exists()
    assert is_on_the_list == (suggestion.state == "accepted")
