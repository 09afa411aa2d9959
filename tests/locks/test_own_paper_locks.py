"""One learner's own papers in two windows: as if one had come first."""

from functools import partial

import pytest

from papers.formats.entry import BibliographyEntry
from papers.models import OwnPaper, Paper
from study.ownpapers.services import (
    ChangedMeanwhile,
    change_own_paper,
    create_own_papers,
)
from tests.factories import make_own_paper
from tests.locks.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_create_own_papers_makes_one_of_a_number(learner, noon):
    entry = BibliographyEntry(title="Once", arxiv_id="2401.00001")
    create = partial(create_own_papers, learner=learner, entries=[entry], at=noon)
    first, second = at_once(create, create)
    assert first == second
    assert Paper.objects.count() == 1


def test_lock_own_paper_lets_one_of_two_windows_win(learner, noon):
    paper = make_own_paper(learner)
    change = partial(
        change_own_paper,
        paper=paper,
        entry=BibliographyEntry(title="Changed"),
        seen=paper.updated_at.isoformat(),
        at=noon,
    )
    results = at_once(partial(change, note="one"), partial(change, note="other"))
    refusals = [result for result in results if result is not None]
    assert [type(refusal) for refusal in refusals] == [ChangedMeanwhile]
    assert OwnPaper.objects.get().note in ("one", "other")
