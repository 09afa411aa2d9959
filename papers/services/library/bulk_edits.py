"""Many rows of the library changed in one way, each by itself.

What cannot be of one row, since the library's files refuse it or somebody changed the
row meanwhile, is left undone in that row alone, and said.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from papers.libraryfiles import CannotBeKept
from papers.models import LibraryChange, Paper, Question, Topic
from papers.services.history.recording import ChangeRecorder
from papers.services.history.shapes import SHAPES
from papers.services.history.states import State, library_rows, states_of
from papers.services.history.wording import (
    FieldChange,
    RowNames,
    state_difference,
)
from papers.services.library.keeping import (
    TOPICS,
    LibraryWatch,
    Part,
    known_names,
    note_part,
    theme_part,
)
from papers.services.library.revision import bump_revision, lock_revision
from papers.services.library.topic_moves import place_below
from papers.services.page_cache import render_pages, with_neighbours
from papers.services.publishing import date_publication
from papers.services.writing.planning import settle_plan

GONE = "It is not there any more."
MEANWHILE = "Somebody changed it since you looked. Look at it again."
BELOW_ITSELF = "It would stand below itself there."
BREAKS_A_RULE = "Something else has its place already."


@dataclass(frozen=True)
class Wish:
    """What is done with each row.

    values: by columns. parent: below which topic it goes.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    added_topics: tuple[Topic, ...] = ()
    removed_topics: tuple[Topic, ...] = ()
    added_tags: tuple[str, ...] = ()
    removed_tags: tuple[str, ...] = ()
    parent: Topic | None = None


@dataclass(frozen=True)
class Author:
    """Who changes the rows, and when."""

    by: Any
    at: datetime


@dataclass(frozen=True)
class RowOutcome:
    """What happened to one row, or would happen. seen: how it read before."""

    row_id: int
    name: str
    seen: str = ""
    changes: tuple[FieldChange, ...] = ()
    refusal: str = ""


class NotThisRow(Exception):
    """What stands in the way, in words."""


@transaction.atomic
def preview_rows(
    *, kind: str, row_ids: list[int], wish: Wish, by: Any, at: datetime
) -> list[RowOutcome]:
    """What an edit would do: it is done, looked at and taken back."""
    lock_revision()
    unseen = dict.fromkeys(row_ids, "")
    outcomes = edit_together(kind, unseen, wish, Author(by, at))
    transaction.set_rollback(True)
    return outcomes


@transaction.atomic
def edit_rows(
    *, kind: str, seen: Mapping[int, str], wish: Wish, by: Any, at: datetime
) -> list[RowOutcome]:
    """seen: by its number, how each row read when the curator looked at it."""
    lock_revision()
    outcomes = edit_together(kind, seen, wish, Author(by, at))
    changed = [one.row_id for one in outcomes if one.changes]
    if changed:
        for _ in render_pages(pages_of_rows(kind, changed)):
            pass
        bump_revision()
    return outcomes


def edit_together(
    kind: str, seen: Mapping[int, str], wish: Wish, author: Author
) -> list[RowOutcome]:
    """All tried as files at once: these take long to write, be they of one row or many.

    Where they refuse something it is sought in halves.
    """
    try:
        with transaction.atomic():
            return edit_watched(kind, seen, wish, author)
    except CannotBeKept as why:
        rows = list(seen.items())
        if len(rows) == 1:
            return [refused_row(kind, *rows[0], why)]
    middle = len(rows) // 2
    outcomes = []
    for half in (rows[:middle], rows[middle:]):
        outcomes += edit_together(kind, dict(half), wish, author)
    return outcomes


def edit_watched(
    kind: str, seen: Mapping[int, str], wish: Wish, author: Author
) -> list[RowOutcome]:
    """Raises CannotBeKept."""
    watch = LibraryWatch(known_names())
    found = library_rows(SHAPES[kind]).filter(pk__in=list(seen))
    watch.add({part_of_row(row) for row in found})
    outcomes = []
    for row_id, version in seen.items():
        outcomes.append(edit_row(kind, row_id, version, wish, author))
    watch.refuse_new_faults()
    return outcomes


