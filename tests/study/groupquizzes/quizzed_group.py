"""A group with a quiz, and members who answer it."""

import uuid
from datetime import timedelta

from django.urls import reverse

from study.groupquizzes.services import start_group_quiz
from study.memory import Rating
from study.models import GroupQuiz, GroupQuizQuestion
from study.review.practice_services import record_answer
from study.review.services import Answer
from tests.conftest import NOON
from tests.factories import (
    LearnerFactory,
    MembershipFactory,
    QuestionFactory,
    StudyGroupFactory,
)

HOUR = timedelta(hours=1)


def make_quiz(group=None, *, question_count=2, **values):
    """An open quiz of that many questions, opened at noon."""
    row = {"title": "Before we meet", "created_at": NOON, "opened_at": NOON} | values
    quiz = GroupQuiz.objects.create(group=group or StudyGroupFactory(), **row)
    for position in range(1, question_count + 1):
        GroupQuizQuestion.objects.create(
            group_quiz=quiz, question=QuestionFactory(), position=position
        )
    return quiz


def join(group, **values):
    """A new member."""
    learner = LearnerFactory()
    MembershipFactory(group=group, learner=learner, **values)
    return learner


def answer_all(learner, group_quiz, rating=Rating.GOOD, *, is_practice=False, at=NOON):
    """Begins the quiz and gives each question this rating."""
    own = start_group_quiz(
        learner=learner, group_quiz=group_quiz, is_practice=is_practice, at=at
    )
    for item in own.items.select_related("question"):
        given = Answer(rating=rating, key=uuid.uuid4(), seen=0)
        record_answer(
            learner=learner, question=item.question, answer=given, at=at, quiz=own
        )
    own.refresh_from_db()
    return own


def url_of(name, *arguments):
    return reverse(name, args=arguments)
