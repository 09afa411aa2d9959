"""Beginning a quiz."""

from datetime import datetime
from typing import Any, NoReturn

from django.db import transaction
from django.db.models import QuerySet

from papers.models import Paper, Question
from papers.topic_tree import Node
from study.memory import retrievability
from study.models import Card, Learner, Quiz, QuizItem
from study.models.set_aside import askable_questions
from study.review.queue import due_cards

MOST_OF_A_TOPIC = 20


class NothingToAsk(Exception):
    """There is no question that may be asked."""


class AllSetAside(NothingToAsk):
    """There are questions, and the learner has set every one of them aside."""


def start_paper_quiz(*, learner: Learner, paper: Paper, at: datetime) -> Quiz:
    """A quiz on all live questions of the paper.

    One that was begun today and not ended goes on.
    """
    with transaction.atomic():
        learner.lock()
        unfinished = unfinished_quizzes_of_today(learner, at)
        begun = unfinished.filter(paper=paper).first()
        if begun is not None and begun.open_items(at).exists():
            return begun
        questions = questions_of_paper(paper, learner, at)
        if not questions:
            raise_nothing_to_ask(paper.questions.live())
        return create_quiz(
            [question.pk for question in questions],
            learner=learner,
            kind=Quiz.Kind.PAPER,
            paper=paper,
            title=paper.title,
            started_at=at,
        )


def start_topic_quiz(*, learner: Learner, topic: Node, at: datetime) -> Quiz:
    """A quiz on live questions of the topic and all below it, twenty at most.

    Due ones come first, the most faded of them at the front; then those never asked.
    One that was begun today and not ended goes on.
    """
    with transaction.atomic():
        learner.lock()
        unfinished = unfinished_quizzes_of_today(learner, at)
        begun = unfinished.filter(topic=topic.id).first()
        if begun is not None and begun.open_items(at).exists():
            return begun
        question_ids = questions_of_topic(topic, learner, at)
        if not question_ids:
            raise_nothing_to_ask(questions_on_topic(topic))
        return create_quiz(
            question_ids[:MOST_OF_A_TOPIC],
            learner=learner,
            kind=Quiz.Kind.TOPIC,
            topic_id=topic.id,
            title=topic.name,
            started_at=at,
        )


def create_quiz(question_ids: list[int], **fields: Any) -> Quiz:
    quiz = Quiz.objects.create(**fields)
    QuizItem.objects.bulk_create(
        QuizItem(quiz=quiz, question_id=question_id, position=position)
        for position, question_id in enumerate(question_ids, start=1)
    )
    return quiz


def unfinished_quizzes_of_today(learner: Learner, at: datetime) -> QuerySet[Quiz]:
    day_begins_at = learner.clock.start_of_day(at)
    unfinished = Quiz.objects.filter(learner=learner, finished_at=None)
    return unfinished.filter(started_at__gte=day_begins_at)


def raise_nothing_to_ask(live_questions: QuerySet[Question]) -> NoReturn:
    if live_questions.exists():
        raise AllSetAside
    raise NothingToAsk


def questions_of_paper(paper: Paper, learner: Learner, at: datetime) -> list[Question]:
    """Its own questions in the note's order, then those across papers."""
    questions = askable_questions(learner, at).filter(papers=paper)
    return list(questions.order_by("theme", "position", "id"))


def questions_on_topic(topic: Node) -> QuerySet[Question]:
    """The live questions of the topic and of all below it."""
    return Question.objects.live().filter(topics__in=topic.subtree_ids)


def questions_of_topic(topic: Node, learner: Learner, at: datetime) -> list[int]:
    """The ids of its live questions and of those below, the most urgent first."""
    hung = Question.topics.through.objects.filter(topic__in=topic.subtree_ids)
    askable = askable_questions(learner, at)
    questions = askable.filter(id__in=hung.values("question"))
    by_paper = questions.order_by("home", "theme", "position", "id")
    question_ids = list(by_paper.values_list("id", flat=True))
    due = due_cards(learner, at).filter(question__in=hung.values("question"))
    due_ids = set(due.order_by().values_list("question_id", flat=True))
    day_began_at = learner.clock.start_of_day(at)
    chances: dict[int, float] = {}
    cards = Card.objects.filter(learner=learner)
    for card in cards.filter(question__in=hung.values("question")).order_by():
        chances[card.question_id] = retrievability(
            card.memory, day_began_at=day_began_at
        )

    def urgency(question_id: int) -> tuple[int, float]:
        if question_id in due_ids:
            return 0, chances[question_id]
        if question_id not in chances:
            return 1, 0
        return 2, chances[question_id]

    return sorted(question_ids, key=urgency)
