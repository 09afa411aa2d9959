"""One import in two tabs: what both send at once comes out as if one were first."""

from functools import partial

import pytest

from papers.formats.references import read_references
from study.importing.services import (
    MOST_KEPT,
    ConfirmedAlready,
    confirm_import,
    keep_references,
)
from study.models import ListEntry, ListImport
from tests.factories import ReadingListFactory
from tests.locks.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def keep(learner, noon):
    return partial(
        keep_references,
        learner=learner,
        references=read_references("arXiv:2401.00001"),
        source_name="",
        reading_list=ReadingListFactory(learner=learner),
        at=noon,
    )


def test_keep_references_keeps_to_the_most(keep):
    for _ in range(MOST_KEPT - 1):
        keep()
    at_once(keep, keep)
    assert ListImport.objects.count() == MOST_KEPT


def test_locked_import_is_confirmed_once(keep, noon):
    confirm = partial(confirm_import, list_import=keep(), choices={}, at=noon)
    results = at_once(confirm, confirm)
    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == [ConfirmedAlready.__name__, "int"]
    assert ListEntry.objects.count() == 1
