"""A group's lists in two windows: never more than there may be."""

from functools import partial

import pytest

from study.grouplists.services import create_group_list
from study.lists.services import TooManyLists
from study.models import ReadingList
from tests.factories import StudyGroupFactory
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
