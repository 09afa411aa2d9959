"""One topic moved in the tree: before, behind or below another one.

A level is the topics below one topic, or those at the top.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from papers.models import LibraryChange, Topic
from papers.services.history.recording import ChangeRecorder
from papers.services.library.keeping import TOPICS, LibraryWatch, known_names
from papers.services.library.revision import bump_revision, lock_revision
from papers.services.library.topic_moves import WouldStandBelowItself

BEFORE = "before"
AFTER = "after"
INTO = "into"
UP = "up"
DOWN = "down"
IN = "in"
OUT = "out"


class MovedMeanwhile(Exception):
    """The level reads otherwise than it was seen, or the topic is gone."""


class NothingThere(Exception):
    """There is no place in that direction."""


@dataclass(frozen=True)
class Place:
    """how: BEFORE or AFTER the target, or INTO it, behind all that stand there."""

    how: str
    target: Topic | None


def version_of_level(topic_ids: Iterable[int]) -> str:
    """The same as long as the same topics stand there in the same order."""
    text = ",".join(map(str, topic_ids))
    return sha256(text.encode()).hexdigest()[:16]


def level_of(parent: Topic | None) -> list[Topic]:
    topics = Topic.objects.filter(parent=parent)
    return list(topics.order_by("position", "id"))


def place_of(topic: Topic) -> Place:
    """Where it stands, said so that it can be brought back there."""
    level = level_of(topic.parent)
    behind = level[level.index(topic) + 1 :]
    if behind:
        return Place(BEFORE, behind[0])
    return Place(INTO, topic.parent)


def place_after_step(
    topic: Topic,
    step: str,
) -> Place:
    """Raises NothingThere."""
    level = level_of(topic.parent)
    at = level.index(topic)
    if step == UP and at > 0:
        return Place(BEFORE, level[at - 1])
    if step == DOWN and at + 1 < len(level):
        return Place(AFTER, level[at + 1])
    if step == IN and at > 0:
        return Place(INTO, level[at - 1])
    if step == OUT and topic.parent is not None:
        return Place(AFTER, topic.parent)
    raise NothingThere


@transaction.atomic
def move_topic(
    *,
    topic_id: int,
    version: str,
    by: Any,
    at: datetime,
    step: str = "",
    how: str = "",
    target_id: int | None = None,
) -> tuple[Topic, Place]:
    """By a step, or to a place; the topic, and the place where it stood.

    version: of its level as it was seen. Raises MovedMeanwhile, NothingThere,
    WouldStandBelowItself or CannotBeKept, with nothing changed.
    """
    lock_revision()
    topic = topic_seen(topic_id, version)
    former = place_of(topic)
    if step:
        place = place_after_step(topic, step)
    else:
        place = Place(how, topic_named(target_id))
    watch = LibraryWatch(known_names())
    watch.add({TOPICS})
    recorder = ChangeRecorder(LibraryChange.Origin.ADMIN, by, at)
    put_at(topic, place, recorder)
    watch.refuse_new_faults()
    recorder.finish()
    bump_revision()
    return topic, former


def topic_seen(
    topic_id: int,
    version: str,
) -> Topic:
    topic = topic_named(topic_id)
    if topic is None:
        raise MovedMeanwhile
    level = level_of(topic.parent)
    if version_of_level(one.pk for one in level) != version:
        raise MovedMeanwhile
    return topic


def topic_named(topic_id: int | None) -> Topic | None:
    """None for the top; a topic that is gone is no place."""
    if topic_id is None:
        return None
    topic = Topic.objects.filter(pk=topic_id).first()
    if topic is None:
        raise MovedMeanwhile
    return topic


def put_at(
    topic: Topic,
    place: Place,
    recorder: ChangeRecorder,
) -> None:
    """Among its new neighbours; those behind it make room."""
    parent = parent_at(place)
    if place.target == topic or is_below(parent, topic):
        raise WouldStandBelowItself
    level = [one for one in level_of(parent) if one != topic]
    index = index_at(place, level)
    level.insert(index, topic)
    recorder.watch(LibraryChange.Kind.TOPIC, [one.pk for one in level])
    topic.parent = parent
    number_from(level, index)


def parent_at(place: Place) -> Topic | None:
    if place.how == INTO or place.target is None:
        return place.target
    parent: Topic | None = place.target.parent
    return parent


def index_at(
    place: Place,
    level: list[Topic],
) -> int:
    if place.how == INTO or place.target is None:
        return len(level)
    index = level.index(place.target)
    return index + 1 if place.how == AFTER else index


def is_below(
    parent: Topic | None,
    topic: Topic,
) -> bool:
    if parent is None:
        return False
    return parent in topic.descendants(include_self=True)


def number_from(
    level: list[Topic],
    index: int,
) -> None:
    """Each behind the one before it; who stands so already stays as they are."""
    least = level[index - 1].position + 1 if index else 0
    moved = level[index]
    for topic in level[index:]:
        if topic is not moved and topic.position >= least:
            return
        topic.position = least
        topic.save()
        least += 1