def refused_row(
    kind: str, row_id: int, seen: str, why: CannotBeKept
) -> RowOutcome:
    row = SHAPES[kind].model._base_manager.get(pk=row_id)
    return RowOutcome(row_id, str(row), seen, refusal=words_of_refusal(why))


def edit_row(
    kind: str, row_id: int, seen: str, wish: Wish, author: Author
) -> RowOutcome:
    """seen: empty where nobody looked yet."""
    state = states_of(kind, [row_id]).get(row_id)
    if state is None:
        return RowOutcome(row_id, str(row_id), refusal=GONE)
    row = SHAPES[kind].model._base_manager.get(pk=row_id)
    version = version_of_state(state)
    facts: dict[str, Any] = {"row_id": row_id, "name": str(row)}
    facts["seen"] = version
    if seen and seen != version:
        return RowOutcome(**facts, refusal=MEANWHILE)
    try:
        with transaction.atomic():
            change_row(kind, row, wish, author)
    except (NotThisRow, ValidationError, IntegrityError) as why:
        return RowOutcome(**facts, refusal=words_of_refusal(why))
    changes = difference_since(kind, row_id, state)
    return RowOutcome(**facts, changes=tuple(changes))


def version_of_state(state: State) -> str:
    text = json.dumps(state, sort_keys=True, default=str)
    return sha256(text.encode()).hexdigest()[:16]


def difference_since(
    kind: str, row_id: int, before: State
) -> list[FieldChange]:
    after = states_of(kind, [row_id])[row_id]
    names = RowNames(SHAPES[kind], [before, after])
    return state_difference(SHAPES[kind], before, after, names)


def words_of_refusal(why: Exception) -> str:
    if isinstance(why, CannotBeKept):
        sentences = []
        for fault in why.faults:
            sentences.append(f"{fault.problem}. {fault.remedy}.")
        return " ".join(sentences)
    if isinstance(why, ValidationError):
        return " ".join(why.messages)
    return str(why) if isinstance(why, NotThisRow) else BREAKS_A_RULE


def change_row(kind: str, row: Any, wish: Wish, author: Author) -> None:
    """As its own form would, kept in its history."""
    recorder = ChangeRecorder(LibraryChange.Origin.ADMIN, author.by, author.at)
    recorder.watch(kind, [row.pk])
    write_values(row, wish)
    if wish.parent is not None:
        move_topic_below(row, wish.parent)
    SAVED_BY_KIND[kind](row, author)
    write_lists(row, wish)
    recorder.finish()


def write_values(row: Any, wish: Wish) -> None:
    for name, value in wish.values.items():
        setattr(row, name, value)
    others = {field.name for field in row._meta.fields} - set(wish.values)
    row.clean_fields(exclude=others)
    row.validate_constraints()


def write_lists(row: Any, wish: Wish) -> None:
    if wish.removed_topics:
        row.topics.remove(*wish.removed_topics)
    if wish.added_topics:
        row.topics.add(*wish.added_topics)
    if wish.removed_tags:
        row.tags.remove(*wish.removed_tags)
    if wish.added_tags:
        row.tags.add(*wish.added_tags)


def move_topic_below(topic: Topic, parent: Topic) -> None:
    if topic.parent_id == parent.pk:
        return
    if parent in topic.descendants(include_self=True):
        raise NotThisRow(BELOW_ITSELF)
    place_below(parent, [topic])


def save_paper(paper: Paper, author: Author) -> None:
    date_publication(paper, at=author.at)
    paper.save()
    settle_plan(paper, by=author.by)


def save_row(row: Any, author: Author) -> None:
    row.save()


SAVED_BY_KIND: dict[str, Callable[[Any, Author], None]] = {
    "paper": save_paper,
    "question": save_row,
    "topic": save_row,
}


def part_of_row(row: Any) -> Part:
    if isinstance(row, Paper):
        return note_part(row.pk)
    if isinstance(row, Question):
        home = row.home_id
        return theme_part(row.theme) if home is None else note_part(home)
    return TOPICS


def pages_of_rows(kind: str, row_ids: list[int]) -> set[int]:
    """The papers whose cached pages show any of the rows."""
    if kind == "paper":
        return with_neighbours(row_ids)
    if kind == "topic":
        papers = Paper.objects.library().filter(topics__in=row_ids)
        return set(papers.values_list("pk", flat=True))
    return set()
