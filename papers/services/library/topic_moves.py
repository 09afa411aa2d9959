"""What hangs on a topic moved to another one: topics below it, papers, questions."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from papers.models import LibraryChange, Paper, Question, Topic
from papers.services.history.recording import ChangeRecorder
from papers.services.library.keeping import (
    TOPICS,
    LibraryWatch,
    Part,
    known_names,
    note_part,
    theme_part,
)
from papers.services.library.revision import bump_revision, lock_revision
from papers.services.page_cache import render_pages

BELOW = "below"
PAPERS = "papers"
QUESTIONS = "questions"
KIND_OF = {
    BELOW: LibraryChange.Kind.TOPIC,
    PAPERS: LibraryChange.Kind.PAPER,
    QUESTIONS: LibraryChange.Kind.QUESTION,
}


class WouldStandBelowItself(Exception):
    """The target stands below the topic whose topics are to move there."""


@transaction.atomic
def move_what_hangs_on(
    topic: Topic, *, target: Topic, what: Iterable[str], by: Any, at: datetime
) -> int:
    """How many moved; each is kept in its history.

    what: some of BELOW, PAPERS and QUESTIONS. Raises WouldStandBelowItself, or
    CannotBeKept, with nothing changed.
    """
    lock_revision()
    things = things_on(topic, set(what))
    below, papers, questions = things[BELOW], things[PAPERS], things[QUESTIONS]
    if below and target in topic.descendants(include_self=True):
        raise WouldStandBelowItself
    watch = LibraryWatch(known_names())
    watch.add(parts_of(papers, questions))
    recorder = ChangeRecorder(LibraryChange.Origin.ADMIN, by, at)
    for name, kind in KIND_OF.items():
        recorder.watch(kind, [thing.pk for thing in things[name]])
    place_below(target, below)
    for thing in (*papers, *questions):
        thing.topics.remove(topic)
        thing.topics.add(target)
    watch.refuse_new_faults()
    recorder.finish()
    for _ in render_pages({paper.pk for paper in papers}):
        pass
    bump_revision()
    return len(below) + len(papers) + len(questions)


def things_on(topic: Topic, chosen: set[str]) -> dict[str, list[Any]]:
    """By name; of what is not chosen, none."""
    children = Topic.objects.filter(parent=topic)
    everything = {
        BELOW: children.order_by("position", "id"),
        PAPERS: topic.papers.library(),
        QUESTIONS: topic.questions.all(),
    }
    things = {}
    for name, rows in everything.items():
        things[name] = list(rows) if name in chosen else []
    return things


def place_below(target: Topic, topics: list[Topic]) -> None:
    """In their order, after those that stand there."""
    siblings = Topic.objects.filter(parent=target)
    last = siblings.aggregate(last=Max("position"))["last"]
    position = -1 if last is None else last
    for topic in topics:
        position += 1
        topic.parent = target
        topic.position = position
        topic.save()


def parts_of(papers: list[Paper], questions: list[Question]) -> set[Part]:
    parts = {TOPICS}
    for paper in papers:
        parts.add(note_part(paper.pk))
    for question in questions:
        if question.home_id is None:
            parts.add(theme_part(question.theme))
        else:
            parts.add(note_part(question.home_id))
    return parts
