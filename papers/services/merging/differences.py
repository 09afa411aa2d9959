"""Both sides field by field: what differs, and what to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import capfirst

from papers.models import Paper, Section
from papers.models.paper_visibility import PaperStatus
from papers.services.history.shapes import SHAPES, Shape, kept_fields
from papers.services.history.states import State, states_of
from papers.services.history.wording import RowNames, lines_of, value_text
from papers.services.word_difference import word_difference_html

KEPT = "kept"
DROPPED = "dropped"
# Where it stands is what the one that stays keeps.
PLACES = frozenset(("position", "parent_id", "home_id", "theme", "section"))
# Taken together of both, nothing to choose.
UNITED = frozenset(("also_called", "sources"))
# Rows below that go as a whole, with the one or the other.
BLOCKS = {
    "paper": ("authorships",),
    "question": ("key_points", "choices"),
}
SECTION = "section_"
# Of these the one that says more is proposed: a text that comes along needs its note.
BETTER_FIRST = {
    "note": (Paper.Note.FULL, Paper.Note.BRIEF, Paper.Note.NONE),
    "status": (PaperStatus.PUBLISHED, PaperStatus.REVIEW, PaperStatus.DRAFT),
}


@dataclass(frozen=True)
class Difference:
    """kept, dropped: how the two read. chosen: what is proposed."""

    name: str
    label: str
    kept: str
    dropped: str
    chosen: str

    @property
    def words_html(self) -> SafeString:
        return word_difference_html(self.kept, self.dropped)

    @property
    def is_long(self) -> bool:
        return "\n" in self.kept + self.dropped or len(self.kept) > 80


def differences_between(
    kind: str, kept_id: int, dropped_id: int
) -> list[Difference]:
    """What one has to choose; of what is empty on one side the other is proposed."""
    shape = SHAPES[kind]
    states = states_of(kind, [kept_id, dropped_id])
    kept = states[kept_id]
    dropped = states[dropped_id]
    names = RowNames(shape, [kept, dropped])
    pairs = [
        *field_pairs(shape, kept, dropped, names),
        *block_pairs(kind, kept, dropped, names),
        *section_pairs(kept, dropped),
    ]
    differences = []
    for name, label, old, new in pairs:
        if old != new:
            chosen = KEPT if old else DROPPED
            if is_better(name, dropped, kept):
                chosen = DROPPED
            differences.append(Difference(name, label, old, new, chosen))
    return differences


def is_better(name: str, state: State, other: State) -> bool:
    order = BETTER_FIRST.get(name, ())
    if state.get(name) not in order:
        return False
    if other.get(name) not in order:
        return True
    return order.index(state[name]) < order.index(other[name])


Pair = tuple[str, str, str, str]


def chosen_columns(kind: str) -> list[Any]:
    """The columns of the row itself that one chooses."""
    fields = []
    for field in kept_fields(SHAPES[kind].model):
        is_id = kind == "question" and field.name == "slug"
        is_settled = field.attname in PLACES | UNITED
        if not (is_id or is_settled):
            fields.append(field)
    return fields


def field_pairs(
    shape: Shape, kept: State, dropped: State, names: RowNames
) -> list[Pair]:
    pairs = []
    for field in chosen_columns(str(shape.model._meta.model_name)):
        name = field.attname
        label = capfirst(str(field.verbose_name))
        old = value_text(field, kept[name], names)
        new = value_text(field, dropped[name], names)
        pairs.append((name, label, str(old), str(new)))
    return pairs


def block_pairs(
    kind: str, kept: State, dropped: State, names: RowNames
) -> list[Pair]:
    pairs = []
    for name in BLOCKS.get(kind, ()):
        label = capfirst(name.replace("_", " "))
        if name == "authorships":
            label = "Authors, in their order"
        old = block_text(kind, name, kept, names)
        new = block_text(kind, name, dropped, names)
        pairs.append((name, label, old, new))
    return pairs


def block_text(kind: str, name: str, state: State, names: RowNames) -> str:
    """Each row on a line, without its number."""
    alone = {name: state[name]}
    lines = []
    for line in lines_of(SHAPES[kind], alone, names):
        if line.text and line.key[-1] != "position":
            lines.append(line.text)
    return "\n".join(lines)


def section_pairs(kept: State, dropped: State) -> list[Pair]:
    """Of the sections that both have; the others come along."""
    bodies = bodies_by_kind(kept)
    others = bodies_by_kind(dropped)
    pairs = []
    for kind in bodies:
        if kind in others:
            label = f"Section “{Section.Kind(kind).label}”"
            pair = (SECTION + kind, label, bodies[kind], others[kind])
            pairs.append(pair)
    return pairs


def bodies_by_kind(state: State) -> dict[str, str]:
    return {part["kind"]: part["body"] for part in state.get("sections", [])}


def proposed_choices(differences: list[Difference]) -> dict[str, str]:
    return {one.name: one.chosen for one in differences}


def is_lost_to_readers(kind: str, kept: Any, dropped: Any) -> bool:
    """Whether readers see the one that goes and not the one that stays."""
    if "status" not in {field.attname for field in chosen_columns(kind)}:
        return False
    is_seen = dropped.status == PaperStatus.PUBLISHED
    return is_seen and kept.status != PaperStatus.PUBLISHED


def is_dropped_chosen(choices: Mapping[str, str], name: str) -> bool:
    return choices.get(name) == DROPPED
