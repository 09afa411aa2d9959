"""What came of a quiz, for ever: each question, its answer and the model answer."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse

from study.memory.asking import Asking, next_asking
from study.memory.day import StudyClock
from study.memory.words import minutes, when
from study.models import Card, GivenAnswer, Quiz, QuizItem, Review, SetAside
from study.models.quiz import QuizKind
from study.models.set_aside import is_among
from study.review.answers_as_given import answers_as_given
from study.review.quiz_reading import reading_after
from study.review.quiz_sources import SOURCES
from study.review.quiz_subjects import SubjectSource


def quiz_result(
    quiz: Quiz, *, at: datetime, clock: StudyClock
) -> dict[str, Any]:
    """What the page of a quiz that has ended shows."""
    items = items_with_answers(quiz, at)
    answered = [item for item in items if item.answer is not None]
    answers = [item.answer for item in answered]
    missed = [answer.question for answer in answers if not answer.is_remembered]
    next_labels = {}
    if not quiz.is_practice:
        next_labels = labels_of_next_times(quiz, answers, at=at, clock=clock)
    shown = answers_as_given(answered)
    rows = []
    for item in answered:
        row = quiz_result_row(item, next_labels)
        row.update(shown[item.pk])
        rows.append(row)
    return {
        "items": rows,
        "answered_count": len(answers),
        "remembered_count": len(answers) - len(missed),
        "wrong_count": len(missed),
        "can_practise_missed": any(question.is_live for question in missed),
        "reading": reading_after(missed),
        "ended_at": quiz.finished_at or last_answer_at(quiz, answers),
        "duration_label": time_spent(quiz, answers, clock),
        "subject_url": url_of_subject(quiz),
        "subject_label": SOURCES[quiz.kind].back_label,
        **count_unanswered(quiz, items),
    }


def items_with_answers(quiz: Quiz, at: datetime) -> list[Any]:
    """In their order, each with its question and its answer."""
    is_set_aside = is_among(
        SetAside.objects.standing(at), learner="quiz__learner"
    )
    with_answers = quiz.items.select_related(
        "question__home",
        "review",
        "practice_answer",
    )
    items: list[Any] = list(with_answers.annotate(is_set_aside=is_set_aside))
    for item in items:
        if item.review is not None:
            item.review.question = item.question
    questions = [item.question for item in items if item.answer is not None]
    prefetch_related_objects(questions, "choices", "key_points")
    return items


def count_unanswered(quiz: Quiz, items: Sequence[Any]) -> dict[str, int]:
    """Why questions have no answer.

    left_out_count: withdrawn before their turn, even if they came back since.
    not_reached_count: the time was over.
    """
    counts = {"left_out_count": 0, "set_aside_count": 0, "not_reached_count": 0}
    is_timed = quiz.minute_limit is not None or quiz.kind == QuizKind.GROUP
    for item in items:
        if item.answer is not None:
            continue
        if item.is_set_aside:
            counts["set_aside_count"] += 1
        elif is_timed and item.question.is_live:
            counts["not_reached_count"] += 1
        else:
            counts["left_out_count"] += 1
    return counts


def quiz_result_row(
    item: QuizItem, next_labels: dict[int, str]
) -> dict[str, Any]:
    answer = item.answer
    return {
        "is_withdrawn": not item.question.is_live,
        "outcome_label": answer.get_rating_display(),
        "rating": answer.rating,
        "url": answer_url(item),
        "next_label": next_labels.get(item.question_id, ""),
    }


def answer_url(item: QuizItem) -> str:
    if isinstance(item.answer, Review):
        return reverse("show_review", args=[item.answer.pk])
    return reverse("show_practice_answer", args=[item.pk])


def labels_of_next_times(
    quiz: Quiz,
    answers: Sequence[GivenAnswer],
    *,
    at: datetime,
    clock: StudyClock,
) -> dict[int, str]:
    """When each question is asked again, by its id."""
    live_ids = [
        answer.question_id for answer in answers if answer.question.is_live
    ]
    cards = Card.objects.filter(learner=quiz.learner_id, question__in=live_ids)
    labels = {}
    for card in cards.askable().with_burial(at):
        asking = next_asking(
            card.state,
            card.due_at,
            clock=clock,
            buried_until=card.buried_until,
        )
        labels[card.question_id] = next_time_label(asking, at=at, clock=clock)
    return labels


def next_time_label(asking: Asking, *, at: datetime, clock: StudyClock) -> str:
    """“due now”, “asked again on Wednesday”."""
    if asking.is_due(at):
        return "due now"
    return f"asked again {when(asking, at=at, clock=clock)}"


def last_answer_at(quiz: Quiz, answers: Sequence[GivenAnswer]) -> datetime:
    """The quiz's beginning when nothing was answered."""
    times = [answer.reviewed_at for answer in answers]
    return max(times, default=quiz.started_at)


def time_spent(
    quiz: Quiz, answers: Sequence[GivenAnswer], clock: StudyClock
) -> str:
    """“6 minutes”, “6 minutes over 3 days”; empty when it is not known.

    That is the time from each question to its answer. Of an answer that came more
    than ten minutes later nobody knows how long it took: it adds nothing.
    """
    milliseconds = sum(answer.duration or 0 for answer in answers)
    first_day = clock.day_of(quiz.started_at)
    last_day = clock.day_of(last_answer_at(quiz, answers))
    day_count = (last_day - first_day).days + 1
    parts = []
    if milliseconds:
        parts.append(minutes(timedelta(milliseconds=milliseconds)))
    if day_count > 1:
        parts.append(f"over {day_count} days")
    return " ".join(parts)


def url_of_subject(quiz: Quiz) -> str:
    """Empty when it has none, or when it was withdrawn."""
    if quiz.kind == QuizKind.GROUP:
        group_quiz = quiz.group_quizzes().first()
        return group_quiz.get_absolute_url() if group_quiz else ""
    source = SOURCES[quiz.kind]
    if quiz.subject_id is None or not isinstance(source, SubjectSource):
        return ""
    return source.subject_url(quiz.subject_id)
