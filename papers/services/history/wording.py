"""What a change did, field by field, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import models
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from papers.markdown import is_picture, picture_in
from papers.models import LibraryChange
from papers.services.history.shapes import SHAPES, Part, Shape, kept_fields
from papers.services.history.states import State, states_of
from papers.services.word_difference import word_difference_html

LONGEST_NAME = 60


@dataclass(frozen=True)
class FieldChange:
    label: str
    old: str
    new: str

    @property
    def words_html(self) -> SafeString:
        return word_difference_html(self.old, self.new)


@dataclass(frozen=True)
class ToldChange:
    """A change with what it did. is_gone: it took away the whole of it."""

    change: LibraryChange
    fields: list[FieldChange]
    is_gone: bool

    @property
    def verb(self) -> str:
        if self.change.before is None:
            return "Created"
        return "Deleted" if self.is_gone else "Changed"


@dataclass(frozen=True)
class StateLine:
    """One value of a state, in words. key: the same before and after a change."""

    key: tuple[str, ...]
    label: str
    text: str


class RowNames:
    """What the rows are called to which states refer; looked up once a model."""

    def __init__(
        self,
        shape: Shape,
        states: Sequence[State],
    ) -> None:
        self.names: dict[tuple[Any, int], str] = {}
        wanted: dict[Any, set[int]] = {}
        for state in states:
            for model, row_id in references(shape, state):
                wanted.setdefault(model, set()).add(row_id)
        for model, row_ids in wanted.items():
            for row_id, row in model._base_manager.in_bulk(
                list(row_ids)
            ).items():
                self.names[model, row_id] = str(row)

    def name(self, model: Any, row_id: int) -> str:
        return self.names.get(
            (model, row_id), f"{model._meta.verbose_name} {row_id}"
        )


def references(
    shape: Shape,
    state: State,
) -> Iterable[tuple[Any, int]]:
    yield from references_of_row(shape.model, state)
    for name in shape.lists:
        model = shape.model._meta.get_field(name).related_model
        for row_id in state.get(name, []):
            yield model, row_id
    for part in shape.parts:
        for values in state.get(part.name, []):
            yield from references_of_row(part.model, values)


def references_of_row(
    model: Any,
    values: State,
) -> Iterable[tuple[Any, int]]:
    for field in kept_fields(model):
        row_id = values.get(field.attname)
        if field.is_relation and row_id is not None:
            yield field.related_model, row_id


def tell_changes(
    changes: Sequence[LibraryChange],
    states_after: dict[int, State | None],
) -> list[ToldChange]:
    """states_after: by the change's number, how it read after; None where it was gone.

    All are of one kind.
    """
    if not changes:
        return []
    shape = SHAPES[changes[0].kind]
    states: list[State] = [change.before for change in changes if change.before]
    states += [state for state in states_after.values() if state]
    names = RowNames(shape, states)
    told = []
    for change in changes:
        after = states_after[change.pk]
        fields: list[FieldChange] = []
        if change.before is not None:
            fields = state_difference(shape, change.before, after, names)
        told.append(ToldChange(change, fields, is_gone=after is None))
    return told


def states_after_changes(
    changes: Sequence[LibraryChange],
) -> dict[int, State | None]:
    """How each row read after each change: as before the next one, or as it is now."""
    after: dict[int, State | None] = {}
    newer: dict[tuple[str, int], State | None] = {}
    for change in sorted(changes, key=lambda one: one.pk, reverse=True):
        row = change.kind, change.row_id
        if row not in newer:
            newer[row] = state_before_the_next(change)
        after[change.pk] = newer[row]
        newer[row] = change.before
    return after


def state_before_the_next(change: LibraryChange) -> State | None:
    same_row = LibraryChange.objects.filter(
        kind=change.kind, row_id=change.row_id
    )
    later = same_row.filter(pk__gt=change.pk).order_by("pk").first()
    if later is None:
        return states_of(change.kind, [change.row_id]).get(change.row_id)
    return later.before


def state_difference(
    shape: Shape,
    before: State,
    after: State | None,
    names: RowNames,
) -> list[FieldChange]:
    """What differs of what both tell: older states tell less. None: it is gone."""
    new_state = after or {}
    told_by_both = set(before)
    if after is not None:
        told_by_both &= set(after)
    old_lines = lines_by_key(shape, before, names)
    new_lines = lines_by_key(shape, new_state, names)
    changes = []
    for key, line in (old_lines | new_lines).items():
        old_text = text_of_line(old_lines, key)
        new_text = text_of_line(new_lines, key)
        if key[0] in told_by_both and old_text != new_text:
            changes.append(FieldChange(line.label, old_text, new_text))
    return changes


def lines_by_key(
    shape: Shape,
    state: State,
    names: RowNames,
) -> dict[tuple[str, ...], StateLine]:
    return {line.key: line for line in lines_of(shape, state, names)}


def text_of_line(
    lines: dict[tuple[str, ...], StateLine],
    key: tuple[str, ...],
) -> str:
    line = lines.get(key)
    return line.text if line else ""


def lines_of(
    shape: Shape,
    state: State,
    names: RowNames,
) -> list[StateLine]:
    lines = lines_of_row(shape.model, state, names, key=(), heading="")
    for name in shape.lists:
        if name in state:
            model = shape.model._meta.get_field(name).related_model
            shown = sorted(names.name(model, row_id) for row_id in state[name])
            lines.append(StateLine((name,), capfirst(name), "\n".join(shown)))
    if "tags" in state:
        lines.append(StateLine(("tags",), "Tags", "\n".join(state["tags"])))
    for part in shape.parts:
        for number, values in enumerate(state.get(part.name, []), start=1):
            heading = part_heading(part, values, number, names)
            key = (part.name, str(values["id"]))
            lines += lines_of_row(
                part.model, values, names, key=key, heading=heading
            )
    return lines


def part_heading(
    part: Part,
    values: State,
    number: int,
    names: RowNames,
) -> str:
    """What the row is called: by its kind, by what it leads to, or by its place."""
    name = capfirst(str(part.model._meta.verbose_name))
    told = ""
    for _, value in references_of_part(part, values, names):
        told = value
    if not told and "kind" in values:
        told = choice_label(part.model._meta.get_field("kind"), values["kind"])
    if not told:
        told = str(number)
    return f"{name} {told[:LONGEST_NAME]}: "


def references_of_part(
    part: Part,
    values: State,
    names: RowNames,
) -> Iterable[tuple[Any, str]]:
    for model, row_id in references_of_row(part.model, values):
        yield model, names.name(model, row_id)


def lines_of_row(
    model: Any,
    values: State,
    names: RowNames,
    *,
    key: tuple[str, ...],
    heading: str,
) -> list[StateLine]:
    lines = []
    for field in kept_fields(model):
        if field.attname in values:
            text = value_text(field, values[field.attname], names)
            label = f"{heading}{capfirst(str(field.verbose_name))}"
            lines.append(StateLine((*key, field.attname), label, text))
    return lines


def value_text(
    field: models.Field,
    value: Any,
    names: RowNames,
) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.is_relation:
        return names.name(field.related_model, value)
    if isinstance(value, list):
        return "\n".join(str(item) for item in value)
    if isinstance(value, str) and is_picture(value):
        return picture_text(value)
    return choice_label(field, value)


def picture_text(svg: str) -> str:
    """What tells one picture from another, since nobody reads its dots."""
    picture = picture_in(svg)
    if picture is None:
        return "A picture that can't be shown"
    digest = sha256(picture.content).hexdigest()[:8]
    size = f"{picture.width} × {picture.height}"
    return f"Picture {digest} of {size} dots: {picture.title}"


def choice_label(field: Any, value: Any) -> str:
    labels = dict(field.flatchoices)
    return str(labels.get(value, value))
