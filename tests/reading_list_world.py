"""Lists of owner and victim for the access matrix, and what is sent about them."""

from dataclasses import dataclass
from functools import cache

from django.utils import timezone

from papers.models import Paper
from study.lists.entry_services import add_line, entry_digest
from study.lists.list_services import archive_list, delete_list
from study.lists.services import create_list
from study.models import Learner, ListChange, ListEntry, ReadingList
from tests.stored_rows import StoredRows

# As tests/access_neighbours.py: GETS.
LIST_GETS = """
reading_list_list    -          -                            own
create_reading_list  -          -                            same
add_to_list          -          -                            same
add_to_list          named      ?papers=transformer          own
reading_list         owners     -                            same
print_reading_list   owners     -                            same
export_reading_list  owners     -                            same
export_reading_list  owners     ?format=md                   same
edit_reading_list    owners     -                            same
find_papers_for_list owners     -                            same
find_papers_for_list owners     ?q=attention                 same
edit_list_entry      owners     -                            same
"""


@dataclass(frozen=True)
class OwnersLists:
    """The owner's list in use, its entry of a paper, and bodies by address."""

    reading_list: ReadingList
    entry: ListEntry
    bodies: dict[str, dict]


def owners_lists(owner: Learner) -> OwnersLists:
    reading_list = owner.reading_lists.current().get()
    entry = reading_list.entries.of_papers().get()
    return OwnersLists(reading_list, entry, list_bodies(reading_list, entry))


def make_list(learner: Learner, paper: Paper, word: str) -> None:
    """A list with one entry of each kind, an archived one, a deleted one."""
    now = timezone.now()
    reading_list = create_list(
        learner=learner,
        title=f"{word} list",
        description=f"{word} description",
        papers=[paper],
        notes={paper.pk: f"{word} note"},
        at=now,
    )
    for kind in (ListEntry.Kind.HEADING, ListEntry.Kind.TEXT):
        add_line(reading_list=reading_list, kind=kind, text=f"{word} {kind}", at=now)
    archived = create_list(learner=learner, title=f"{word} archive", at=now)
    archive_list(reading_list=archived, at=now)
    deleted = create_list(learner=learner, title=f"{word} deleted list", at=now)
    delete_list(reading_list=deleted, at=now)


def list_bodies(reading_list: ReadingList, entry: ListEntry) -> dict[str, dict]:
    """By address, what is sent about this list as it stands."""
    archived = reading_list.learner.reading_lists.standing().exclude(archived_at=None)
    return {
        "merge_reading_lists": {"other": archived.get().pk},
        "undo_list_change": {"change": reading_list.changes.first().pk},
        "edit_list_entry": {"note": "New.", "seen_digest": entry_digest(entry)},
        "move_list_entry": {"place": 1, "version": reading_list.version},
    }


def rows_of_lists(learner: Learner) -> list:
    """What stands on the learner's lists, without the numbers of rows."""
    return [table.read() for table in tables_of_lists(learner.pk)]


@cache
def tables_of_lists(learner_id: int) -> list[StoredRows]:
    of_learner = {"reading_list__learner": learner_id}
    entries = ListEntry.objects.filter(**of_learner).order_by("pk")
    changes = ListChange.objects.filter(**of_learner).order_by("pk")
    words = ("reading_list__title", "rank", "text", "note", "paper__title")
    return [
        StoredRows(entries.values(*words)),
        StoredRows(changes.values("reading_list__title", "kind", "undone_at")),
    ]
