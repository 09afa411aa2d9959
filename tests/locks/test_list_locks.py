"""One list in two windows: what both send at once comes out as if one were first."""

from functools import partial

import pytest

from study.lists.entry_services import EntryHasChanged, edit_entry, entry_digest
from study.lists.order_services import move_entry
from study.lists.services import (
    ListHasChanged,
    TooManyLists,
    add_papers_to_list,
    create_list,
)
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


def test_move_entry_keeps_one_of_two_orders(noon):
    """Who comes second is told so; nothing is doubled or lost."""
    reading_list = ReadingListFactory()
    papers = [PaperFactory(), PaperFactory(), PaperFactory()]
    add_papers_to_list(reading_list=reading_list, papers=papers, at=noon)
    reading_list.refresh_from_db()
    first, _, last = reading_list.entries.in_order()
    move = partial(
        move_entry,
        reading_list=reading_list,
        seen_version=reading_list.version,
        at=noon,
    )
    results = at_once(
        partial(move, entry=first, place=3), partial(move, entry=last, place=1)
    )
    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == [ListHasChanged.__name__, "int"]
    orders = {
        1: [last, first, papers[1]],
        3: [papers[1], last, first],
    }
    (place,) = [result for result in results if isinstance(result, int)]
    standing = [entry.paper for entry in reading_list.entries.in_order()]
    wanted = [getattr(one, "paper", one) for one in orders[place]]
    assert standing == wanted


def test_edit_entry_keeps_one_of_two_notes(noon):
    reading_list = ReadingListFactory()
    add_papers_to_list(reading_list=reading_list, papers=[PaperFactory()], at=noon)
    entry = reading_list.entries.get()
    edit = partial(
        edit_entry,
        entry=entry,
        text="",
        is_optional=False,
        seen_digest=entry_digest(entry),
        at=noon,
    )
    results = at_once(partial(edit, note="Mine."), partial(edit, note="Theirs."))
    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == [EntryHasChanged.__name__, "NoneType"]
    entry.refresh_from_db()
    refused = next(result for result in results if result is not None)
    assert entry.note == refused.standing.note
