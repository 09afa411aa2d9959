"""Keeping what was read, putting it on a list in one go, and taking it back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from papers.bulk_insert import insert_rows
from papers.formats.collection import paused_collection
from papers.formats.references import References
from papers.models import OwnPaper, Paper, PaperPage
from study.importing.new_paper_services import NewPapers
from study.importing.plan import SKIP, TEXT, Choices, PlannedRow, plan_import
from study.importing.rows import rows_to_keep
from study.lists.ranks import ranks_after
from study.lists.services import (
    MOST_ENTRIES,
    ListHasChanged,
    ListIsFull,
    claim_list,
    create_list,
    keep_change,
)
from study.models import Learner, ListChange, ListEntry, ListImport, ReadingList
from study.models.list_import import KEPT_FOR

# Who reads one file after another looks back at the last few at most.
MOST_KEPT = 5
ENTRY_FIELDS = ("rank", "kind", "text", "paper")
HEADING = ListEntry.Kind.HEADING.value
LINE = ListEntry.Kind.TEXT.value
OF_PAPER = ListEntry.Kind.PAPER.value
# Its kind, its text and its paper.
NewEntry = tuple[str, str, int | None]
IMPORT_RESULT = (
    "reading_list",
    "confirmed_at",
    "added_entries",
    "added_papers",
)


class ConfirmedAlready(Exception):
    """The import was put on its list before, perhaps in another tab."""


class ListIsGone(Exception):
    """The list was deleted after the file was read."""


@dataclass(frozen=True, slots=True)
class ImportStep:
    """How far an import is: papers made, of all that are new.

    Entries are written last, all at once; only the last step counts them.
    """

    made_count: int
    new_count: int
    entry_count: int | None = None


def keep_references(
    *,
    learner: Learner,
    references: References,
    source_name: str,
    reading_list: ReadingList | None = None,
    list_title: str = "",
    at: datetime,
) -> ListImport:
    """Keep what was read for the preview; what is kept too long or too many goes.

    Without a list one of that title is made when it is confirmed.
    """
    with paused_collection(), transaction.atomic():
        learner.lock()
        forget_imports(learner, at)
        return ListImport.objects.create(
            learner=learner,
            reading_list=reading_list,
            list_title=list_title,
            source_name=source_name,
            source_format=references.format_name,
            rows=rows_to_keep(references.parsed),
            created_at=at,
        )


def forget_imports(learner: Learner, at: datetime) -> None:
    """All that are too old, of everybody, and of the learner's those too many."""
    ListImport.objects.filter(created_at__lt=at - KEPT_FOR).delete()
    own = ListImport.objects.filter(learner=learner)
    newest = own.values_list("pk", flat=True)[: MOST_KEPT - 1]
    own.exclude(pk__in=list(newest)).delete()


def confirm_import(
    *, list_import: ListImport, choices: Choices, at: datetime
) -> int:
    """Put all rows on the list, or none; how many entries came to it.

    What is looked up and what is on the list counts as it is now, not as it was when
    the page was shown. Raises ConfirmedAlready, ListIsGone, ListIsFull, TooManyLists.
    """
    entry_count = 0
    steps = confirm_in_steps(list_import=list_import, choices=choices, at=at)
    for step in steps:
        entry_count = step.entry_count or 0
    return entry_count


def confirm_in_steps(
    *, list_import: ListImport, choices: Choices, at: datetime
) -> Iterator[ImportStep]:
    """The same, telling how far it is; who stops asking takes everything back."""
    with paused_collection(), transaction.atomic():
        kept = locked_import(list_import)
        if kept.confirmed_at is not None:
            raise ConfirmedAlready
        if kept.reading_list is None:
            kept.reading_list = create_list(
                learner=kept.learner, title=kept.list_title, at=at
            )
        else:
            check_list_stands(kept.reading_list)
        planned = plan_import(kept, choices)
        rows = [row for row in planned if row.decision != SKIP]
        new_papers = NewPapers(kept.learner, rows)
        for made_count in new_papers.make(at):
            yield ImportStep(made_count, new_papers.count)
        kept.added_papers = new_papers.added_ids
        kept.added_entries = put_on_list(
            kept.reading_list, rows, new_papers, at
        )
        kept.confirmed_at = at
        kept.save(update_fields=IMPORT_RESULT)
    yield ImportStep(
        new_papers.count, new_papers.count, len(kept.added_entries)
    )


def locked_import(list_import: ListImport) -> ListImport:
    """The row as it is now, held with its learner until the transaction ends."""
    list_import.learner.lock()
    locked = ListImport.objects.select_for_update()
    return locked.get(pk=list_import.pk)


