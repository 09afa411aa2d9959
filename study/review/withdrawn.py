"""Withdrawn questions and papers as learners saw them, never as they are now.

A curator may go on writing at what is withdrawn. The history of questions and papers
keeps each earlier text; a review knows the question's revision that was answered.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from papers.fields import RenderedField
from papers.models import Paper, Question
from study.models import GivenAnswer

NOT_KEPT = "A question that was withdrawn"
UNKNOWN_PAPER = "A paper that was withdrawn"
TEXTS = ("kind", "level", "section", "prompt", "answer", "explanation")


def questions_as_answered(reviews: Sequence[GivenAnswer]) -> dict[int, Question]:
    """Each review's question by the review's id.

    A live question is as it is now, a withdrawn one as it read when it was answered.
    """
    withdrawn = [review for review in reviews if not review.question.is_live]
    versions = versions_of_questions(withdrawn)
    questions = {}
    for review in reviews:
        question = review.question
        if not question.is_live:
            own_versions = versions.get(question.pk, [])
            question = question_as_answered(review, own_versions)
        questions[review.pk] = question
    return questions


def questions_as_they_read(answers: Sequence[GivenAnswer]) -> dict[int, Question]:
    """Each answer's question by the answer's id, as it read when it was answered.

    A live question whose earlier text is not kept is as it is now.
    """
    changed = []
    for answer in answers:
        if not answer.question.is_live or not is_unchanged_since(answer):
            changed.append(answer)
    versions = versions_of_questions(changed)
    questions = {answer.pk: answer.question for answer in answers}
    for answer in changed:
        own_versions = versions.get(answer.question_id, [])
        question = question_as_answered(answer, own_versions)
        is_kept = question.prompt != NOT_KEPT
        if is_kept or not answer.question.is_live:
            questions[answer.pk] = question
    return questions


def versions_of_questions(reviews: Sequence[GivenAnswer]) -> dict[int, list[Any]]:
    """The history of the reviews' questions by their ids, oldest first."""
    if not reviews:
        return {}
    question_ids = {review.question_id for review in reviews}
    versions: dict[int, list[Any]] = {}
    history = Question.history.filter(id__in=question_ids).order_by("history_id")
    for version in history:
        versions.setdefault(version.id, []).append(version)
    return versions


def question_as_answered(review: GivenAnswer, versions: list[Any]) -> Question:
    """The question, not to be saved, with the texts that the learner saw."""
    current = review.question
    version = version_answered(versions, review.question_revision)
    if version is None and is_unchanged_since(review):
        version = current
    question = Question(
        pk=current.pk,
        home=current.home,
        status=current.status,
        retired_at=current.retired_at,
        revision=review.question_revision,
        kind=current.kind,
        level=current.level,
        prompt=NOT_KEPT,
    )
    if version is not None:
        for name in TEXTS:
            setattr(question, name, getattr(version, name))
    render_texts(question)
    return question


def version_answered(versions: list[Any], revision: int) -> Any | None:
    """The version that had this revision; None when it is not kept.

    The first is kept with its own number, each later one with the number before: a
    revision is counted up after the text was saved.
    """
    for version in versions:
        is_first = version.history_type == "+"
        number = version.revision if is_first else version.revision + 1
        if number == revision:
            return version
    return None


def is_unchanged_since(review: GivenAnswer) -> bool:
    """Whether the question reads as it did when it was answered."""
    return review.question.revision == review.question_revision


def render_texts(question: Question) -> None:
    """Fills in the HTML of a question's texts without saving it."""
    for rendered in question._meta.fields:
        if isinstance(rendered, RenderedField):
            rendered.pre_save(question, add=False)


def titles_as_published(papers: Iterable[Paper]) -> dict[int, str]:
    """Each paper's title by its id: of a withdrawn one the last that was published."""
    titles = {}
    withdrawn_ids = []
    for paper in papers:
        titles[paper.pk] = paper.title
        if not paper.is_open_to_learner:
            titles[paper.pk] = UNKNOWN_PAPER
            withdrawn_ids.append(paper.pk)
    if withdrawn_ids:
        titles.update(last_published_titles(withdrawn_ids))
    return titles


def last_published_titles(paper_ids: list[int]) -> dict[int, str]:
    versions = Paper.history.filter(
        id__in=paper_ids,
        status=Paper.Status.PUBLISHED,
    ).order_by("history_id")
    return dict(versions.values_list("id", "title"))
