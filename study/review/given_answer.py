"""An answer that was given, with everything there is to learn from it."""

from datetime import datetime
from typing import Any

from papers.models import Question
from study.memory.words import when
from study.models import Card, Learner, Quiz, Review
from study.review.gaps import compare_gaps, prompt_with_answers
from study.review.ratings import RATING_LABELS
from study.review.session import is_latest_answer, session_url
from study.review.shown_question import show_question


def given_answer(
    learner: Learner, review: Review, quiz: Quiz | None, at: datetime
) -> dict[str, Any]:
    """What the page of the answer shows."""
    context = answered_question(review)
    context["review"] = {
        "id": review.pk,
        "rating": review.rating,
        "rating_label": review.get_rating_display(),
        "reviewed_at": review.reviewed_at,
        "typed": review.typed,
        "points": review.points,
    }
    context["quiz_id"] = quiz.pk if quiz else ""
    context["next_url"] = session_url(quiz)
    context["next_label"] = "Next question"
    is_choice = review.question.kind == Question.Kind.CHOICE
    is_latest = is_latest_answer(review)
    context["can_undo"] = is_latest
    context["can_correct"] = is_latest and is_choice
    context["corrections"] = other_ratings(review)
    context["comes_back"] = ""
    card = Card.objects.filter(learner=learner, question=review.question_id).first()
    if card and is_latest:
        context["comes_back"] = when(card.due_at, at=at, clock=learner.clock)
    return context


def other_ratings(review: Review) -> list[tuple[int, str]]:
    return [
        (value, label)
        for value, label in RATING_LABELS.items()
        if value != review.rating
    ]


def answered_question(review: Review) -> dict[str, Any]:
    """The question with what was answered marked in it."""
    question = review.question
    prompt_html = question.shown_html
    if question.kind == Question.Kind.CLOZE:
        prompt_html = prompt_with_answers(question)
    return {
        "question": show_question(question, prompt_html),
        "choices": answered_choices(review),
        "answer_html": question.answer_html,
        "explanation_html": question.explanation_html,
        "key_points": answered_key_points(review),
        "gaps": compare_gaps(question, review.typed.split("; ")),
    }


def answered_choices(review: Review) -> list[dict[str, Any]]:
    rows = []
    for choice in review.question.choices.all():
        row = {
            "text_html": choice.text_html,
            "feedback_html": choice.feedback_html,
            "is_right": choice.is_right,
            "is_chosen": choice.pk == review.choice_id,
        }
        rows.append(row)
    return rows


def answered_key_points(review: Review) -> list[dict[str, Any]]:
    rows = []
    for point in review.question.key_points.all():
        row = {
            "id": point.pk,
            "text_html": point.text_html,
            "is_ticked": point.text in review.points,
        }
        rows.append(row)
    return rows
