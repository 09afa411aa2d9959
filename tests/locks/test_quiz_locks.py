"""One learner in two windows of a quiz: each place gets one answer."""

import uuid
from functools import partial

import pytest

from study.memory import Rating
from study.models import PracticeAnswer, Quiz
from study.models.answered_version import AnsweredVersion, keep_answered_version
from study.review.practice_services import record_practice_answer
from study.review.quiz_plan import QuizChoice
from study.review.quiz_services import start_quiz
from study.review.services import Answer, AnsweredElsewhere
from tests.factories import QuestionFactory
from tests.locks.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def send(learner, noon):
    """Sends an answer under a key to a quiz of one question."""
    question = QuestionFactory()
    choice = QuizChoice(
        kind=Quiz.Kind.PAPER,
        title="Practice",
        subject_id=question.home_id,
        is_practice=True,
    )
    quiz = start_quiz(learner=learner, choice=choice, at=noon)

    def record(key):
        return record_practice_answer(
            learner=learner,
            question=question,
            answer=Answer(rating=Rating.GOOD, key=key, seen=0),
            quiz=quiz,
            at=noon,
        )

    return record


def test_record_practice_answer_of_one_key_is_stored_once(send):
    twice = partial(send, uuid.uuid4())
    first, second = at_once(twice, twice)
    assert first == second
    assert PracticeAnswer.objects.count() == 1


def test_record_practice_answer_of_two_tabs_stores_the_first(send):
    results = at_once(partial(send, uuid.uuid4()), partial(send, uuid.uuid4()))
    kinds = {type(result) for result in results}
    assert kinds == {PracticeAnswer, AnsweredElsewhere}
    assert PracticeAnswer.objects.count() == 1


def test_question_answered_by_two_at_once_is_kept_once():
    keep = partial(keep_answered_version, QuestionFactory())
    assert at_once(keep, keep) == [None, None]
    assert AnsweredVersion.objects.count() == 1
