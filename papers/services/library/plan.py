"""What loading would do.

Each entry of the files against the database and against what was loaded last.
"""

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
    # The database says the same already; only the record is written.
    ADOPT = "unchanged"
    # Gone from both, or kept as a curator's own; only the record goes.
    FORGET = "forgotten"
    CONFLICT = "kept as a curator left it"


WRITES = (Action.ADD, Action.CHANGE)


@dataclass(frozen=True)
class PlacedQuestion:
    """A question with its place: in a paper's note (`home`) or in a theme."""

    entry: QuestionEntry
    home: str
    theme: str
    position: int


@dataclass(frozen=True)
class Placed:
    """An entry of a file that holds several in order.

    This name is part of the digests that were recorded, as those of the entries are.
    """

    entry: Any
    position: int


@dataclass(frozen=True)
class LoadStep:
    """What is done with one entry; `key` is its kind and its name."""

    action: Action
    key: Key
    entry: Any = None

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"

    @property
    def kind(self) -> str:
        return self.key[0]

    @property
    def name(self) -> str:
        return self.key[1]


def entries_by_key(library: Library) -> dict[Key, Any]:
    """Every entry that is loaded as one.

    In their order each finds what it refers to.
    """
    entries: dict[Key, Any] = {}
    for position, category in enumerate(library.categories):
        entries["category", category.slug] = Placed(category, position)
    for topic in library.topics:
        entries["topic", topic.slug] = topic
    for figure in library.figures:
        entries["figure", figure.name] = figure
    for note in library.notes:
        entries["note", note.slug] = replace(note, questions=())
    for question in placed_questions(library):
        entries["question", question.entry.id] = question
    return entries | guiding_entries(library)


def guiding_entries(library: Library) -> dict[Key, Any]:
    """Of what leads through the library."""
    entries: dict[Key, Any] = {}
    for path in library.paths:
        entries["path", path.slug] = path
    for collection in library.collections:
        entries["collection", collection.slug] = collection
    for trend in library.trends:
        entries["trend", trend.slug] = trend
    for position, outlet in enumerate(library.outlets):
        entries["outlet", outlet.slug] = Placed(outlet, position)
    for position, framework in enumerate(library.frameworks):
        entries["framework", framework.slug] = Placed(framework, position)
    return entries


def placed_questions(library: Library) -> Iterator[PlacedQuestion]:
    for note in library.notes:
        for position, question in enumerate(note.questions):
            yield PlacedQuestion(
                entry=question,
                home=note.slug,
                theme="",
                position=position,
            )
    for theme in library.themes:
        for position, question in enumerate(theme.questions):
            yield PlacedQuestion(
                entry=question,
                home="",
                theme=theme.slug,
                position=position,
            )


def entry_digest(entry: Any) -> str:
    """SHA-256 of what the entry says; where it stands in its file does not count."""
    text = repr(compared_values(entry))
    return hashlib.sha256(text.encode()).hexdigest()


def compared_values(value: Any) -> Any:
    """An entry as nested tuples of its type's name and the fields that are compared."""
    if is_dataclass(value):
        values = [type(value).__name__]
        for field in fields(value):
            part = getattr(value, field.name)
            is_silent = not part and "is_later" in field.metadata
            if field.compare and not is_silent:
                values.append(compared_values(part))
        return tuple(values)
    if isinstance(value, tuple | list):
        return tuple(compared_values(item) for item in value)
    return value


def is_as_loaded(
    incoming: Mapping[Key, Any], loaded: Mapping[Key, str]
) -> bool:
    """Whether the files say what they said last: then nothing follows from them.

    What a curator changed since stays, so that the database need not be asked.
    """
    if incoming.keys() != loaded.keys():
        return False
    return all(
        entry_digest(entry) == loaded[key] for key, entry in incoming.items()
    )


def plan_steps(
    incoming: Mapping[Key, Any],
    current: Mapping[Key, Any],
    loaded: Mapping[Key, str],
    side: Side,
) -> Iterator[LoadStep]:
    """A three-way comparison.

    `incoming` is of the files, `current` of the database, and `loaded` are the digests
    of what was loaded last.
    """
    for key, entry in incoming.items():
        current_digest = None
        if key in current:
            current_digest = entry_digest(current[key])
        action = action_for(entry, current_digest, loaded.get(key), side)
        if action:
            yield LoadStep(action, key, entry)
    for key, loaded_digest in loaded.items():
        if key not in incoming:
            action = action_for_missing(current.get(key), loaded_digest, side)
            yield LoadStep(action, key)


def action_for(
    entry: Any,
    current_digest: str | None,
    loaded_digest: str | None,
    side: Side,
) -> Action | None:
    """What becomes of an entry of the files; None where there is nothing to do."""
    new_digest = entry_digest(entry)
    is_in_files_as_loaded = new_digest == loaded_digest
    if current_digest == new_digest:
        return None if is_in_files_as_loaded else Action.ADOPT
    if is_in_files_as_loaded:
        return None  # only a curator changed it
    # Both are None when it is new.
    is_changed_by_files_alone = current_digest == loaded_digest
    if is_changed_by_files_alone or side is Side.THEIRS:
        return Action.ADD if current_digest is None else Action.CHANGE
    return Action.ADOPT if side is Side.OURS else Action.CONFLICT


def action_for_missing(current: Any, loaded_digest: str, side: Side) -> Action:
    """What becomes of an entry that was loaded, and is in the files no more."""
    if current is None:
        return Action.FORGET
    if side is Side.THEIRS or entry_digest(current) == loaded_digest:
        return Action.RETIRE
    return Action.FORGET if side is Side.OURS else Action.CONFLICT
