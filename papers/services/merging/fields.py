"""What a curator chose of the two sides, written to the one that stays."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from papers.libraryfiles.other_names import (
    LONGEST_NAME,
    join_in_lines,
    split_other_names,
)
from papers.models import Section
from papers.services.history.shapes import SHAPES
from papers.services.merging.differences import (
    BLOCKS,
    SECTION,
    chosen_columns,
    is_dropped_chosen,
)
from papers.services.merging.joining import Absorb, Joining
from papers.services.merging.journal import Journal


def keep_chosen_blocks(
    kind: str,
    kept: Any,
    dropped: Any,
    choices: Mapping[str, str],
    joining: Joining,
) -> None:
    """Of authors, key points and choices those of one side go."""
    parts = {part.name: part for part in SHAPES[kind].parts}
    for name in BLOCKS.get(kind, ()):
        part = parts[name]
        loser = kept if is_dropped_chosen(choices, name) else dropped
        rows = part.model._base_manager.filter(**{part.parent: loser})
        joining.take_out(rows.order_by("pk"))


def absorb_section(choices: Mapping[str, str]) -> Absorb:
    """Of two sections of one kind the text that was chosen stays."""

    def absorb(journal: Journal, goes: Section, stays: Section) -> None:
        if not is_dropped_chosen(choices, SECTION + stays.kind):
            return
        with journal.watching(Section, Q(pk=stays.pk)):
            stays.body = goes.body
            stays.save()

    return absorb


def write_chosen_columns(
    kind: str,
    kept: Any,
    dropped: Any,
    choices: Mapping[str, str],
    journal: Journal,
) -> None:
    """Once the other one is gone, so that its name and its numbers are free."""
    with journal.watching(type(kept), Q(pk=kept.pk)):
        kept.refresh_from_db()
        for field in chosen_columns(kind):
            if is_dropped_chosen(choices, field.attname):
                setattr(kept, field.attname, getattr(dropped, field.attname))
        unite(kept, dropped)
        kept.full_clean(exclude=relation_names(kept))
        kept.save()


def relation_names(row: Any) -> set[str]:
    return {field.name for field in row._meta.fields if field.is_relation}


def unite(kept: Any, dropped: Any) -> None:
    if hasattr(kept, "also_called"):
        kept.also_called = united_names(kept, dropped)
    if hasattr(kept, "sources"):
        others = [one for one in dropped.sources if one not in kept.sources]
        kept.sources = [*kept.sources, *others]


def united_names(kept: Any, dropped: Any) -> str:
    """Both sides' other names, and the name that neither bears now."""
    candidates = [
        *split_other_names(kept.also_called),
        *split_other_names(dropped.also_called),
    ]
    for row in (kept, dropped):
        candidates.append(" ".join(str(row).split()))
    known = {str(kept).casefold()}
    names = []
    for name in candidates:
        can_be_kept = len(name) <= LONGEST_NAME and ";" not in name
        if can_be_kept and name.casefold() not in known:
            known.add(name.casefold())
            names.append(name)
    return join_in_lines(names)
