"""Setting a question aside, and wanting it again."""

from datetime import datetime

from django.db import transaction

from papers.models import Question
from study.models import Learner, SetAside
from study.review.services import QuestionIsGone


def set_question_aside(
    *,
    learner: Learner,
    question: Question,
    until: datetime | None,
    at: datetime,
) -> None:
    """The question is not asked before `until`, or until it is wanted again (None).

    What was said last counts. What was set aside for a time that is over goes.
    """
    if not question.is_live:
        raise QuestionIsGone
    with transaction.atomic():
        learner.lock()
        SetAside.objects.filter(learner=learner, until__lte=at).delete()
        SetAside.objects.update_or_create(
            learner=learner,
            question=question,
            defaults={"until": until, "set_aside_at": at},
        )


def ask_question_again(*, learner: Learner, question: Question) -> None:
    """The question is asked as if it had never been set aside."""
    with transaction.atomic():
        learner.lock()
        SetAside.objects.filter(learner=learner, question=question).delete()
