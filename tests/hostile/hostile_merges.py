"""Two papers that a curator looks at side by side, and merges that are told."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from papers.models import Merge, Paper, Section

# Rows as they were, for undo alone: no page shows them.
KEPT_FOR_UNDO = {
    "papers.MergeStep.model",
    "papers.MergeStep.row_ids",
    "papers.MergeStep.before",
    "papers.MergeStep.after",
}


def two_papers():
    return Paper.objects.published().order_by("pk")[:2]


def add_merge_states(curator):
    """One that stands, of two that are there, and one that was undone."""
    kept, dropped = two_papers()
    Section.objects.get_or_create(
        paper=dropped, kind="plain", defaults={"body": "In plain words."}
    )
    for number, undone_at in enumerate((None, timezone.now())):
        Merge.objects.create(
            kind="paper",
            kept_id=kept.pk,
            dropped_id=3_000_000 + number,
            kept_name=kept.title,
            dropped_name=dropped.title,
            by=curator,
            made_at=timezone.now(),
            undone_at=undone_at and timezone.now(),
        )


def merge_requests():
    kept, dropped = two_papers()
    add_url = reverse("admin:papers_merge_add")
    for words in (dropped.title, "nowhere", ""):
        query = {"kind": "paper", "row": kept.pk, "q": words[:100]}
        yield "curator", "GET", f"{add_url}?{urlencode(query)}", None
    both = ["paper", kept.pk, dropped.pk]
    path = reverse("admin:papers_merge_compare", args=both)
    yield "curator", "GET", path, None
    for merge in Merge.objects.all():
        path = reverse("admin:papers_merge_change", args=[merge.pk])
        yield "curator", "GET", path, None
