"""One learner's own papers in two windows: as if one had come first."""

from functools import partial

import pytest

from papers.formats.entry import BibliographyEntry
from papers.models import OwnPaper, Paper
from study.models import PaperSuggestion
from study.ownpapers.making_services import create_own_papers
from study.ownpapers.services import (
    ChangedMeanwhile,
    change_own_paper,
)
from study.ownpapers.suggestion_services import (
    SuggestedBefore,
    SuggestionIsClosed,
    accept_paper_suggestion,
    decline_paper_suggestion,
    suggest_own_paper,
)
from tests.factories import CategoryFactory, make_own_paper
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


def test_suggest_own_paper_tells_curators_once(learner, noon):
    paper = make_own_paper(learner)
    suggest = partial(suggest_own_paper, paper=paper, sentence="", at=noon)
    results = at_once(suggest, suggest)
    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == [PaperSuggestion.__name__, SuggestedBefore.__name__]


def test_suggestion_to_the_library_is_answered_once(learner, noon):
    paper = make_own_paper(learner, title="Mine", year=2020, doi="10.1000/abc")
    suggestion = suggest_own_paper(paper=paper, sentence="", at=noon)
    answer = {"suggestion": suggestion, "answer": "", "at": noon}
    accepted = {"entry": suggestion.entry, "category": CategoryFactory()}
    results = at_once(
        partial(accept_paper_suggestion, **answer, **accepted),
        partial(decline_paper_suggestion, **answer),
    )
    assert [type(result) for result in results].count(SuggestionIsClosed) == 1
    suggestion.refresh_from_db()
    has_draft = Paper.objects.library().exists()
    assert has_draft == (suggestion.state == "accepted")
