"""Answers with their questions as both read when they were given, for many at once."""

from collections.abc import Sequence
from typing import Any

from papers import markdown
from papers.models import Question
from study.models import AnsweredVersion, GivenAnswer, QuizItem
from study.review.gaps import compare_gaps, split_gaps
from study.review.given_answer import (
    answered_choices,
    answered_key_points,
    ticked_points,
)
from study.review.withdrawn import is_unchanged_since, questions_as_they_read

KeptVersions = dict[tuple[int, int], AnsweredVersion]


def answers_as_given(items: Sequence[QuizItem]) -> dict[int, dict[str, Any]]:
    """By the item's id: the prompt, what was answered, and the model answer.

    items: those with an answer.
    """
    answers = [item.answer for item in items]
    questions = questions_as_they_read(answers)
    kept = kept_versions(answers)
    shown = {}
    for item in items:
        answer = item.answer
        question = questions[answer.pk]
        version = kept.get((answer.question_id, answer.question_revision))
        shown[item.pk] = {
            "prompt_html": question.shown_html,
            "is_changed": not is_unchanged_since(answer),
            "typed": answer.typed,
            "answer_html": question.answer_html,
            "explanation_html": question.explanation_html,
            "gaps": gaps_of(answer, question),
            "choices": choices_as_they_read(item, version),
            "key_points": key_points_as_they_read(answer, version),
        }
    return shown


def gaps_of(answer: GivenAnswer, question: Question) -> list[Any]:
    if question.kind != Question.Kind.CLOZE:
        return []
    return compare_gaps(question, split_gaps(answer.typed))


def kept_versions(answers: Sequence[GivenAnswer]) -> KeptVersions:
    """Of the questions that were changed since, by question and revision."""
    changed_ids = []
    for answer in answers:
        if not is_unchanged_since(answer):
            changed_ids.append(answer.question_id)
    if not changed_ids:
        return {}
    versions = AnsweredVersion.objects.filter(question__in=changed_ids)
    return {(version.question_id, version.revision): version for version in versions}


def choices_as_they_read(
    item: QuizItem, version: AnsweredVersion | None
) -> list[dict[str, Any]]:
    """None of a question that was changed before its choices were kept."""
    if item.question.kind != Question.Kind.CHOICE:
        return []
    if is_unchanged_since(item.answer):
        return answered_choices(item.answer)
    if version is None:
        return []
    rows = []
    for choice in version.choices:
        row = {
            "text_html": markdown.render(choice["text"], is_inline=True),
            "feedback_html": markdown.render(choice["feedback"], is_inline=True),
            "is_right": choice["is_right"],
            "is_chosen": choice["id"] == item.chosen_id,
        }
        rows.append(row)
    return rows


def key_points_as_they_read(
    answer: GivenAnswer, version: AnsweredVersion | None
) -> list[dict[str, Any]]:
    """Of a question that was changed before they were kept, only the ticked ones."""
    if answer.question.kind != Question.Kind.RECALL:
        return []
    if is_unchanged_since(answer):
        return answered_key_points(answer)
    if version is None:
        return ticked_points(answer)
    rows = []
    for text in version.key_points:
        row = {
            "text_html": markdown.render(text, is_inline=True),
            "is_ticked": text in answer.points,
        }
        rows.append(row)
    return rows
