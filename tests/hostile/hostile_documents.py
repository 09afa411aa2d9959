"""Documents that curators take in: one waits, one is imported, one was undone."""

from django.urls import reverse
from django.utils import timezone

from papers.models import DocumentImport, Topic
from papers.services.documents.topics import import_topics, undo_import
from tests.library_changes import bring_topics


def add_document_states(curator):
    """Beside the one that waits, of which `write_documents` makes a hostile one."""
    undone = bring_topics(by=curator, text="## Undone\n├── Once\n")
    imported = bring_topics(by=curator, text="## Imported\n├── Kept\n")
    for document in (undone, imported):
        import_topics(document=document, by=curator, at=timezone.now())
    undo_import(document=undone, by=curator, at=timezone.now())


def write_documents():
    """Each is a tree again, whose names, remarks and repeats are hostile."""
    known = Topic.objects.get(slug="attention").name
    for document in DocumentImport.objects.all():
        marker = document.text.split(" attention ")[0]
        rows = [
            f"## {marker}",
            f"├── {known}",
            f"├── {marker} twice",
            f"├── {marker} twice*",
            f"no branch {marker}",
        ]
        document.text = "\n".join(rows)
        document.save(update_fields=["text"])


def document_requests():
    for document in DocumentImport.objects.all():
        path = reverse("admin:papers_documentimport_change", args=[document.pk])
        yield "curator", "GET", path, None
