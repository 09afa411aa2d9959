"""What learners did stays, and the library that it hangs on."""

import uuid

import pytest
from django.db.models import ProtectedError, RestrictedError

from study.models import Card, Reading, Review
from tests.factories import QuestionFactory, ReadingFactory, answer

pytestmark = pytest.mark.django_db


def test_answered_question_can_not_be_deleted(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon)
    with pytest.raises(ProtectedError):
        question.delete()
    assert Card.objects.count() == 1


def test_marked_paper_can_not_be_deleted(learner):
    reading = ReadingFactory(learner=learner)
    with pytest.raises(RestrictedError):
        reading.paper.delete()
    assert Reading.objects.count() == 1


def test_answers_with_keys_of_their_own_are_both_stored(learner, noon):
    review = answer(learner, QuestionFactory(), at=noon)
    review.pk = None
    review.key = uuid.uuid4()
    review.save(force_insert=True)
    assert Review.objects.count() == 2
