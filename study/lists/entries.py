"""One page of a list: its entries, as the catalogue shows papers."""

from dataclasses import dataclass, field
from math import ceil

from django.db.models import Count, FilteredRelation, Q
from django.http import HttpRequest
from django.utils.safestring import SafeString

from config.rows import render_rows
from papers.models import Paper
from study.models import Learner, ListEntry, Reading, ReadingList
from study.reading.marks import CatalogueRow, marked_rows, row_values

ENTRIES_A_PAGE = 100
COLUMNS = (
    "pk",
    "kind",
    "paper__slug",
    "text",
    "note_html",
    "is_optional",
)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as the page shows it; place is counted from 1.

    row is None for headings and text, and for a paper that the library no longer shows.
    """

    id: int
    place: int
    kind: str
    text: str
    note_html: SafeString
    is_optional: bool
    row: CatalogueRow | None


@dataclass(frozen=True, slots=True)
class EntryTool:
    """What can be done with an entry, or where it leads."""

    label: str
    url: str
    is_post: bool = False


@dataclass(frozen=True, slots=True)
class EntryExtra:
    """What a group says below an entry, where it leads, what can be done with it."""

    remarks: list[str] = field(default_factory=list)
    links: list[EntryTool] = field(default_factory=list)
    tools: list[EntryTool] = field(default_factory=list)


# By the entry's number.
EntryExtras = dict[int, EntryExtra]


@dataclass(frozen=True, slots=True)
class EntryCounts:
    """How many entries a list has, how many are papers, how many of these are read."""

    entry_count: int
    paper_count: int
    read_count: int

    @property
    def last_page(self) -> int:
        return max(1, ceil(self.entry_count / ENTRIES_A_PAGE))


def entry_counts(
    reading_list: ReadingList, learner: Learner | None
) -> EntryCounts:
    own_reading = FilteredRelation(
        "paper__readings", condition=Q(paper__readings__learner=learner)
    )
    is_read = Q(own_reading__status=Reading.Status.READ)
    entries = reading_list.entries.annotate(own_reading=own_reading)
    counts = entries.aggregate(
        entry_count=Count("pk"),
        paper_count=Count("paper"),
        read_count=Count("paper", filter=is_read),
    )
    return EntryCounts(**counts)


def entry_rows(
    reading_list: ReadingList, learner: Learner, *, page_number: int
) -> list[EntryRow]:
    """The entries of that page in their order, with the learner's marks."""
    start = (page_number - 1) * ENTRIES_A_PAGE
    entries = reading_list.entries.in_order().values_list(*COLUMNS)
    on_page = list(entries[start : start + ENTRIES_A_PAGE])
    papers = catalogue_rows_of(
        {slug for _, _, slug, *_ in on_page if slug}, learner
    )
    rows = []
    for place, columns in enumerate(on_page, start=start + 1):
        entry_id, kind, slug, text, note_html, is_optional = columns
        row = EntryRow(
            id=entry_id,
            place=place,
            kind=kind,
            text=text,
            note_html=note_html,
            is_optional=is_optional,
            row=papers.get(slug),
        )
        rows.append(row)
    return rows


def catalogue_rows_of(
    slugs: set[str], learner: Learner
) -> dict[str, CatalogueRow]:
    """The catalogue's rows of those that the learner may see, by slug."""
    papers = Paper.objects.visible_to(learner).filter(slug__in=slugs)
    rows = marked_rows(row_values(papers.order_by(), learner))
    return {row.slug: row for row in rows}


def no_extras(rows: list[EntryRow]) -> EntryExtras:
    """A learner's own list has none."""
    return {}


def page_of_place(place: int) -> int:
    """The page that an entry of that place stands on."""
    return max(1, ceil(place / ENTRIES_A_PAGE))


def page_url_of(found: ReadingList, entry: ListEntry, place: int) -> str:
    """Where it stands on the list's page. place: counted from 1."""
    page_number = page_of_place(place)
    query = "" if page_number == 1 else f"?page={page_number}"
    return f"{found.get_absolute_url()}{query}#entry-{entry.pk}"


def render_entries(
    request: HttpRequest,
    reading_list: ReadingList,
    rows: list[EntryRow],
    can_edit: bool,
    extras: EntryExtras,
) -> SafeString:
    """The entries as list items, each with its tools for whom may use them."""
    context = {
        "rows": rows,
        "list_url": reading_list.url_of,
        "can_edit": can_edit,
        "extras": extras,
        "version": reading_list.version,
        "next": request.get_full_path(),
        "status_choices": Reading.Status.choices,
    }
    return render_rows("rows/list_entries.html", context, request)


def place_of_entry(entry: ListEntry) -> int:
    """Counted from 1."""
    entries = ListEntry.objects.filter(reading_list=entry.reading_list_id)
    return entries.filter(rank__lt=entry.rank).count() + 1
