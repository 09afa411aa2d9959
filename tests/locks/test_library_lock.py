"""Two who change the library at the same moment: one comes after the other."""

from functools import partial

import pytest

from papers.libraryfiles import read_library
from papers.models import LibraryRevision, Paper, Question
from papers.services.library import load_library
from tests.factories import LearnerFactory, QuestionFactory
from tests.html_page import main_form
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


def test_save_model_counts_each_revision_of_a_question(sign_in):
    question = QuestionFactory()
    path = f"/admin/papers/question/{question.pk}/change/"
    changes = []
    for text in ("One text", "Another text"):
        browser = sign_in(LearnerFactory(is_staff=True))
        fields = main_form(browser.get(path)).lists | {"prompt": text}
        changes.append(partial(browser.post, path, fields))
    responses = at_once(*changes)
    assert [response.status_code for response in responses] == [302, 302]
    assert Question.objects.get().revision == 3
