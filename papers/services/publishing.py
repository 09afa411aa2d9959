"""When a paper counts as new: from the moment at which readers first see it."""

from datetime import datetime

from papers.models import Paper
from papers.models.paper_visibility import PaperStatus


def is_shown_as_new(*, stored: Paper | None, status: str, note: str) -> bool:
    """Whether readers could read no such paper, or no note on it, until now.

    stored: as the database has it; None for one that is not there yet.
    """
    if status != PaperStatus.PUBLISHED:
        return False
    if stored is None or not stored.is_published:
        return True
    return note != Paper.Note.NONE and stored.note == Paper.Note.NONE


def date_publication(paper: Paper, *, at: datetime) -> None:
    """Before it is saved: the time of publishing, whatever a form knows of it."""
    stored = Paper.objects.filter(pk=paper.pk).first()
    if is_shown_as_new(stored=stored, status=paper.status, note=paper.note):
        paper.published_at = at
    elif stored is not None:
        paper.published_at = stored.published_at
