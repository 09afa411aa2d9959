"""Learners who were away, and what waits for them."""

from datetime import timedelta

from papers.models import Link
from study.memory import Rating
from study.models import Card
from tests.factories import PaperFactory, QuestionFactory, answer

DAY = timedelta(days=1)


def answer_then_leave(learner, at, *, count=24, days=30, home=None):
    """So many questions of one paper, answered well so many days before `at`."""
    home = home or PaperFactory()
    questions = []
    for _ in range(count):
        question = QuestionFactory(home=home)
        answer(learner, question, at=at - days * DAY, rating=Rating.EASY)
        questions.append(question)
    return questions


def build_on(later, earlier):
    Link.objects.create(
        source=later, target=earlier, kind=Link.Kind.BUILDS_ON, reason="So."
    )


def due_dates(learner):
    cards = Card.objects.filter(learner=learner)
    return dict(cards.values_list("question", "due_at"))


def due_days(learner):
    """For each question the study day on which it falls due."""
    clock = learner.clock
    days = {}
    for question_id, due_at in due_dates(learner).items():
        days[question_id] = clock.day_of(due_at)
    return days
