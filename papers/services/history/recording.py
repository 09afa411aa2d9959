"""Keeping what changes: who, when, and how it read before."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from papers.models import DocumentImport, LibraryChange
from papers.services.history.states import State, names_of, states_of

BATCH_SIZE = 500


@dataclass
class ChangeRecorder:
    """Watches rows while they are changed; `finish` keeps what they were.

    Inside one transaction with the changes, and behind a lock that all writers take.
    merged: rows that go into others, to which their slugs lead from then on.
    add_key: of the form that makes the one row that is new.
    """

    origin: str
    by: Any
    at: datetime
    document: DocumentImport | None = None
    before: dict[str, dict[int, State]] = field(default_factory=dict)
    names: dict[tuple[str, int], str] = field(default_factory=dict)
    created: dict[str, set[int]] = field(default_factory=dict)
    merged: set[tuple[str, int]] = field(default_factory=set)
    add_key: UUID | None = None

    def watch(
        self,
        kind: str,
        row_ids: Iterable[int],
    ) -> None:
        """Before the change."""
        ids = set(row_ids) - set(self.before.get(kind, {}))
        if not ids:
            return
        self.before.setdefault(kind, {}).update(states_of(kind, ids))
        for row_id, name in names_of(kind, ids):
            self.names[kind, row_id] = name

    def add_created(
        self,
        kind: str,
        row_ids: Iterable[int],
    ) -> None:
        """Rows that may be new; those that were watched are not."""
        new_ids = set(row_ids) - set(self.before.get(kind, {}))
        if new_ids:
            self.created.setdefault(kind, set()).update(new_ids)

    def finish(self) -> list[LibraryChange]:
        """After the change. What reads as before is no change."""
        changes = []
        for kind, before in self.before.items():
            after = states_of(kind, before)
            for row_id, state in before.items():
                if after.get(row_id) != state:
                    name = self.names[kind, row_id]
                    change = self.change(kind, row_id, name, state)
                    change.former_slug = given_up_slug(state, after.get(row_id))
                    if (kind, row_id) in self.merged:
                        change.former_slug = state["slug"]
                    changes.append(change)
        for kind, row_ids in self.created.items():
            for row_id, name in names_of(kind, sorted(row_ids)):
                change = self.change(kind, row_id, name, None)
                change.add_key = self.add_key
                changes.append(change)
        return LibraryChange.objects.bulk_create(changes, batch_size=BATCH_SIZE)

    def change(
        self,
        kind: str,
        row_id: int,
        name: str,
        before: State | None,
    ) -> LibraryChange:
        return LibraryChange(
            kind=kind,
            row_id=row_id,
            name=name or f"{kind} {row_id}",
            origin=self.origin,
            by=self.by,
            made_at=self.at,
            document=self.document,
            before=before,
        )


def given_up_slug(before: State, after: State | None) -> str:
    """The slug that a row had and has no more; empty where it is gone or kept it."""
    if after is None:
        return ""
    slug = before.get("slug", "")
    return "" if slug == after.get("slug", "") else slug
