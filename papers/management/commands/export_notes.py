"""`manage.py export_notes`: all notes as one page of Markdown."""

from typing import Any

from django.core.management.base import BaseCommand

from papers.libraryfiles.command import count_text
from papers.services.documents.writing import notes_as_page


class Command(BaseCommand):
    """Write the notes below headings that are links, as `import_document` reads them.

    What this shape cannot hold is left out and counted.
    """

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        page = notes_as_page()
        self.stdout.write(page.text, ending="")
        if page.left_out:
            count = count_text(page.left_out, "note")
            self.stderr.write(f"{count} left out: no bullets can hold them.")
