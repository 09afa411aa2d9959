"""What an import of works would do, before it does it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from papers.documents.bibliography import Bibliography, ListedWork
from papers.libraryfiles import NoteFile
from papers.models import Category, DocumentImport, Paper
from papers.services.documents.paper_places import (
    NEW,
    LibraryPapers,
    PlannedPlace,
)
from papers.services.library.proposed_slugs import possible_slugs, short_name

# In what a document keeps of a curator's choices, beside the lines.
CATEGORY = "category"
RETIRED = "a retired paper has this arXiv number: bring it back instead"


@dataclass
class PlannedWork(PlannedPlace):
    """slug: of the paper that it would become. reason: why it can become none."""

    slug: str = ""
    reason: str = ""
    can_be_new: ClassVar[bool] = True

    @property
    def choice_name(self) -> str:
        """Many works can stand on one line."""
        return str(self.section.place)

    @property
    def is_waiting(self) -> bool:
        """Also where the paper that somebody chose is gone meanwhile."""
        is_decided = self.paper or self.is_left_out or self.chosen == NEW
        return self.is_open and not is_decided

    @property
    def is_open(self) -> bool:
        return bool(self.match.probable or self.chosen)

    @property
    def is_new(self) -> bool:
        is_there = self.paper or self.is_left_out or self.is_waiting
        return not is_there and not self.reason

    def place(self, chosen: Mapping[str, str], library: LibraryPapers) -> None:
        """Whoever said that it is new is not asked again once it is there."""
        super().place(chosen, library)
        if self.chosen == NEW:
            self.paper = self.match.certain

    def note_file(self, category: str) -> NoteFile:
        """As the library's files would have it: a draft without a note."""
        entry = self.section.entry
        return NoteFile(
            slug=self.slug,
            title=entry.title,
            authors=entry.authors,
            et_al=entry.has_more_authors,
            year=entry.year,
            venue=entry.venue,
            arxiv=entry.arxiv_id,
            doi=entry.doi,
            url=entry.url,
            category=category,
            status=Paper.Status.DRAFT,
        )


@dataclass
class BibliographyPlan:
    """category: in which new papers stand; None until a curator chose one."""

    works: list[PlannedWork] = field(default_factory=list)
    category: Category | None = None

    @property
    def new(self) -> list[PlannedWork]:
        return [work for work in self.works if work.is_new]

    @property
    def left(self) -> list[PlannedWork]:
        return [work for work in self.works if work.paper]

    @property
    def changed(self) -> list[PlannedWork]:
        """What the library has is never overwritten by a document."""
        return []

    @property
    def refused(self) -> list[PlannedWork]:
        return [
            work for work in self.works if work.reason and not work.is_waiting
        ]

    @property
    def open_sections(self) -> list[PlannedWork]:
        return [work for work in self.works if work.is_open]

    @property
    def waiting(self) -> list[PlannedWork]:
        return [work for work in self.works if work.is_waiting]

    @property
    def needs_category(self) -> bool:
        return bool(self.new) and self.category is None

    @property
    def changes_anything(self) -> bool:
        return bool(self.new) and self.category is not None


def plan_bibliography(
    read: Bibliography, document: DocumentImport
) -> BibliographyPlan:
    library = LibraryPapers()
    matches = library.match_works([work.entry for work in read.works])
    plan = BibliographyPlan(category=chosen_category(document.chosen))
    retired = retired_arxiv_ids()
    taken = set(Paper.objects.values_list("slug", flat=True))
    for work, match in zip(read.works, matches, strict=True):
        planned = PlannedWork(work, match)
        planned.place(document.chosen, library)
        if planned.paper is None and not planned.is_left_out:
            planned.reason = reason_against(work, retired)
        if planned.is_new:
            planned.slug = free_slug(work.entry.title, taken)
        plan.works.append(planned)
    return plan


def reason_against(work: ListedWork, retired: set[str]) -> str:
    return RETIRED if work.entry.arxiv_id in retired else work.missing


def chosen_category(chosen: Mapping[str, str]) -> Category | None:
    name = chosen.get(CATEGORY, "")
    if not name.isdecimal():
        return None
    return Category.objects.filter(pk=int(name)).first()


def retired_arxiv_ids() -> set[str]:
    retired = Paper.objects.library().filter(status=Paper.Status.RETIRED)
    rows = retired.exclude(arxiv_id="").order_by()
    return set(rows.values_list("arxiv_id", flat=True))


def free_slug(title: str, taken: set[str]) -> str:
    for slug in possible_slugs(short_name(title, "")):
        if slug not in taken:
            taken.add(slug)
            return slug
    raise AssertionError("there is always another number")
