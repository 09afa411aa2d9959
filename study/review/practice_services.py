"""Recording answers that are just practice."""

from datetime import datetime

from django.db import transaction

from papers.models import Question
from study.models import GivenAnswer, Learner, PracticeAnswer, Quiz, QuizItem
from study.models.answered_version import keep_answered_version
from study.review.services import (
    Answer,
    AnsweredElsewhere,
    KeyOfAnotherQuestion,
    QuestionIsGone,
    record_review,
)


def record_answer(
    *,
    learner: Learner,
    question: Question,
    answer: Answer,
    at: datetime,
    quiz: Quiz | None,
) -> GivenAnswer:
    """A review, or a practice answer in a quiz that is just practice."""
    if quiz is not None and quiz.is_practice:
        return record_practice_answer(
            learner=learner,
            question=question,
            answer=answer,
            quiz=quiz,
            at=at,
        )
    return record_review(
        learner=learner,
        question=question,
        answer=answer,
        at=at,
        quiz=quiz,
    )


def record_practice_answer(
    *,
    learner: Learner,
    question: Question,
    answer: Answer,
    quiz: Quiz,
    at: datetime,
) -> PracticeAnswer:
    """Store the answer in its place in the quiz. No card, no date, no count moves.

    A key that was used returns the answer it made.
    """
    with transaction.atomic():
        learner.lock()
        with_answers = QuizItem.objects.select_related(
            "practice_answer", "question"
        )
        item = with_answers.filter(quiz=quiz, question=question).first()
        if item is None:
            raise KeyOfAnotherQuestion
        stored = item.answer
        if isinstance(stored, PracticeAnswer):
            if stored.key != answer.key:
                raise AnsweredElsewhere
            return stored
        if not question.is_live:
            raise QuestionIsGone
        revision = answer.question_revision or question.revision
        practice_answer = PracticeAnswer.objects.create(
            item=item,
            rating=answer.rating,
            reviewed_at=max(at, quiz.started_at),
            duration=answer.duration,
            typed=answer.typed,
            points=answer.points,
            question_revision=revision,
            key=answer.key,
        )
        if answer.choice is not None:
            item.chosen_id = answer.choice.pk
            item.save(update_fields=["chosen_id"])
        if revision == question.revision:
            keep_answered_version(question)
        quiz.end_when_done(at)
    return practice_answer
