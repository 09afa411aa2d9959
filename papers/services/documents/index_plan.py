"""What an import of an index would do, before it does it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from papers.documents.blurb_index import (
    BlurbIndex,
    IndexEntry,
    without_marks,
)
from papers.documents.headings import read_heading
from papers.models import Collection, CollectionEntry, DocumentImport, Paper
from papers.services.documents.note_plan import (
    ANOTHER_DRAFT,
    papers_with_drafts,
)
from papers.services.documents.paper_places import (
    HeadingMatch,
    LibraryPapers,
    PlannedPlace,
    name_key,
)
from papers.services.documents.plan import slug_of
from papers.services.writing.drafts import NOTE, Parts, stored_parts

TLDR = "tldr"
NAMELESS = "Index"
NAMELESS_SLUG = "index"
# Group, and by what an entry is known in it: its paper, else its title or its blurb.
EntryKey = tuple[str, int | str]


def title_as_kept(title: str) -> str:
    """The library's files write it between straight quotes."""
    return title.replace('"', "”")


def words_of(entry: IndexEntry) -> str:
    """By which an entry without a paper is known."""
    return title_as_kept(entry.title) or entry.blurb


@dataclass
class PlannedEntry(PlannedPlace):
    """An entry of the index, and what becomes of it.

    entry_id: of the row that is there; is_renamed: it is a title there, and means a
    paper now. texts, base: of the draft that its blurb would become, if any. reason:
    why its blurb becomes none.
    """

    section: IndexEntry
    entry_id: int | None = None
    is_renamed: bool = False
    texts: Parts = field(default_factory=dict)
    base: Parts = field(default_factory=dict)
    reason: str = ""

    @property
    def is_waiting(self) -> bool:
        """Never: without a paper it is kept by its title."""
        return False

    @property
    def is_open(self) -> bool:
        """Where something comes into question, or was chosen."""
        return bool(self.chosen or self.match.probable)

    @property
    def is_new(self) -> bool:
        return self.entry_id is None and not self.is_left_out

    @property
    def is_stub(self) -> bool:
        return self.paper is None

    @property
    def key(self) -> EntryKey:
        name = words_of(self.section)
        return self.section.group, self.paper.id if self.paper else name


@dataclass
class IndexPlan:
    """collection: that it becomes part of; not stored where it is a new one."""

    collection: Collection
    sections: list[PlannedEntry] = field(default_factory=list)

    @property
    def new(self) -> list[PlannedEntry]:
        return [planned for planned in self.sections if planned.is_new]

    @property
    def changed(self) -> list[PlannedEntry]:
        return [planned for planned in self.sections if planned.is_renamed]

    @property
    def left(self) -> list[PlannedEntry]:
        """There already, as the library has them."""
        there = [planned for planned in self.sections if planned.entry_id]
        return [planned for planned in there if not planned.is_renamed]

    @property
    def stubs(self) -> list[PlannedEntry]:
        return [planned for planned in self.new if planned.is_stub]

    @property
    def drafts(self) -> list[PlannedEntry]:
        return [planned for planned in self.sections if planned.texts]

    @property
    def open_sections(self) -> list[PlannedEntry]:
        return [planned for planned in self.sections if planned.is_open]

    @property
    def waiting(self) -> list[PlannedEntry]:
        return []

    @property
    def changes_anything(self) -> bool:
        return bool(self.new or self.changed)


def plan_index(index: BlurbIndex, document: DocumentImport) -> IndexPlan:
    library = LibraryPapers()
    plan = IndexPlan(collection_of(index, document))
    for entry, match in zip(
        index.entries, matches_of(index, library), strict=True
    ):
        planned = PlannedEntry(entry, match)
        planned.place(document.chosen, library)
        plan.sections.append(planned)
    plan.sections = without_doubles(plan.sections)
    find_standing(plan)
    plan_drafts([*plan.new, *plan.changed])
    return plan


def matches_of(index: BlurbIndex, library: LibraryPapers) -> list[HeadingMatch]:
    """An entry without a title means no paper yet."""
    nothing = read_heading("")
    headings = [entry.heading or nothing for entry in index.entries]
    matches = library.match(headings)
    for number, entry in enumerate(index.entries):
        if not name_key(entry.title) and not entry.url:
            matches[number] = HeadingMatch()
    return matches


def collection_of(index: BlurbIndex, document: DocumentImport) -> Collection:
    """That of the same title; else a new one, which is a draft."""
    title = index.title or without_marks(document.name.rpartition(".")[0])
    heading = read_heading(title)
    name = " ".join(heading.title.split())[:200].strip() or NAMELESS
    known = Collection.objects.filter(title__iexact=name).order_by("pk").first()
    if known:
        return known
    return Collection(
        title=name,
        slug=free_slug(name),
        url=heading.entry.url,
        status=Collection.Status.DRAFT,
    )


def free_slug(title: str) -> str:
    stem = slug_of(title)[:70].strip("-") or NAMELESS_SLUG
    rows = Collection.objects.filter(slug__startswith=stem)
    taken = set(rows.values_list("slug", flat=True))
    slug = stem
    number = 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def without_doubles(planned: Iterable[PlannedEntry]) -> list[PlannedEntry]:
    """Two titles of one group can mean one paper: the first one stands for both."""
    known: dict[EntryKey, PlannedEntry] = {}
    for entry in planned:
        known.setdefault(entry.key, entry)
    return list(known.values())


def find_standing(plan: IndexPlan) -> None:
    """Each entry that is there, by its paper or by its words."""
    if plan.collection.pk is None:
        return
    standing: dict[EntryKey, CollectionEntry] = {}
    for row in plan.collection.entries.all():
        name = row.paper_id or row.title or row.blurb
        standing[row.group, name] = row
    for planned in plan.sections:
        if planned.is_left_out:
            continue
        entry = planned.section
        by_paper = standing.get(planned.key)
        by_words = standing.get((entry.group, words_of(entry)))
        found = by_paper or by_words
        if found:
            planned.entry_id = found.pk
            planned.is_renamed = found is not by_paper


def plan_drafts(sections: list[PlannedEntry]) -> None:
    """A blurb becomes the TLDR of a draft, once for each paper."""
    ids = {planned.paper.id for planned in sections if planned.paper}
    papers = papers_with_drafts(ids)
    said: set[int] = set()
    for planned in sections:
        blurb = planned.section.blurb
        if planned.paper is None or not blurb or planned.paper.id in said:
            continue
        said.add(planned.paper.id)
        plan_draft(planned, papers[planned.paper.id])


def plan_draft(planned: PlannedEntry, paper: Paper) -> None:
    blurb = planned.section.blurb
    stored = stored_parts(paper)
    drafts = getattr(paper, "standing_drafts", [])
    if is_said(stored, blurb) or any(
        is_said(draft.texts, blurb) for draft in drafts
    ):
        return
    if drafts:
        planned.reason = ANOTHER_DRAFT
        return
    planned.base = stored
    planned.texts = stored | {TLDR: blurb}
    if stored[NOTE] == Paper.Note.NONE:
        planned.texts[NOTE] = Paper.Note.BRIEF


def is_said(texts: Parts, blurb: str) -> bool:
    return texts.get(TLDR, "").split() == blurb.split()
