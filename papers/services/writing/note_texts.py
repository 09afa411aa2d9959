"""The texts of a note as one value: stored, typed into a form, or proposed."""

from dataclasses import dataclass

from papers.libraryfiles.entries import (
    HEADING_OF_KIND,
    HEADINGS,
    PAPER_FIELD_KINDS,
    NoteFile,
    SectionEntry,
)
from papers.models import Paper


@dataclass(frozen=True)
class NoteTexts:
    """slug: of its paper. note: the kind of the note, “full” or “brief” or “none”.

    bodies: Markdown by the kinds of `HEADINGS`, in reading order, none of them empty.
    """

    slug: str
    note: str
    bodies: dict[str, str]

    def body(self, kind: str) -> str:
        return self.bodies.get(kind, "")

    @property
    def sections(self) -> dict[str, str]:
        """Those that are no fields of the paper itself."""
        sections = {}
        for kind, body in self.bodies.items():
            if kind not in PAPER_FIELD_KINDS:
                sections[kind] = body
        return sections

    def as_file(self) -> NoteFile:
        """For the rules of the library's files; of the paper it says no more."""
        sections = []
        for kind, body in self.sections.items():
            sections.append(SectionEntry(kind, body))
        return NoteFile(
            slug=self.slug,
            title=self.slug,
            note=self.note,
            tldr=self.body("tldr"),
            why_it_matters=self.body("why"),
            sections=tuple(sections),
        )


def note_texts(slug: str, note: str, bodies: dict[str, str]) -> NoteTexts:
    """In reading order, without what is empty or of no kind that a note has."""
    kept = {}
    for kind in HEADINGS.values():
        body = bodies.get(kind, "")
        if body.strip():
            kept[kind] = body
    return NoteTexts(slug, note, kept)


def texts_of_paper(paper: Paper) -> NoteTexts:
    """As the database has them."""
    bodies = {section.kind: section.body for section in paper.sections.all()}
    bodies["tldr"] = paper.tldr
    bodies["why"] = paper.why_it_matters
    return note_texts(paper.slug, paper.note, bodies)


def heading_of(kind: str) -> str:
    return HEADING_OF_KIND[kind]
