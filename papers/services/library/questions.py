"""Writing questions into the database: one that may be there, or many new ones."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from simple_history.utils import bulk_create_with_history

from papers.libraryfiles import ChoiceEntry
from papers.models import Choice, KeyPoint, Question
from papers.services.library.named import (
    ids_once,
    paper_named,
    papers_named,
    the_one,
    topics_named,
)
from papers.services.library.plan import PlacedQuestion
from papers.services.question_meaning import begin_new_meaning, stored_meaning

AboutPaper = Question.papers.through
AboutTopic = Question.topics.through


def save_question(placed: PlacedQuestion, at: datetime) -> None:
    entry = placed.entry
    values = question_values(placed)
    if placed.home:
        home_id = paper_named(placed.home, by=f"question {entry.id}")
        values["home_id"] = home_id
    known = Question.objects.filter(slug=entry.id).first()
    meaning_before = None
    if known:
        meaning_before = stored_meaning(known.pk)
        values["revision"] = known.revision + 1
    question, _ = Question.objects.update_or_create(
        slug=entry.id, defaults=values
    )
    question.papers.set(papers_named(names_of_papers(placed)).values())
    question.topics.set(topics_named(entry.topics).values())
    save_key_points(question, entry.key_points)
    save_choices(question, entry.choices)
    if meaning_before:
        begin_new_meaning(question.pk, meaning_before)


def question_values(placed: PlacedQuestion) -> dict[str, Any]:
    """Of its row, but for the home that it names."""
    entry = placed.entry
    return {
        "kind": entry.kind,
        "level": entry.level,
        "home_id": None,
        "theme": placed.theme,
        "section": entry.section,
        "position": placed.position,
        "prompt": entry.prompt,
        "answer": entry.answer,
        "explanation": entry.explanation,
        "status": entry.status,
        "retired_at": None,
    }


def names_of_papers(placed: PlacedQuestion) -> tuple[str, ...]:
    """The slugs of those that it asks about."""
    if placed.home:
        return (placed.home,)
    return placed.entry.papers


def save_key_points(question: Question, texts: tuple[str, ...]) -> None:
    current = question.key_points.values_list("text", flat=True)
    if tuple(current) == texts:
        return
    question.key_points.all().delete()
    KeyPoint.objects.bulk_create(key_points_of(question, texts))


def key_points_of(question: Question, texts: Iterable[str]) -> list[KeyPoint]:
    points = []
    for position, text in enumerate(texts):
        point = KeyPoint(question=question, position=position, text=text)
        points.append(point)
    return points


def save_choices(question: Question, entries: Iterable[ChoiceEntry]) -> None:
    current = question.choices.values_list("text", "is_right", "feedback")
    wanted = []
    for entry in entries:
        wanted.append((entry.text, entry.is_right, entry.feedback))
    if list(current) == wanted:
        return
    question.choices.all().delete()
    Choice.objects.bulk_create(choices_of(question, entries))


def choices_of(
    question: Question, entries: Iterable[ChoiceEntry]
) -> list[Choice]:
    choices = []
    for position, entry in enumerate(entries):
        choice = Choice(
            question=question,
            position=position,
            text=entry.text,
            is_right=entry.is_right,
            feedback=entry.feedback,
        )
        choices.append(choice)
    return choices


def add_questions(batch: Sequence[PlacedQuestion], at: datetime) -> None:
    """Questions of which none is there yet, with a few statements for all of them."""
    paper_slugs: set[str] = set()
    topic_slugs: set[str] = set()
    for placed in batch:
        paper_slugs.update(names_of_papers(placed))
        topic_slugs.update(placed.entry.topics)
    papers = papers_named(paper_slugs)
    topics = topics_named(topic_slugs)
    questions = []
    for placed in batch:
        values = question_values(placed)
        if placed.home:
            by = f"question {placed.entry.id}"
            values["home_id"] = the_one(papers, "paper", placed.home, by)
        questions.append(Question(slug=placed.entry.id, **values))
    bulk_create_with_history(questions, Question)
    key_points = []
    choices = []
    about_papers = []
    about_topics = []
    for question, placed in zip(questions, batch, strict=True):
        entry = placed.entry
        key_points += key_points_of(question, entry.key_points)
        choices += choices_of(question, entry.choices)
        for paper_id in ids_once(names_of_papers(placed), papers):
            pair = AboutPaper(question_id=question.pk, paper_id=paper_id)
            about_papers.append(pair)
        for topic_id in ids_once(entry.topics, topics):
            pair = AboutTopic(question_id=question.pk, topic_id=topic_id)
            about_topics.append(pair)
    KeyPoint.objects.bulk_create(key_points)
    Choice.objects.bulk_create(choices)
    AboutPaper.objects.bulk_create(about_papers)
    AboutTopic.objects.bulk_create(about_topics)
