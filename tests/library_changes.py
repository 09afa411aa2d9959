"""A change of the library as its history keeps it, and a document that is brought."""

from django.utils import timezone

from papers.models import DocumentImport, LibraryChange, Merge


def curate(paper, *, by):
    """What a curator did: a title changed, a document brought, two tags merged."""
    record_change(paper, by=by)
    record_merge(by=by)
    bring_topics(by=by)


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


def record_merge(*, by=None):
    """That two tags became one; the one that went is gone."""
    return Merge.objects.create(
        kind="tag",
        kept_id=1,
        dropped_id=2_000_000,
        kept_name="convolution",
        dropped_name="convnet",
        by=by,
        made_at=timezone.now(),
    )


def bring_topics(
    *,
    by=None,
    text="# Topics\n\n## Sets\n├── Orders*\n└── Lattices\n",
    kind="box_tree",
):
    """A topic tree drawn with lines, or another document, not yet imported."""
    return DocumentImport.objects.create(
        name="topics.md",
        kind=kind,
        text=text,
        by=by,
        brought_at=timezone.now(),
    )
