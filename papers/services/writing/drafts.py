"""A draft beside a published note: saved, compared, brought up to date, published.

All who write it come one after the other behind the lock of the library's revision.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.safestring import SafeString

from papers.libraryfiles.entries import HEADINGS
from papers.models import LibraryChange, NoteDraft, Paper
from papers.services.history.recording import ChangeRecorder
from papers.services.library.keeping import (
    LibraryWatch,
    known_names,
    note_part,
)
from papers.services.library.notes import save_sections
from papers.services.library.revision import bump_revision, lock_revision
from papers.services.page_cache import render_pages, with_neighbours
from papers.services.publishing import date_publication
from papers.services.word_difference import word_difference_html
from papers.services.writing.note_texts import (
    NoteTexts,
    heading_of,
    note_texts,
    texts_of_paper,
)
from papers.services.writing.planning import (
    forget_plan_of_draft,
    stop_publication_unless_allowed,
)

# The note's kind stands beside its texts under this name.
NOTE = "note"
PARTS = (NOTE, *HEADINGS.values())
# By the names of `PARTS`; what is empty is left out.
Parts = dict[str, str]


class DraftSavedMeanwhile(Exception):
    """Somebody saved the draft since; it has another version now, or is gone."""


class AnotherDraftStands(Exception):
    """Beside this note somebody has begun another draft."""


class NoteChangedMeanwhile(Exception):
    """The note reads otherwise than when the draft was begun or brought up to date."""


class DraftLacksTldr(Exception):
    """A note begins with one; a draft may go without while it is written."""


@dataclass(frozen=True)
class PartDifference:
    """One part of a note whose draft, base and stored text are not all the same."""

    name: str
    base: str
    stored: str
    mine: str

    @property
    def label(self) -> str:
        return "Kind of note" if self.name == NOTE else heading_of(self.name)

    @property
    def is_proposed(self) -> bool:
        return self.mine != self.base

    @property
    def is_stored_anew(self) -> bool:
        return self.stored != self.base

    @property
    def is_disputed(self) -> bool:
        """Changed in both, and not in the same way."""
        is_changed_twice = self.is_proposed and self.is_stored_anew
        return is_changed_twice and self.mine != self.stored

    @property
    def words_html(self) -> SafeString:
        """From the note to the draft."""
        return word_difference_html(
            self.readable_text(self.stored), self.readable_text(self.mine)
        )

    def readable_text(
        self,
        text: str,
    ) -> str:
        """A kind of note by what it is called."""
        if self.name != NOTE:
            return text
        return dict(Paper.Note.choices).get(text, text)


def parts_of_texts(texts: NoteTexts) -> Parts:
    return {NOTE: texts.note} | texts.bodies


def texts_of_parts(
    slug: str,
    parts: Parts,
) -> NoteTexts:
    return note_texts(slug, parts.get(NOTE, ""), parts)


def stored_parts(paper: Paper) -> Parts:
    """As readers have the note now."""
    return parts_of_texts(texts_of_paper(paper))


def draft_of(paper: Paper) -> NoteDraft | None:
    return NoteDraft.objects.standing().filter(paper=paper).first()


def part_differences(
    draft: NoteDraft,
    stored: Parts,
) -> list[PartDifference]:
    """In reading order."""
    differences = []
    for name in PARTS:
        difference = PartDifference(
            name=name,
            base=draft.base_texts.get(name, ""),
            stored=stored.get(name, ""),
            mine=draft.texts.get(name, ""),
        )
        if difference.is_proposed or difference.is_stored_anew:
            differences.append(difference)
    return differences


@transaction.atomic
def save_note_draft(
    *,
    paper: Paper,
    parts: Parts,
    state: str,
    version: int,
    draft_id: int | None = None,
    by: Any,
    at: datetime,
) -> NoteDraft:
    """version: that the form was made from, 0 for a draft that is yet to begin.

    draft_id: of which draft that was, since each counts its versions from 1.
    Raises DraftSavedMeanwhile.
    """
    lock_revision()
    paper.refresh_from_db()
    draft = draft_of(paper)
    if not is_made_from(draft, version, draft_id):
        raise DraftSavedMeanwhile
    if draft is None:
        draft = NoteDraft(
            paper=paper,
            base_texts=stored_parts(paper),
            version=0,
            begun_by=by,
            begun_at=at,
        )
    draft.texts = {name: text for name, text in parts.items() if text}
    draft.state = state
    draft.version += 1
    draft.saved_by = by
    draft.saved_at = max(at, draft.begun_at)
    draft.save()
    stop_publication_unless_allowed(paper, by)
    return draft


@transaction.atomic
def bring_up_to_date(
    *,
    paper: Paper,
    version: int,
    draft_id: int | None = None,
    stored_names: Iterable[str],
    by: Any,
    at: datetime,
) -> NoteDraft:
    """The draft on top of what the note says now.

    stored_names: of the disputed parts those in which the note is right. Raises
    DraftSavedMeanwhile.
    """
    lock_revision()
    paper.refresh_from_db()
    draft = draft_with_version(paper, version, draft_id)
    stored = stored_parts(paper)
    right = set(stored_names)
    for difference in part_differences(draft, stored):
        is_note_right = difference.is_disputed and difference.name in right
        if is_note_right or not difference.is_proposed:
            draft.texts[difference.name] = difference.stored
    draft.texts = {name: text for name, text in draft.texts.items() if text}
    draft.base_texts = stored
    draft.version += 1
    draft.saved_by = by
    draft.saved_at = max(at, draft.begun_at)
    draft.save()
    stop_publication_unless_allowed(paper, by)
    return draft


@transaction.atomic
def publish_note_draft(
    *,
    paper: Paper,
    version: int,
    draft_id: int | None = None,
    by: Any,
    at: datetime,
) -> None:
    """Readers have its texts from now on, and the draft is gone.

    Raises DraftSavedMeanwhile, NoteChangedMeanwhile, DraftLacksTldr or CannotBeKept,
    with nothing changed.
    """
    lock_revision()
    paper.refresh_from_db()
    draft = draft_with_version(paper, version, draft_id)
    if draft.base_texts != stored_parts(paper):
        raise NoteChangedMeanwhile
    if not draft.texts.get("tldr"):
        raise DraftLacksTldr
    watch = LibraryWatch(known_names())
    watch.add({note_part(paper.pk)})
    recorder = ChangeRecorder(LibraryChange.Origin.ADMIN, by, at)
    recorder.watch(LibraryChange.Kind.PAPER, [paper.pk])
    write_note(paper, texts_of_parts(paper.slug, draft.texts), at)
    watch.refuse_new_faults()
    recorder.finish()
    draft.delete()
    forget_plan_of_draft(paper)
    for _ in render_pages(with_neighbours([paper.pk])):
        pass
    bump_revision()


def write_note(
    paper: Paper,
    texts: NoteTexts,
    at: datetime,
) -> None:
    paper.note = texts.note
    paper.tldr = texts.body("tldr")
    paper.why_it_matters = texts.body("why")
    date_publication(paper, at=at)
    paper.save()
    save_sections(paper, texts.sections)


@transaction.atomic
def discard_note_draft(
    *,
    paper: Paper,
    version: int,
    draft_id: int | None = None,
    at: datetime,
) -> None:
    """It can be brought back for a while. Raises DraftSavedMeanwhile."""
    lock_revision()
    draft = draft_with_version(paper, version, draft_id)
    draft.discarded_at = at
    draft.save()
    forget_plan_of_draft(paper)
    NoteDraft.objects.forget_discarded(at)


@transaction.atomic
def bring_draft_back(
    *,
    paper: Paper,
    draft_id: int,
    at: datetime,
) -> None:
    """As it was when it was thrown away.

    Raises AnotherDraftStands, or NoteDraft.DoesNotExist where it is gone for good.
    """
    lock_revision()
    draft = discarded_drafts(paper, at).get(pk=draft_id)
    if draft_of(paper):
        raise AnotherDraftStands
    draft.discarded_at = None
    draft.save()


def discarded_drafts(
    paper: Paper,
    at: datetime,
) -> QuerySet[NoteDraft]:
    return NoteDraft.objects.restorable(at).filter(paper=paper)


def draft_with_version(
    paper: Paper,
    version: int,
    draft_id: int | None,
) -> NoteDraft:
    draft = draft_of(paper)
    if draft is None or not is_made_from(draft, version, draft_id):
        raise DraftSavedMeanwhile
    return draft


def is_made_from(
    draft: NoteDraft | None,
    version: int,
    draft_id: int | None,
) -> bool:
    """Whether a page with this version shows what stands beside the note now."""
    if draft is None:
        return version == 0
    is_this_draft = draft_id is None or draft_id == draft.pk
    return is_this_draft and version == draft.version
