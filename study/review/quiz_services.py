"""Beginning a quiz."""

from datetime import datetime

from django.db import transaction

from papers.models import Paper, Question
from study.models import Learner, Quiz, QuizItem


class NothingToAsk(Exception):
    """There is no question that may be asked."""


def start_paper_quiz(*, learner: Learner, paper: Paper, at: datetime) -> Quiz:
    """A quiz on all live questions of the paper.

    One that was begun today and not ended goes on.
    """
    with transaction.atomic():
        learner.lock()
        begun = quiz_begun_today(learner, paper, at)
        if begun is not None and begun.open_items().exists():
            return begun
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


def quiz_begun_today(learner: Learner, paper: Paper, at: datetime) -> Quiz | None:
    day_begins_at = learner.clock.start_of(learner.clock.day_of(at))
    unfinished = Quiz.objects.filter(learner=learner, paper=paper, finished_at=None)
    return unfinished.filter(started_at__gte=day_begins_at).first()


def questions_of_paper(paper: Paper) -> list[Question]:
    """Its own questions in the note's order, then those across papers."""
    return list(paper.questions.live().order_by("theme", "position", "id"))
