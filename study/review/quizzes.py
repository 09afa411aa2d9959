"""A quiz as its pages show it: the next question, and a list of past quizzes."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from study.memory import Rating
from study.models import Card, GroupQuiz, Learner, Quiz, SetAside
from study.models.quiz import QuizKind, quiz_item_is_open
from study.models.set_aside import is_among
from study.review.prompt import QuestionPrompt, ask_question
from study.review.session import StudySession, time_left_label


def quiz_facts(quiz: Quiz) -> dict[str, Any]:
    return {
        "id": quiz.pk,
        "title": quiz.title,
        "url": quiz.get_absolute_url(),
        "kind_label": quiz.get_kind_display(),
        "is_practice": quiz.is_practice,
        "started_at": quiz.started_at,
        "finished_at": quiz.finished_at,
    }


def next_quiz_prompt(quiz: Quiz, at: datetime) -> QuestionPrompt | None:
    """The first question without an answer that is still asked.

    A quiz that has ended asks nothing more, even if a question comes back.
    """
    if quiz.finished_at is not None or not quiz.goes_on_at(at):
        return None
    is_set_aside = is_among(
        SetAside.objects.standing(at), learner="quiz__learner"
    )
    with_questions = quiz.items.select_related(
        "question__home", "practice_answer"
    )
    items = list(with_questions.annotate(is_set_aside=is_set_aside))
    waiting = []
    for item in items:
        is_asked = item.question.is_live and not item.is_set_aside
        if item.answer is None and is_asked:
            waiting.append(item)
    if not waiting:
        return None
    question = waiting[0].question
    card = Card.objects.filter(
        learner=quiz.learner_id, question=question
    ).first()
    review_ids = [item.review_id for item in items if item.review_id]
    session = StudySession(
        done_count=len(items) - len(waiting),
        left_count=len(waiting),
        quiz_id=quiz.pk,
        undo_review_id=max(review_ids, default=None),
        is_practice=quiz.is_practice,
        time_left_label=time_left_label(quiz, at),
    )
    return ask_question(question, card, session)


def past_quizzes(learner: Learner, at: datetime) -> QuerySet:
    """The learner's quizzes with their numbers, latest first."""
    is_remembered = Q(items__review__rating__gt=Rating.AGAIN)
    is_remembered |= Q(items__practice_answer__rating__gt=Rating.AGAIN)
    is_open = quiz_item_is_open(learner.pk, at, "items")
    review_count = Count("items__review")
    practice_count = Count("items__practice_answer")
    open_of_groups = GroupQuiz.objects.of(learner.pk).open_at(at)
    is_of_group = Q(kind=QuizKind.GROUP)
    quizzes = Quiz.objects.filter(learner=learner).annotate(
        is_over_in_group=is_of_group
        & ~Q(subject_id__in=open_of_groups.values("pk")),
        item_count=Count("items"),
        open_count=Count("items", filter=is_open),
        answered_count=review_count + practice_count,
        remembered_count=Count("items", filter=is_remembered),
    )
    return quizzes.order_by("-started_at", "-id")


def past_quiz_row(quiz: Any, at: datetime) -> dict[str, Any]:
    """One of past_quizzes() as the list shows it."""
    row = quiz_facts(quiz)
    row["outcome_label"] = quiz_outcome_label(quiz, at)
    return row


def quiz_outcome_label(quiz: Any, at: datetime) -> str:
    """“2 of 3 remembered”, “1 of 3 answered so far”, “ended without an answer”."""
    # A quiz whose last question was retired or set aside has ended without an answer
    # that says so, and so has one whose time went by.
    has_ended = quiz.finished_at is not None or not quiz.open_count
    has_ended = has_ended or quiz.is_over_in_group
    if not has_ended and quiz.has_time_left(at):
        return f"{quiz.answered_count} of {quiz.item_count} answered so far"
    if not quiz.answered_count:
        return "ended without an answer"
    return f"{quiz.remembered_count} of {quiz.answered_count} remembered"
