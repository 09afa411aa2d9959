"""What is learned from answers, in batches and anew."""

from datetime import timedelta

import pytest

from papers.models import Question
from study.memory import Rating
from study.memory.shared import Recall, Site, learn_first_ask
from study.models import LearnerBeliefs, QuestionBeliefs, Review, SiteBeliefs
from study.review.change_services import correct_review, undo_review
from study.shared_memory import learning_services
from study.shared_memory.learning_services import (
    ANSWERS_PER_BATCH,
    SETTLING_TIME,
    learn_now_and_then,
    learn_waiting_answers,
)
from tests.conftest import NOON
from tests.factories import LearnerFactory, QuestionFactory, answer
from tests.study.shared_memory.group import (
    all_beliefs,
    answer_next,
    learn_all,
    make_group,
    rebuild,
    study_together,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


def first_mean(question):
    return QuestionBeliefs.objects.get(question=question).first_ask_mean


def test_first_answer_is_learned_from_as_the_formulas_say():
    review = answer(LearnerFactory(), QuestionFactory(), at=NOON, rating=Rating.AGAIN)
    assert learn_waiting_answers(at=LATER) == 1
    site = Site()
    question = Recall()
    learner = Recall()
    learn_first_ask(site, question, learner, is_remembered=False)
    assert QuestionBeliefs.objects.get().recall == question
    assert QuestionBeliefs.objects.get().learner_count == 1
    assert LearnerBeliefs.objects.get().recall == learner
    assert SiteBeliefs.objects.get().site == site
    assert SiteBeliefs.objects.get().learned_review_id == review.pk


def test_batches_learn_what_is_learned_anew(monkeypatch):
    monkeypatch.setattr(learning_services, "MOST_AT_ONCE", 60)
    learners, questions = make_group(6, 8)
    study_together(learners, questions, rounds=5)
    assert learn_all() == Review.objects.count() > 60
    in_batches = all_beliefs()
    assert rebuild() == Review.objects.count()
    assert all_beliefs() == in_batches


def test_rebuilding_twice_gives_the_same_numbers():
    learners, questions = make_group(5, 4)
    study_together(learners, questions, rounds=4)
    rebuild()
    first = all_beliefs()
    rebuild()
    assert all_beliefs() == first


def test_every_number_is_learned():
    learners, questions = make_group(5, 6)
    study_together(learners, questions, rounds=6)
    rebuild()
    numbers = SiteBeliefs.objects.get().numbers
    assert len(numbers) == 62
    fresh = SiteBeliefs().site
    for stage, fresh_stage in zip(
        SiteBeliefs.objects.get().site.stages, fresh.stages, strict=True
    ):
        assert stage.evidence != fresh_stage.evidence
        assert stage.slope != fresh_stage.slope


def test_harder_questions_are_believed_to_be_harder():
    learners, questions = make_group(6, 6)
    study_together(learners, questions, rounds=3)
    rebuild()
    assert first_mean(questions[0]) < first_mean(questions[-1])


def test_answer_of_a_moment_ago_waits():
    """Another with a smaller number may still be on its way."""
    answer(LearnerFactory(), QuestionFactory(), at=NOON)
    assert learn_waiting_answers(at=NOON + SETTLING_TIME / 2) == 0
    assert learn_waiting_answers(at=NOON + SETTLING_TIME * 2) == 1


def test_answer_by_a_clock_that_ran_ahead_holds_nobody_up():
    ahead = NOON + timedelta(days=4000)
    answer(LearnerFactory(), QuestionFactory(), at=ahead)
    answer(LearnerFactory(), QuestionFactory(), at=NOON)
    assert learn_waiting_answers(at=LATER) == 2


def test_answer_is_learned_from_once():
    answer(LearnerFactory(), QuestionFactory(), at=NOON)
    assert learn_waiting_answers(at=LATER) == 1
    assert learn_waiting_answers(at=LATER) == 0


def test_answer_taken_back_is_forgotten_when_all_is_learned_anew():
    learners, questions = make_group(3, 2)
    study_together(learners, questions, rounds=2)
    rebuild()
    before = all_beliefs()
    review = answer_next(learners[0], questions[0], at=LATER + timedelta(days=20))
    learn_all()
    assert all_beliefs() != before
    undo_review(review=review, at=LATER + timedelta(days=20))
    rebuild()
    assert all_beliefs() == before


def test_answer_taken_back_before_it_was_learned_from_says_nothing():
    question = QuestionFactory()
    review = answer(LearnerFactory(), question, at=NOON)
    undo_review(review=review, at=NOON)
    assert learn_waiting_answers(at=LATER) == 0
    assert not QuestionBeliefs.objects.exists()
    assert SiteBeliefs.objects.get().learned_review_id == review.pk


def test_answer_given_again_is_the_same_learner():
    """Nobody becomes five learners by taking their answer back."""
    learner = LearnerFactory()
    question = QuestionFactory()
    for _ in range(5):
        review = answer(learner, question, at=NOON)
        learn_waiting_answers(at=LATER)
        undo_review(review=review, at=NOON)
    answer(learner, question, at=NOON)
    learn_waiting_answers(at=LATER)
    assert QuestionBeliefs.objects.get().learner_count == 1
    rebuild()
    assert QuestionBeliefs.objects.get().learner_count == 1


def test_corrected_answer_is_learned_from_as_corrected():
    question = QuestionFactory()
    learner = LearnerFactory()
    review = answer(learner, question, at=NOON, rating=Rating.EASY)
    correct_review(review=review, rating=Rating.AGAIN, at=NOON)
    learn_waiting_answers(at=LATER)
    assert first_mean(question) < 0


def test_deleted_account_is_forgotten_when_all_is_learned_anew():
    learners, questions = make_group(3, 2)
    study_together(learners[:2], questions, rounds=2)
    rebuild()
    before = all_beliefs()
    study_together(learners[2:], questions, rounds=2)
    learn_all()
    learners[2].delete()
    assert LearnerBeliefs.objects.count() == 2
    rebuild()
    after = all_beliefs()
    assert after == before


def test_question_that_asks_something_else_begins_anew():
    learners, questions = make_group(5, 1)
    study_together(learners, questions, rounds=2)
    learn_all()
    Question.objects.update(revision=2, meaning_revision=2)
    questions[0].refresh_from_db()
    newcomer = LearnerFactory()
    answer(newcomer, questions[0], at=LATER, rating=Rating.EASY)
    learn_all()
    beliefs = QuestionBeliefs.objects.get()
    assert beliefs.meaning_revision == 2
    assert beliefs.learner_count == 1
    assert beliefs.first_ask_mean > 0
    rebuild()
    assert QuestionBeliefs.objects.get().learner_count == 1
    assert QuestionBeliefs.objects.get().first_ask_mean > 0


def test_question_whose_typo_was_mended_goes_on():
    learners, questions = make_group(5, 1)
    study_together(learners, questions, rounds=2)
    Question.objects.update(revision=2)
    questions[0].refresh_from_db()
    answer(LearnerFactory(), questions[0], at=LATER)
    learn_all()
    assert QuestionBeliefs.objects.get().learner_count == 6


@pytest.mark.django_db(transaction=True)
def test_every_two_hundredth_answer_has_those_that_wait_learned_from():
    """When it is stored itself, behind the answer and not before it."""
    learner = LearnerFactory()
    early = answer(learner, QuestionFactory(), at=NOON)
    early.pk = ANSWERS_PER_BATCH - 1
    learn_now_and_then(early, at=LATER)
    assert not SiteBeliefs.objects.exists()
    early.pk = ANSWERS_PER_BATCH
    learn_now_and_then(early, at=LATER)
    assert LearnerBeliefs.objects.get().learner == learner
