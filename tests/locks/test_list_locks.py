"""One list in two windows: what both send at once comes out as if one were first."""

from functools import partial

import pytest

from study.lists.services import TooManyLists, add_papers_to_list, create_list
from study.models import ListEntry, ReadingList
from tests.factories import PaperFactory, ReadingListFactory
from tests.locks.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_add_papers_to_list_adds_each_once(noon):
    reading_list = ReadingListFactory()
    papers = [PaperFactory(), PaperFactory()]
    add = partial(add_papers_to_list, reading_list=reading_list, at=noon)
    counts = at_once(
        partial(add, papers=papers), partial(add, papers=list(reversed(papers)))
    )
    assert sorted(counts) == [0, 2]
    assert ListEntry.objects.count() == 2


def test_create_list_keeps_to_the_most(learner, noon, monkeypatch):
    monkeypatch.setattr("study.lists.services.MOST_LISTS", 1)
    create = partial(create_list, learner=learner, title="Mine", at=noon)
    results = at_once(create, create)
    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == [ReadingList.__name__, TooManyLists.__name__]
