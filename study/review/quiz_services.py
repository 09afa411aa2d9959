"""Beginning a quiz."""

from datetime import datetime

from django.db import transaction

from papers.models import Paper
from study.models import Learner, Quiz, QuizItem
from study.review.prompt import questions_of_paper


class NothingToAsk(Exception):
    """There is no question that may be asked."""


def start_paper_quiz(*, learner: Learner, paper: Paper, at: datetime) -> Quiz:
    """A quiz on all live questions of the paper; one that was begun today and not ended goes on."""
    with transaction.atomic():
        learner.lock()
        today = learner.clock.start_of(learner.clock.day_of(at))
        begun = Quiz.objects.filter(
            learner=learner, paper=paper, finished_at=None, started_at__gte=today
        )
        if (quiz := begun.first()) and quiz.open_items().exists():
            return quiz
        questions = questions_of_paper(paper)
        if not questions:
            raise NothingToAsk
        quiz = Quiz.objects.create(
            learner=learner,
            kind=Quiz.Kind.PAPER,
            paper=paper,
            title=paper.title,
            started_at=at,
        )
        QuizItem.objects.bulk_create(
            QuizItem(quiz=quiz, question=question, position=position)
            for position, question in enumerate(questions, start=1)
        )
    return quiz
