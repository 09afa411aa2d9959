"""Ways to break the rules that the database keeps about quizzes."""

import uuid
from datetime import timedelta

from study.models import AnsweredVersion, PracticeAnswer, Quiz, QuizItem
from study.review.quiz_services import start_paper_quiz
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory, QuestionFactory, answer


def started_quiz():
    return start_paper_quiz(
        learner=LearnerFactory(), paper=QuestionFactory().home, at=NOON
    )


@breaks("quiz_item_has_its_place")
def two_items_in_one_place():
    quiz = started_quiz()
    QuizItem.objects.create(quiz=quiz, question=QuestionFactory(), position=1)


@breaks("quiz_item_once_per_question")
def question_twice_in_a_quiz():
    quiz = started_quiz()
    question = quiz.items.get().question
    QuizItem.objects.create(quiz=quiz, question=question, position=2)


@breaks("quiz_ends_after_it_begins")
def quiz_that_ends_before_it_begins():
    started_quiz()
    Quiz.objects.update(finished_at=NOON - timedelta(hours=1))


@breaks("quiz_kind_is_known")
def quiz_of_a_kind_that_nobody_knows():
    started_quiz()
    Quiz.objects.update(kind="dream")


@breaks("quiz_has_the_subject_of_its_kind")
def quiz_on_no_paper():
    started_quiz()
    Quiz.objects.update(subject_id=None)


@breaks("quiz_has_the_subject_of_its_kind")
def quiz_of_due_questions_on_a_paper():
    started_quiz()
    Quiz.objects.update(kind=Quiz.Kind.DUE)


@breaks("quiz_question_limit_in_range")
def quiz_of_no_question():
    started_quiz()
    Quiz.objects.update(question_limit=0)


@breaks("quiz_question_limit_in_range")
def quiz_of_too_many_questions():
    started_quiz()
    Quiz.objects.update(question_limit=201)


@breaks("quiz_minute_limit_in_range")
def quiz_of_no_minute():
    started_quiz()
    Quiz.objects.update(minute_limit=0)


@breaks("quiz_minute_limit_in_range")
def quiz_of_too_many_minutes():
    started_quiz()
    Quiz.objects.update(minute_limit=181)


@breaks("quiz_has_one_limit")
def quiz_of_ten_questions_and_ten_minutes():
    started_quiz()
    Quiz.objects.update(question_limit=10, minute_limit=10)


@breaks("quiz_item_of_practice_has_no_review")
def review_in_a_quiz_that_is_just_practice():
    question = QuestionFactory()
    quiz = start_paper_quiz(learner=LearnerFactory(), paper=question.home, at=NOON)
    answer(quiz.learner, question, at=NOON, quiz=quiz)
    QuizItem.objects.update(is_practice=True)


@breaks("practice_answer_rating_is_known")
def practice_answer_rated_five():
    PracticeAnswer.objects.create(
        item=started_quiz().items.get(),
        rating=5,
        reviewed_at=NOON,
        question_revision=1,
        key=uuid.uuid4(),
    )


@breaks("answered_version_once_per_revision")
def question_kept_twice():
    question = QuestionFactory()
    for _ in range(2):
        AnsweredVersion.objects.create(
            question=question, revision=1, choices=[], key_points=[]
        )
