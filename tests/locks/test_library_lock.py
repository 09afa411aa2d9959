"""Two who change the library at the same moment: one comes after the other."""

from functools import partial

import pytest

from papers.libraryfiles import read_library
from papers.models import LibraryRevision, Paper, Question
from papers.services.library import load_library
from tests.factories import LearnerFactory, PaperFactory, QuestionFactory, complete_note
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


def two_saves(sign_in, path, field, texts):
    """What two curators get who opened the page together and save together."""
    changes = []
    for text in texts:
        browser = sign_in(LearnerFactory(is_staff=True, is_superuser=True))
        fields = main_form(browser.get(path)).lists | {field: text}
        changes.append(partial(browser.post, path, fields))
    responses = at_once(*changes)
    return sorted(response.status_code for response in responses)


def test_lock_for_saving_lets_one_curator_see_what_the_other_stored(sign_in):
    paper = PaperFactory()
    path = f"/admin/papers/paper/{paper.pk}/change/"
    assert two_saves(sign_in, path, "tldr", ("One.", "Another.")) == [302, 409]


def test_lock_for_saving_holds_an_account(sign_in):
    path = f"/admin/study/learner/{LearnerFactory().pk}/change/"
    assert two_saves(sign_in, path, "display_name", ("One", "Another")) == [302, 409]


def test_save_model_counts_each_revision_of_a_question(sign_in):
    question = QuestionFactory()
    path = f"/admin/papers/question/{question.pk}/change/"
    assert two_saves(sign_in, path, "prompt", ("One", "Another")) == [302, 409]
    assert Question.objects.get().revision == 2


def test_one_add_form_sent_twice_at_once_makes_one_question(sign_in):
    paper = complete_note(PaperFactory(slug="gan"))
    browser = sign_in(LearnerFactory(is_staff=True, is_superuser=True))
    path = f"/admin/papers/question/add/?home={paper.pk}&papers={paper.pk}"
    body = main_form(browser.get(path)).lists | {
        "prompt": "What does it play?",
        "answer": "A game of two.",
        "section": "problem",
        "kind": "recall",
        "level": "explain",
        "key_points-0-text": "A game",
        "key_points-1-text": "Of two",
    }
    send = partial(browser.post, path, body)
    responses = at_once(send, send)
    assert [response.status_code for response in responses] == [302, 302]
    assert paper.own_questions.count() == 2
