"""What moves from a learner's own paper to the library's, and the way back.

Rows that are unique per container (a list, a plan) and paper move where the library's
paper is not in it yet. Where it is, the own one is taken out and kept as JSON.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Max, Model

from study.models import (
    Learner,
    ListEntry,
    PlannedReading,
    ReadingList,
    ReadThrough,
)
from study.reading.read_throughs import PaperReadings
from study.reading.services import record_changes
from study.reading.stored_readings import load_readings, store_readings

Moved = dict[str, Any]
ENTRY_FIELDS = ("reading_list_id", "rank", "note", "is_optional", "added_at")
PLANNED_FIELDS = ("plan_id", "position", "day", "is_optional")


@dataclass(frozen=True)
class Container:
    """What papers stand in, each at most once."""

    name: str
    model: type[Model]
    column: str
    fields: tuple[str, ...]


CONTAINERS = (
    Container("entries", ListEntry, "reading_list_id", ENTRY_FIELDS),
    Container("planned", PlannedReading, "plan_id", PLANNED_FIELDS),
)


def move_everything(
    learner: Learner, own_id: int, library_id: int, at: datetime
) -> Moved:
    """What `move_back` needs, as JSON."""
    moved: Moved = {"readings": move_readings(learner, own_id, library_id, at)}
    for container in CONTAINERS:
        moved[container.name] = move_rows(container, own_id, library_id)
    renew_lists(moved["entries"])
    return moved


def move_back(
    learner: Learner, own_id: int, library_id: int, moved: Moved, at: datetime
) -> None:
    move_readings_back(learner, own_id, library_id, moved["readings"], at)
    for container in CONTAINERS:
        move_rows_back(container, own_id, library_id, moved[container.name])
    renew_lists(moved["entries"])


def renew_lists(moved: Moved) -> None:
    """Who has one of the lists open sees that it changed."""
    ReadingList.objects.filter(pk__in=moved["containers"]).update(
        version=F("version") + 1
    )


def move_readings(
    learner: Learner, own_id: int, library_id: int, at: datetime
) -> Moved:
    """Each reading keeps its days; of two that are open the earlier begin counts.

    What the library's paper had can be brought back from its own page, too.
    """
    own, library = load_readings(learner, [own_id, library_id])
    before = {"own": own.snapshot(), "library": library.snapshot()}
    if own.mark is None:
        return before | {"merged": before["library"]}
    record_changes([library], status=own.status, at=at)
    merge_readings(own, library)
    own.restore(None)
    store_readings(learner, [own, library])
    (stored,) = load_readings(learner, [library_id])
    return before | {"merged": stored.snapshot()}


def merge_readings(own: PaperReadings, library: PaperReadings) -> None:
    """The mark that was made last stands."""
    assert own.mark is not None
    status = own.mark.status
    at = own.mark.changed_at
    if library.mark is not None and library.mark.changed_at >= at:
        status = library.mark.status
        at = library.mark.changed_at
    for read_through in own.read_throughs:
        open_one = open_reading(library)
        if read_through.ending == ReadThrough.Ending.OPEN and open_one:
            days = [open_one.started_on, read_through.started_on]
            open_one.started_on = min(
                (day for day in days if day), default=None
            )
            continue
        copy = library.new_read_through()
        copy.ending = read_through.ending
        copy.started_on = read_through.started_on
        copy.ended_on = read_through.ended_on
        copy.stop_reason = read_through.stop_reason
    library.write_mark(status, at=at)


def open_reading(readings: PaperReadings) -> ReadThrough | None:
    for read_through in readings.read_throughs:
        if read_through.ending == ReadThrough.Ending.OPEN:
            return read_through
    return None


def move_readings_back(
    learner: Learner, own_id: int, library_id: int, moved: Moved, at: datetime
) -> None:
    """What changed since on the library's paper stays there."""
    own, library = load_readings(learner, [own_id, library_id])
    own.restore(moved["own"])
    changed = [own]
    if library.snapshot() == moved["merged"] != moved["library"]:
        record_changes([library], status=library.status, at=at)
        library.restore(moved["library"])
        changed.append(library)
    store_readings(learner, changed)


def move_rows(container: Container, own_id: int, library_id: int) -> Moved:
    """Numbers of the rows that moved; those that were taken out, as they were."""
    rows = container.model._default_manager
    taken = set(
        rows.filter(paper=library_id).values_list(container.column, flat=True)
    )
    moved_ids = []
    removed = []
    containers = []
    for row in rows.filter(paper=own_id):
        containers.append(getattr(row, container.column))
        if getattr(row, container.column) in taken:
            removed.append(remove_row(container, row, library_id))
        else:
            moved_ids.append(row.pk)
    rows.filter(pk__in=moved_ids).update(paper=library_id)
    return {"moved": moved_ids, "removed": removed, "containers": containers}


def remove_row(container: Container, row: Any, library_id: int) -> Moved:
    """An entry's note goes on below that of the entry that stays."""
    values = {name: as_json(getattr(row, name)) for name in container.fields}
    values["id"] = row.pk
    if isinstance(row, ListEntry) and row.note:
        stays = ListEntry.objects.get(
            reading_list=row.reading_list_id, paper=library_id
        )
        values["stays_before"] = stays.note
        stays.note = "\n\n".join(
            note for note in (stays.note, row.note) if note
        )
        stays.save(update_fields=["note", "note_html"])
        values["stays_after"] = stays.note
    row.delete()
    return values


def as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def move_rows_back(
    container: Container, own_id: int, library_id: int, moved: Moved
) -> None:
    """What was taken off a list or a plan since stays off."""
    rows = container.model._default_manager
    still_there = rows.filter(pk__in=moved["moved"], paper=library_id)
    still_there.update(paper=own_id)
    for values in moved["removed"]:
        bring_row_back(container, own_id, library_id, dict(values))


def bring_row_back(
    container: Container, own_id: int, library_id: int, values: Moved
) -> None:
    """At its place; at the end of a list where another has taken that."""
    values.pop("id")
    before = values.pop("stays_before", None)
    after = values.pop("stays_after", None)
    if not container_is_there(container, values):
        return
    if container.model is ListEntry:
        restore_note(values, library_id, before, after)
        values["rank"] = free_rank(values)
        values["kind"] = ListEntry.Kind.PAPER
    container.model._default_manager.create(paper_id=own_id, **values)


def container_is_there(container: Container, values: Moved) -> bool:
    field: Any = container.model._meta.get_field(
        container.column.removesuffix("_id")
    )
    parents = field.related_model._default_manager
    is_there: bool = parents.filter(pk=values[container.column]).exists()
    return is_there


def restore_note(
    values: Moved, library_id: int, before: str | None, after: str | None
) -> None:
    """Unless it was changed since."""
    if after is None:
        return
    entries = ListEntry.objects.filter(reading_list=values["reading_list_id"])
    stays = entries.filter(paper=library_id, note=after).first()
    if stays is not None:
        stays.note = before or ""
        stays.save(update_fields=["note", "note_html"])


def free_rank(values: Moved) -> int:
    entries = ListEntry.objects.filter(reading_list=values["reading_list_id"])
    rank: int = values["rank"]
    if not entries.filter(rank=rank).exists():
        return rank
    last: int = entries.aggregate(last=Max("rank"))["last"] or 0
    return last + 1
