"""A question's texts by revision: no two bear one number, which answers store."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps

from papers.models import LibraryChange, Question
from papers.services.history.restoring import put_back
from tests.factories import PaperFactory, QuestionFactory
from tests.papers.admin.test_curating_notes import path_of

migration = import_module("papers.migrations.0021_question_texts_by_revision")


def texts_by_revision(question):
    rows = question.history.order_by("revision")
    return list(rows.values_list("revision", "prompt"))


def test_each_save_keeps_a_text_of_its_own_number(save, db):
    question = QuestionFactory(prompt="One")
    for text in ("Two", "Three"):
        save(path_of(question), prompt=text)
    assert texts_by_revision(question) == [(1, "One"), (2, "Two"), (3, "Three")]
    assert Question.objects.get().revision == 3


def test_place_saved_between_two_texts_takes_no_number(save, db):
    question = QuestionFactory(home=PaperFactory(), prompt="One")
    save(path_of(question.home), **{"own_questions-0-position": 7})
    save(path_of(question), prompt="Two")
    assert texts_by_revision(question) == [(1, "One"), (2, "Two")]


def history_row(number, kind, revision):
    return SimpleNamespace(history_id=number, history_type=kind, revision=revision)


@pytest.mark.parametrize(
    ("rows", "current", "kept"),
    [
        ([("+", 1), ("~", 1), ("~", 2)], 3, {1: 0, 2: 1, 3: 2}),
        # A place was saved before the second text, and after the third.
        ([("+", 1), ("~", 1), ("~", 1), ("~", 2), ("~", 3)], 3, {1: 0, 2: 2, 3: 3}),
        ([("~", 4)], None, {5: 0}),
    ],
    ids=["texts", "places", "gone"],
)
def test_earlier_rows_get_the_number_of_their_text(rows, current, kept):
    numbered = []
    for number, (kind, revision) in enumerate(rows):
        numbered.append(history_row(number, kind, revision))
    found = migration.last_by_number(numbered, current)
    assert {number: row.history_id for number, row in found.items()} == kept


def test_earlier_histories_are_taken_over(noon, db):
    paper = PaperFactory(title="One")
    paper.title = "Two"
    paper.save()
    import_module("papers.migrations.0020_earlier_histories").move_histories(apps, None)
    changed, created = LibraryChange.objects.filter(kind="paper", row_id=paper.pk)
    assert created.before is None
    assert changed.before["title"] == "One"
    put_back(change=changed, by=None, at=noon)
    paper.refresh_from_db()
    assert paper.title == "One"
    assert paper.sections.exists()
