"""What loading would do: each entry of the files against the database and against what was loaded last."""

import enum
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from papers.libraryfiles import Library, QuestionEntry

Key = tuple[str, str]


class Side(enum.Enum):
    """Who wins where a curator and the files both changed an entry."""

    NOBODY = "report"
    THEIRS = "theirs"  # the files
    OURS = "ours"  # the curators


class Action(enum.Enum):
    ADD = "added"
    CHANGE = "changed"
    RETIRE = "retired"
    ADOPT = (
        "unchanged"  # the database says the same already; only the record is written
    )
    FORGET = (
        "forgotten"  # gone from both, or kept as a curator's own; only the record goes
    )
    CONFLICT = "kept as a curator left it"


@dataclass(frozen=True)
class PlacedQuestion:
    """A question with its place: in a paper's note (`home`) or in a theme across papers."""

    entry: QuestionEntry
    home: str
    theme: str
    position: int


@dataclass(frozen=True)
class Placed:
    """An entry of a file that holds several in order."""

    entry: Any
    position: int


@dataclass(frozen=True)
class Step:
    action: Action
    key: Key
    entry: Any = None

    def __str__(self) -> str:
        return f"{self.key[0]} {self.key[1]}"


def entries_by_key(library: Library) -> dict[Key, Any]:
    """Every entry that is loaded as one, in an order in which each finds what it refers to."""
    return dict(_entries(library))


def _entries(library: Library) -> Iterator[tuple[Key, Any]]:
    for position, category in enumerate(library.categories):
        yield ("category", category.slug), Placed(category, position)
    for topic in library.topics:
        yield ("topic", topic.slug), topic
    for figure in library.figures:
        yield ("figure", figure.name), figure
    for note in library.notes:
        yield ("note", note.slug), replace(note, questions=())
    for note in library.notes:
        for position, question in enumerate(note.questions):
            yield (
                ("question", question.id),
                PlacedQuestion(question, note.slug, "", position),
            )
    for theme in library.themes:
        for position, question in enumerate(theme.questions):
            yield (
                ("question", question.id),
                PlacedQuestion(question, "", theme.slug, position),
            )
    for path in library.paths:
        yield ("path", path.slug), path
    for position, framework in enumerate(library.frameworks):
        yield ("framework", framework.slug), Placed(framework, position)


def digest(entry: Any) -> str:
    """SHA-256 of what the entry says; where it stands in its file does not count."""
    return hashlib.sha256(repr(_said(entry)).encode()).hexdigest()


def _said(value: Any) -> Any:
    if is_dataclass(value):
        said = [
            _said(getattr(value, field.name))
            for field in fields(value)
            if field.compare
        ]
        return (type(value).__name__, *said)
    if isinstance(value, tuple | list):
        return tuple(_said(item) for item in value)
    return value


def steps(
    incoming: Mapping[Key, Any],
    current: Mapping[Key, Any],
    loaded: Mapping[Key, str],
    side: Side,
) -> Iterator[Step]:
    """A three-way comparison: the files, the database, and the digests that were loaded last."""
    for key, entry in incoming.items():
        base, new = loaded.get(key), digest(entry)
        old = digest(current[key]) if key in current else None
        if old == new:
            if base != new:
                yield Step(Action.ADOPT, key, entry)
        elif base == new:
            continue  # only a curator changed it
        elif old == base:  # only the files changed it (both None: it is new)
            yield Step(Action.ADD if old is None else Action.CHANGE, key, entry)
        else:
            yield from _conflict(key, entry, side, exists=old is not None)
    for key in [key for key in loaded if key not in incoming]:
        if key not in current:
            yield Step(Action.FORGET, key)
        elif digest(current[key]) == loaded[key] or side is Side.THEIRS:
            yield Step(Action.RETIRE, key)
        else:
            yield Step(Action.FORGET if side is Side.OURS else Action.CONFLICT, key)


def _conflict(key: Key, entry: Any, side: Side, *, exists: bool) -> Iterator[Step]:
    if side is Side.THEIRS:
        yield Step(Action.CHANGE if exists else Action.ADD, key, entry)
    else:
        yield Step(Action.ADOPT if side is Side.OURS else Action.CONFLICT, key, entry)
