"""What an import of notes would do, before it does it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import Prefetch

from papers.documents.long_notes import DETAILS, LongNote, NotePage
from papers.libraryfiles.entries import HEADING_OF_KIND
from papers.models import DocumentImport, NoteDraft, Paper
from papers.services.documents.paper_places import LibraryPapers, PlannedPlace
from papers.services.writing.drafts import NOTE, Parts, stored_parts

ANOTHER_DRAFT = (
    "another draft stands beside the note: publish it or throw it away"
)
SAID_ABOVE = "a heading above means the same paper"


@dataclass
class PlannedNote(PlannedPlace):
    """texts: of the draft that it would become. base: of the note as it is.

    reason: why it can become none now.
    """

    texts: Parts = field(default_factory=dict)
    base: Parts = field(default_factory=dict)
    reason: str = ""
    is_there: bool = False

    @property
    def is_new(self) -> bool:
        return bool(self.paper) and not self.is_there and not self.reason

    @property
    def headings(self) -> list[str]:
        """The parts of the note in which the draft says something else."""
        names = []
        for kind, heading in HEADING_OF_KIND.items():
            if self.texts.get(kind, "") != self.base.get(kind, ""):
                names.append(heading)
        return names


@dataclass
class NotePlan:
    sections: list[PlannedNote] = field(default_factory=list)

    @property
    def new(self) -> list[PlannedNote]:
        return [planned for planned in self.sections if planned.is_new]

    @property
    def left(self) -> list[PlannedNote]:
        return [planned for planned in self.sections if planned.is_there]

    @property
    def changed(self) -> list[PlannedNote]:
        """A draft stands beside its note, which stays as it is."""
        return []

    @property
    def open_sections(self) -> list[PlannedNote]:
        return [planned for planned in self.sections if planned.is_open]

    @property
    def waiting(self) -> list[PlannedNote]:
        return [planned for planned in self.sections if planned.is_waiting]

    @property
    def changes_anything(self) -> bool:
        return bool(self.new)


def plan_notes(page: NotePage, document: DocumentImport) -> NotePlan:
    library = LibraryPapers()
    matches = library.match([note.heading for note in page.sections])
    plan = NotePlan()
    for note, match in zip(page.sections, matches, strict=True):
        planned = PlannedNote(note, match)
        planned.place(document.chosen, library)
        plan.sections.append(planned)
    ids = {planned.paper.id for planned in plan.sections if planned.paper}
    papers = papers_with_drafts(ids)
    said: set[int] = set()
    for planned in plan.sections:
        if planned.paper is None:
            continue
        if planned.paper.id in said:
            planned.reason = SAID_ABOVE
        else:
            said.add(planned.paper.id)
            plan_note(planned, papers[planned.paper.id])
    return plan


def papers_with_drafts(ids: set[int]) -> dict[int, Paper]:
    standing = Prefetch(
        "note_drafts", NoteDraft.objects.standing(), to_attr="standing_drafts"
    )
    papers = Paper.objects.filter(pk__in=ids)
    rows = papers.prefetch_related("sections", standing)
    return {paper.pk: paper for paper in rows}


def plan_note(planned: PlannedNote, paper: Paper) -> None:
    planned.base = stored_parts(paper)
    planned.texts = texts_with_note(planned.base, planned.section)
    drafts: list[NoteDraft] = getattr(paper, "standing_drafts", [])
    for stored in (planned.base, *(draft.texts for draft in drafts)):
        if holds_all(stored, planned.section):
            planned.is_there = True
    if drafts and not planned.is_there:
        planned.reason = ANOTHER_DRAFT


def texts_with_note(base: Parts, note: LongNote) -> Parts:
    """The note with these texts where it has none, else with them in its details."""
    texts = dict(base)
    details = [base.get(DETAILS, "")]
    for kind, body in note.bodies.items():
        if kind != DETAILS and not base.get(kind):
            texts[kind] = body
        else:
            details.append(as_details(kind, body))
    texts[DETAILS] = "\n\n".join(text for text in details if text)
    if base[NOTE] == Paper.Note.NONE:
        texts[NOTE] = Paper.Note.BRIEF
    return {name: text for name, text in texts.items() if text}


def as_details(kind: str, body: str) -> str:
    """What belongs elsewhere with a heading of its own."""
    return (
        body if kind == DETAILS else f"#### {HEADING_OF_KIND[kind]}\n\n{body}"
    )


def holds_all(stored: Mapping[str, str], note: LongNote) -> bool:
    """Whether each text stands in its part or in the details."""
    return all(places_of(stored, note))


def places_of(stored: Mapping[str, str], note: LongNote) -> Iterator[bool]:
    for kind, body in note.bodies.items():
        yield body in stored.get(kind, "") or body in stored.get(DETAILS, "")
