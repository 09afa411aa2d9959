"""Beginning a quiz."""

from datetime import datetime
from typing import NoReturn

from django.db import transaction

from papers.models import Paper, Question
from papers.topic_tree import Node
from study.models import Learner, Quiz, QuizItem
from study.models.quiz import QuizKind
from study.review.quiz_plan import QuizChoice, plan_quiz, questions_of_choice
from study.review.quiz_sources import MOST_OF_TODAY

MOST_OF_A_TOPIC = 20


class NothingToAsk(Exception):
    """There is no question that may be asked."""


class NewLimitReached(NothingToAsk):
    """All questions are new to the learner, and the day has enough new ones."""


class AllSetAside(NothingToAsk):
    """There are questions, and the learner has set every one of them aside."""


def start_paper_quiz(*, learner: Learner, paper: Paper, at: datetime) -> Quiz:
    """A quiz on all live questions of the paper."""
    choice = QuizChoice(
        kind=QuizKind.PAPER,
        title=paper.title,
        subject_id=paper.pk,
    )
    return start_quiz(learner=learner, choice=choice, at=at)


def start_topic_quiz(*, learner: Learner, topic: Node, at: datetime) -> Quiz:
    """A quiz on live questions of the topic and all below it, twenty at most."""
    choice = QuizChoice(
        kind=QuizKind.TOPIC,
        title=topic.name,
        subject_id=topic.id,
        question_limit=MOST_OF_A_TOPIC,
    )
    return start_quiz(learner=learner, choice=choice, at=at)


def start_missed_quiz(*, learner: Learner, quiz: Quiz, at: datetime) -> Quiz:
    """What was forgotten in that quiz, as practice."""
    choice = QuizChoice(
        kind=QuizKind.MISSED,
        title=quiz.title,
        subject_id=quiz.pk,
        is_practice=True,
    )
    return start_quiz(learner=learner, choice=choice, at=at)


def start_quiz_of_today(*, learner: Learner, at: datetime) -> Quiz:
    """A few of those that were forgotten on this study day, as practice."""
    choice = QuizChoice(
        kind=QuizKind.TODAY,
        title="What I forgot today",
        subject_id=None,
        question_limit=MOST_OF_TODAY,
        is_practice=True,
    )
    return start_quiz(learner=learner, choice=choice, at=at)


def start_quiz(*, learner: Learner, choice: QuizChoice, at: datetime) -> Quiz:
    """The quiz that was chosen. One that was begun today and not ended goes on."""
    with transaction.atomic():
        learner.lock()
        begun = unfinished_quiz_of_today(learner, choice, at)
        if begun is not None:
            return begun
        plan = plan_quiz(learner, choice, at)
        if not plan.asked and plan.held_back_count:
            raise NewLimitReached
        if not plan.asked:
            raise_nothing_to_ask(learner, choice, at)
        quiz = Quiz.objects.create(
            learner=learner,
            kind=choice.kind,
            title=choice.title,
            subject_id=choice.subject_id,
            question_limit=choice.question_limit,
            minute_limit=choice.minute_limit,
            is_practice=choice.is_practice,
            started_at=at,
        )
        items = []
        for position, candidate in enumerate(plan.asked, start=1):
            item = QuizItem(
                quiz=quiz,
                question_id=candidate.question_id,
                position=position,
                is_practice=choice.is_practice,
            )
            items.append(item)
        QuizItem.objects.bulk_create(items)
    quiz.held_back_count = plan.held_back_count
    return quiz


def unfinished_quiz_of_today(
    learner: Learner, choice: QuizChoice, at: datetime
) -> Quiz | None:
    """The latest that was begun by the same choice and still has something to ask."""
    begun = Quiz.objects.filter(
        learner=learner,
        kind=choice.kind,
        subject_id=choice.subject_id,
        question_limit=choice.question_limit,
        minute_limit=choice.minute_limit,
        is_practice=choice.is_practice,
        started_at__gte=learner.clock.start_of_day(at),
        finished_at=None,
    ).first()
    if begun is None or not begun.has_time_left(at):
        return None
    if not begun.open_items(at).exists():
        return None
    return begun


def raise_nothing_to_ask(
    learner: Learner, choice: QuizChoice, at: datetime
) -> NoReturn:
    live = questions_of_choice(Question.objects.live(), learner, choice, at)
    if live.exists():
        raise AllSetAside
    raise NothingToAsk
