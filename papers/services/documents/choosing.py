"""What curators say of the headings of a document, kept beside each other."""

from django.db import transaction

from papers.models import DocumentImport
from papers.services.library.revision import lock_revision


@transaction.atomic
def keep_choices(*, document: DocumentImport, chosen: dict[str, str]) -> None:
    """On top of what others chose since the document was read.

    chosen: by lines, which papers. What is in the library meanwhile stays as it was
    taken in.
    """
    lock_revision()
    document.refresh_from_db(fields=("chosen", "imported_at", "undone_at"))
    if document.is_in_the_library:
        return
    document.chosen = document.chosen | chosen
    document.save(update_fields=["chosen"])
