"""Documents brought in ways that the database must refuse."""

from datetime import timedelta

from papers.models import DocumentImport
from tests.conftest import NOON
from tests.constraint_cases import breaks


def bring_document(**values):
    facts = {"name": "a.md", "kind": "opml", "text": "x", "brought_at": NOON}
    DocumentImport.objects.create(**facts | values)


@breaks("document_kind_is_known")
def document_of_an_unknown_kind():
    bring_document(kind="scroll")


@breaks("document_has_a_name")
def document_without_a_name():
    bring_document(name="")


@breaks("document_has_a_text")
def document_without_a_text():
    bring_document(text="")


@breaks("document_is_undone_after_its_import")
def document_undone_that_was_never_imported():
    bring_document(undone_at=NOON)


@breaks("document_is_undone_after_its_import")
def document_undone_before_its_import():
    bring_document(imported_at=NOON, undone_at=NOON - timedelta(days=1))
