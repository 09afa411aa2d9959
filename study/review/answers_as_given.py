"""Answers with their questions as both read when they were given."""

from collections.abc import Sequence
from typing import Any

from papers import markdown
from study.models import GivenAnswer, QuizItem
from study.review.asked_questions import AskedQuestion, questions_as_asked
from study.review.gaps import compare_gaps, split_gaps


def answers_as_given(items: Sequence[QuizItem]) -> dict[int, dict[str, Any]]:
    """By the item's id: the prompt, what was answered, and the model answer.

    items: those with an answer.
    """
    asked = questions_as_asked([item.answer for item in items])
    shown = {}
    for item in items:
        answer = item.answer
        shown[item.pk] = answer_as_given(answer, asked[answer.pk])
        shown[item.pk]["typed"] = answer.typed
    return shown


def answer_as_given(
    answer: GivenAnswer, asked: AskedQuestion
) -> dict[str, Any]:
    """What was answered, marked in the question that was asked."""
    question = asked.question
    return {
        "prompt_html": question.shown_html,
        "change_note": asked.note,
        "answer_html": question.answer_html,
        "explanation_html": question.explanation_html,
        "gaps": compare_gaps(question, split_gaps(answer.typed)),
        "choices": answered_choices(answer, asked),
        "key_points": answered_key_points(answer, asked),
    }


def answered_choices(
    answer: GivenAnswer, asked: AskedQuestion
) -> list[dict[str, Any]]:
    """None where it is not known what they said."""
    rows = []
    for choice in asked.choices or ():
        is_chosen = choice["id"] == answer.chosen_choice_id
        rows.append({**choice, "is_chosen": is_chosen})
    return rows


def answered_key_points(
    answer: GivenAnswer, asked: AskedQuestion
) -> list[dict[str, Any]]:
    """Where they are not known only those that were ticked, as they read then."""
    if asked.key_points is None or not asked.is_known:
        return ticked_points(answer)
    rows = []
    for point in asked.key_points:
        rows.append({**point, "is_ticked": point["text"] in answer.points})
    return rows


def ticked_points(answer: GivenAnswer) -> list[dict[str, Any]]:
    rows = []
    for text in answer.points:
        html = markdown.render(text, is_inline=True)
        rows.append({"text_html": html, "is_ticked": True})
    return rows
