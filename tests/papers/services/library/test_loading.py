"""Loading a library: what the files say, and what learners keep."""

import pytest

from papers.models import LibraryRevision, Link, LoadedEntry, Paper, Question, Section
from papers.services.library import Action, load_library
from study.models import Card
from tests.factories import answer
from tests.papers.services.library.variants import (
    with_changed_note,
    with_changed_question,
    without_note,
    without_question,
)


def test_loading_twice_changes_nothing(loaded_library, noon):
    before = list(Paper.objects.values())
    assert load_library(loaded_library, at=noon).steps == ()
    assert list(Paper.objects.values()) == before


def test_check_only_tells(db, sample_library, noon):
    outcome = load_library(sample_library, at=noon, is_trial=True)
    assert outcome.of(Action.ADD)
    assert not Paper.objects.exists()
    assert not LoadedEntry.objects.exists()


def test_changed_file_is_loaded_and_its_page_rendered(loaded_library, noon):
    changed = with_changed_note(loaded_library, "spark", tldr="The files' *new* words.")
    load_library(changed, at=noon)
    paper = Paper.objects.get(slug="spark")
    assert paper.tldr_html == "<p>The files' <em>new</em> words.</p>\n"
    assert "<em>new</em>" in paper.page.body_html


def test_pages_of_older_code_stay_known_as_such(loaded_library, noon):
    LibraryRevision.objects.update(rendering_digest="of older code")
    changed = with_changed_note(loaded_library, "spark", tldr="New words.")
    load_library(changed, at=noon)
    assert LibraryRevision.objects.get().rendering_digest == "of older code"


def test_vanished_note_is_retired_and_comes_back(loaded_library, noon):
    ember = Paper.objects.get(slug="ember")
    load_library(without_note(loaded_library, "ember"), at=noon)
    ember.refresh_from_db()
    assert ember.status == Paper.Status.RETIRED
    load_library(loaded_library, at=noon)
    ember.refresh_from_db()
    assert ember.status == Paper.Status.PUBLISHED


def test_learners_card_survives_retiring_and_editing(loaded_library, learner, noon):
    question = Question.objects.exclude(home=None).order_by("id").first()
    revision = question.revision
    answer(learner, question, at=noon)
    card = Card.objects.values().get()

    load_library(without_question(loaded_library, question.slug), at=noon)
    question.refresh_from_db()
    assert question.retired_at == noon

    load_library(loaded_library, at=noon)
    edited = with_changed_question(
        loaded_library, question.slug, prompt="Asked otherwise?"
    )
    load_library(edited, at=noon)
    question.refresh_from_db()
    assert question.is_live
    assert question.prompt == "Asked otherwise?"
    assert question.revision > revision
    assert Card.objects.values().get() == card


def test_changed_question_asks_something_else(loaded_library, noon):
    question = Question.objects.exclude(home=None).order_by("id").first()
    edited = with_changed_question(
        loaded_library, question.slug, prompt="Asked otherwise?"
    )
    load_library(edited, at=noon)
    question.refresh_from_db()
    assert question.meaning_revision == question.revision > 1


def test_question_with_another_explanation_asks_the_same(loaded_library, noon):
    question = Question.objects.exclude(home=None).order_by("id").first()
    meaning_revision = question.meaning_revision
    edited = with_changed_question(
        loaded_library, question.slug, explanation="Because."
    )
    load_library(edited, at=noon)
    question.refresh_from_db()
    assert question.revision > meaning_revision
    assert question.meaning_revision == meaning_revision


def test_failure_halfway_loads_nothing(db, sample_library, noon, monkeypatch):
    def fail(outcome):
        raise ZeroDivisionError

    monkeypatch.setattr("papers.services.library.load.record_digests", fail)
    with pytest.raises(ZeroDivisionError):
        load_library(sample_library, at=noon)
    assert not Paper.objects.exists()
    assert not Section.objects.exists()
    assert not Link.objects.exists()
