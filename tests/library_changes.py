"""A change of the library, as its history keeps it."""

from django.utils import timezone

from papers.models import LibraryChange


def record_change(paper, *, by):
    """That somebody gave a paper its title."""
    LibraryChange.objects.create(
        kind="paper",
        row_id=paper.pk,
        name=paper.title,
        origin="admin",
        by=by,
        made_at=timezone.now(),
        before={"title": "An earlier title"},
    )
