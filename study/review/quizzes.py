"""A quiz as its pages show it: the next question, what came of it, and past ones."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from papers.models import Question
from study.memory import Rating
from study.memory.asking import Asking, next_asking
from study.memory.day import StudyClock
from study.memory.words import minutes, when
from study.models import Card, Learner, Quiz, Review, SetAside
from study.models.quiz import quiz_item_is_open
from study.models.set_aside import is_among
from study.review.prompt import QuestionPrompt, ask_question
from study.review.quiz_sources import SOURCES, SubjectSource
from study.review.session import StudySession
from study.review.withdrawn import questions_as_answered


def quiz_facts(quiz: Quiz) -> dict[str, Any]:
    return {
        "title": quiz.title,
        "url": quiz.get_absolute_url(),
        "kind_label": quiz.get_kind_display(),
        "started_at": quiz.started_at,
        "finished_at": quiz.finished_at,
    }


def next_quiz_prompt(quiz: Quiz, at: datetime) -> QuestionPrompt | None:
    """The first question without an answer that is still asked.

    A quiz that has ended asks nothing more, even if a question comes back.
    """
    if quiz.finished_at is not None:
        return None
    is_set_aside = is_among(SetAside.objects.standing(at), learner="quiz__learner")
    with_questions = quiz.items.select_related("question__home")
    items = list(with_questions.annotate(is_set_aside=is_set_aside))
    waiting = []
    for item in items:
        is_asked = item.question.is_live and not item.is_set_aside
        if item.review_id is None and is_asked:
            waiting.append(item)
    if not waiting:
        return None
    question = waiting[0].question
    card = Card.objects.filter(learner=quiz.learner_id, question=question).first()
    review_ids = [item.review_id for item in items if item.review_id]
    session = StudySession(
        done_count=len(items) - len(waiting),
        left_count=len(waiting),
        quiz_id=quiz.pk,
        undo_review_id=max(review_ids, default=None),
    )
    return ask_question(question, card, session)


def quiz_result(quiz: Quiz, *, at: datetime, clock: StudyClock) -> dict[str, Any]:
    answers = Review.objects.filter(quiz_item__quiz=quiz)
    with_questions = answers.select_related("question__home")
    reviews = list(with_questions.order_by("quiz_item__position"))
    questions = questions_as_answered(reviews)
    live_ids = [question.pk for question in questions.values() if question.is_live]
    cards = Card.objects.filter(learner=quiz.learner_id, question__in=live_ids)
    next_labels = {}
    for card in cards.askable().with_burial(at):
        asking = next_asking(
            card.state,
            card.due_at,
            clock=clock,
            buried_until=card.buried_until,
        )
        next_labels[card.question_id] = next_time_label(asking, at=at, clock=clock)
    unanswered = quiz.items.filter(review=None)
    is_set_aside = is_among(SetAside.objects.standing(at), learner="quiz__learner")
    set_aside_count = unanswered.filter(is_set_aside).count()
    remembered_count = sum(review.is_remembered for review in reviews)
    return {
        "items": [
            quiz_result_row(review, questions[review.pk], next_labels)
            for review in reviews
        ],
        "answered_count": len(reviews),
        "remembered_count": remembered_count,
        "wrong_count": len(reviews) - remembered_count,
        "left_out_count": unanswered.count() - set_aside_count,
        "set_aside_count": set_aside_count,
        "ended_at": quiz.finished_at or last_answer_at(quiz, reviews),
        "duration_label": time_spent(quiz, reviews, clock),
        "subject_url": url_of_subject(quiz),
        "subject_label": SOURCES[quiz.kind].back_label,
    }


def last_answer_at(quiz: Quiz, reviews: list[Review]) -> datetime:
    """The quiz's beginning when nothing was answered."""
    times = [review.reviewed_at for review in reviews]
    return max(times, default=quiz.started_at)


def time_spent(quiz: Quiz, reviews: list[Review], clock: StudyClock) -> str:
    """“6 minutes”, “6 minutes over 3 days”; empty when it is not known.

    That is the time from each question to its answer. Of an answer that came more
    than ten minutes later nobody knows how long it took: it adds nothing.
    """
    milliseconds = sum(review.duration or 0 for review in reviews)
    first_day = clock.day_of(quiz.started_at)
    last_day = clock.day_of(last_answer_at(quiz, reviews))
    day_count = (last_day - first_day).days + 1
    parts = []
    if milliseconds:
        parts.append(minutes(timedelta(milliseconds=milliseconds)))
    if day_count > 1:
        parts.append(f"over {day_count} days")
    return " ".join(parts)


def url_of_subject(quiz: Quiz) -> str:
    """Empty when it has none, or when it was withdrawn."""
    source = SOURCES[quiz.kind]
    if quiz.subject_id is None or not isinstance(source, SubjectSource):
        return ""
    return source.subject_url(quiz.subject_id)


def quiz_result_row(
    review: Review,
    question: Question,
    next_labels: dict[int, str],
) -> dict[str, Any]:
    return {
        "prompt_html": question.shown_html,
        "is_withdrawn": not question.is_live,
        "outcome_label": review.get_rating_display(),
        "rating": review.rating,
        "url": reverse("show_review", args=[review.pk]),
        "next_label": next_labels.get(review.question_id, ""),
    }


def next_time_label(asking: Asking, *, at: datetime, clock: StudyClock) -> str:
    """“due now”, “asked again on Wednesday”."""
    if asking.is_due(at):
        return "due now"
    return f"asked again {when(asking, at=at, clock=clock)}"


def past_quizzes(learner: Learner, at: datetime) -> QuerySet:
    """The learner's quizzes with their numbers, latest first."""
    is_remembered = Q(items__review__rating__gt=Rating.AGAIN)
    is_open = quiz_item_is_open(learner.pk, at, "items")
    quizzes = Quiz.objects.filter(learner=learner).annotate(
        item_count=Count("items"),
        open_count=Count("items", filter=is_open),
        answered_count=Count("items__review"),
        remembered_count=Count("items__review", filter=is_remembered),
    )
    return quizzes.order_by("-started_at", "-id")


def past_quiz_row(quiz: Any) -> dict[str, Any]:
    """One of past_quizzes() as the list shows it."""
    row = quiz_facts(quiz)
    # A quiz whose last question was retired or set aside has ended without an answer
    # that says so.
    row["is_finished"] = quiz.finished_at is not None or not quiz.open_count
    row["answered_count"] = quiz.answered_count
    row["item_count"] = quiz.item_count
    row["remembered_count"] = quiz.remembered_count
    return row
