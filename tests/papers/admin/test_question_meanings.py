"""What a curator's change of a question begins anew, and what it leaves."""

from tests.factories import ChoiceQuestionFactory, QuestionFactory
from tests.papers.admin.test_curating_notes import path_of


def test_mended_typo_keeps_the_meaning(save, db):
    question = QuestionFactory(prompt="Why is recurence slow")
    save(path_of(question), prompt="Why is recurrence slow?")
    question.refresh_from_db()
    assert question.revision == 2
    assert question.meaning_revision == 1


def test_another_prompt_is_another_meaning(save, db):
    question = QuestionFactory()
    save(path_of(question), prompt="Why is attention fast?")
    question.refresh_from_db()
    assert question.meaning_revision == question.revision == 2


def test_an_explanation_keeps_the_meaning(save, db):
    question = QuestionFactory()
    save(path_of(question), explanation="It was so in 2017.", position=9)
    question.refresh_from_db()
    assert question.revision == 2
    assert question.meaning_revision == 1


def test_another_key_point_is_another_meaning(save, db):
    question = QuestionFactory()
    save(path_of(question), **{"key_points-0-text": "Nothing runs in parallel"})
    question.refresh_from_db()
    assert question.meaning_revision == 2


def test_another_distractor_is_another_meaning(save, db):
    question = ChoiceQuestionFactory()
    save(path_of(question), **{"choices-0-text": "Self-attention"})
    question.refresh_from_db()
    assert question.meaning_revision == 2


def test_choices_in_another_order_keep_the_meaning(save, db):
    question = ChoiceQuestionFactory()
    save(path_of(question), **{"choices-0-position": 2, "choices-2-position": 0})
    question.refresh_from_db()
    assert question.revision == 2
    assert question.meaning_revision == 1


def test_a_typo_after_another_meaning_keeps_that(save, db):
    question = QuestionFactory()
    save(path_of(question), prompt="Why is attention fast?")
    save(path_of(question), prompt="Why is attention, fast?")
    question.refresh_from_db()
    assert question.revision == 3
    assert question.meaning_revision == 2
