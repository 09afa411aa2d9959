"""Two who load the library at the same moment: the second finds nothing left to do."""

from functools import partial

import pytest

from papers.libraryfiles import read_library
from papers.models import LibraryRevision, Paper
from papers.services.library import load_library
from tests.locks.parallel import at_once
from tests.papers.conftest import SAMPLE

pytestmark = pytest.mark.django_db(transaction=True)


def test_lock_revision_lets_one_load_after_the_other(noon):
    LibraryRevision.objects.get_or_create(pk=1)
    library, _ = read_library(SAMPLE)
    load = partial(load_library, library, at=noon)
    outcomes = at_once(load, load)
    assert sorted(outcome.has_changes for outcome in outcomes) == [False, True]
    assert Paper.objects.count() == len(library.notes)
