"""Writing the notes of a document: drafts beside what readers have."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from papers.models import DocumentImport, NoteDraft
from papers.services.documents.note_plan import NotePlan
from papers.services.documents.paper_places import PaperPlace
from papers.services.documents.progress import BATCH_SIZE, Progress
from papers.services.writing.drafts import Parts
from papers.services.writing.planning import forget_plan_of_draft


class PlannedDraft(Protocol):
    """What becomes a draft: of which paper, its texts, and those of the note."""

    paper: PaperPlace | None
    texts: Parts
    base: Parts


def write_note_drafts(
    plan: NotePlan,
    document: DocumentImport,
    *,
    by: Any,
    at: datetime,
    progress: Progress,
) -> None:
    create_drafts(plan.new, document, by=by, at=at, progress=progress)


def create_drafts(
    new: Iterable[PlannedDraft],
    document: DocumentImport,
    *,
    by: Any,
    at: datetime,
    progress: Progress,
) -> None:
    drafts = []
    for planned in new:
        assert planned.paper
        draft = NoteDraft(
            paper_id=planned.paper.id,
            texts=planned.texts,
            base_texts=planned.base,
            begun_by=by,
            begun_at=at,
            saved_by=by,
            saved_at=at,
            document=document,
        )
        drafts.append(draft)
    NoteDraft.objects.bulk_create(drafts, batch_size=BATCH_SIZE)
    DocumentImport.objects.filter(pk=document.pk).update(
        draft_count=len(drafts)
    )
    progress("Writing", len(drafts), len(drafts))


def has_lost_drafts(document: DocumentImport) -> bool:
    """Whether somebody saved, published or threw away one of its drafts."""
    standing = NoteDraft.objects.standing().filter(document=document, version=1)
    return standing.count() < document.draft_count


def delete_note_drafts(document: DocumentImport) -> None:
    drafts = NoteDraft.objects.filter(document=document, version=1)
    for draft in drafts.select_related("paper"):
        forget_plan_of_draft(draft.paper)
    drafts.delete()
    DocumentImport.objects.filter(pk=document.pk).update(draft_count=0)
