"""Telling curators of a question, and taking that back."""

from datetime import datetime

from django.db import transaction

from papers.models import Question
from study.models import Learner, QuestionFlag
from study.review.services import QuestionIsGone


def flag_question(
    *,
    learner: Learner,
    question: Question,
    reason: str,
    words: str,
    at: datetime,
) -> None:
    """What is said again takes the place of what curators have not closed yet."""
    if not question.is_live:
        raise QuestionIsGone
    with transaction.atomic():
        learner.lock()
        QuestionFlag.objects.update_or_create(
            learner=learner,
            question=question,
            closed_at=None,
            defaults={
                "reason": reason,
                "words": words,
                "question_revision": question.revision,
                "flagged_at": at,
            },
        )


def withdraw_flag(*, learner: Learner, question: Question) -> None:
    """A flag that curators have closed stays."""
    open_flags = QuestionFlag.objects.filter(learner=learner, closed_at=None)
    open_flags.filter(question=question).delete()