def check_list_stands(reading_list: ReadingList) -> None:
    if not ReadingList.objects.standing().filter(pk=reading_list.pk).exists():
        raise ListIsGone


def put_on_list(
    reading_list: ReadingList,
    rows: Sequence[PlannedRow],
    new_papers: NewPapers,
    at: datetime,
) -> list[int]:
    """The numbers of the entries that were written."""
    if not rows:
        return []
    try:
        claim_list(reading_list, at=at)
    except ListHasChanged:
        raise ListIsGone from None
    numbers = add_entries(reading_list, rows, new_papers.paper_ids, at)
    keep_change(reading_list, ListChange.Kind.ADDED, {"added": numbers}, at=at)
    return numbers


def add_entries(
    reading_list: ReadingList,
    rows: Sequence[PlannedRow],
    new_papers: dict[int, int],
    at: datetime,
) -> list[int]:
    """One entry for each row, behind the last one of the list; their numbers."""
    standing = ListEntry.objects.filter(reading_list=reading_list).order_by()
    ranks = list(standing.values_list("rank", flat=True))
    last_rank = max(ranks, default=0)
    known = set(standing.exclude(paper=None).values_list("paper_id", flat=True))
    entries = new_entries(rows, new_papers, known)
    if len(ranks) + len(entries) > MOST_ENTRIES:
        raise ListIsFull
    new_ranks = ranks_after(last_rank, len(entries))
    ranked = [
        (rank, *entry) for rank, entry in zip(new_ranks, entries, strict=True)
    ]
    template = ListEntry(reading_list=reading_list, added_at=at)
    insert_rows(template, ENTRY_FIELDS, ranked)
    added = standing.filter(rank__gt=last_rank).order_by("rank")
    return list(added.values_list("pk", flat=True))


def new_entries(
    rows: Sequence[PlannedRow], new_papers: dict[int, int], known: set[int]
) -> list[NewEntry]:
    """Those of papers that are not on the list."""
    entries: list[NewEntry] = []
    for row in rows:
        if row.decision == TEXT and row.row.is_heading:
            entries.append((HEADING, row.row.text, None))
        elif row.decision == TEXT:
            entries.append((LINE, row.row.text, None))
        else:
            paper_id = row.paper_id or new_papers[row.row.number]
            if paper_id not in known:
                known.add(paper_id)
                entries.append((OF_PAPER, "", paper_id))
    return entries


def undo_import(*, list_import: ListImport, at: datetime) -> int:
    """Take off the list what came with the import; how many entries that were.

    Entries with a note of the learner's stay, and so do papers that they did something
    with since. The import can be confirmed again.
    """
    with transaction.atomic():
        kept = locked_import(list_import)
        if kept.confirmed_at is None or kept.reading_list is None:
            return 0
        reading_list = kept.reading_list
        removed = remove_added_entries(kept, reading_list, at)
        remove_added_papers(kept)
        if kept.makes_list:
            withdraw_list(kept, reading_list, at)
        kept.confirmed_at = None
        kept.added_entries = []
        kept.added_papers = []
        kept.save(update_fields=IMPORT_RESULT)
        return removed


def remove_added_entries(
    list_import: ListImport, reading_list: ReadingList, at: datetime
) -> int:
    entries = ListEntry.objects.filter(
        reading_list=reading_list, pk__in=list_import.added_entries, note=""
    )
    count, _ = entries.delete()
    change = {"added": list_import.added_entries}
    changes = ListChange.objects.filter(
        reading_list=reading_list, before=change
    )
    changes.update(undone_at=at)
    if count:
        claim_list(reading_list, at=at)
    return count


def remove_added_papers(list_import: ListImport) -> None:
    """Those of the papers it made with which nothing was done since."""
    papers = Paper.objects.filter(
        owner=list_import.learner, pk__in=list_import.added_papers
    )
    used = set(papers.exclude(own_part__note="").values_list("pk", flat=True))
    for relation in Paper._meta.related_objects:
        if relation.related_model in (OwnPaper, PaperPage):
            continue
        rows = relation.related_model._base_manager.filter(
            **{f"{relation.field.name}__in": papers}
        )
        used.update(rows.values_list(relation.field.name, flat=True))
    unused = set(papers.values_list("pk", flat=True)) - used
    Paper.objects.filter(pk__in=unused).delete()


def withdraw_list(
    list_import: ListImport, reading_list: ReadingList, at: datetime
) -> None:
    """A list that was made for the import goes with it, if nothing else is on it."""
    if ListEntry.objects.filter(reading_list=reading_list).exists():
        return
    reading_list.deleted_at = at
    reading_list.save(update_fields=["deleted_at"])
    list_import.reading_list = None
