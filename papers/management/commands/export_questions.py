"""`manage.py export_questions`: questions with their answers as nested bullets."""

from typing import Any

from django.core.management.base import BaseCommand

from papers.libraryfiles.command import count_text
from papers.services.documents.writing import questions_as_sheet


class Command(BaseCommand):
    """Write the questions and model answers, as `import_document` reads them.

    Those with choices or gaps are no such questions; what this shape cannot hold is
    left out and counted.
    """

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        sheet = questions_as_sheet()
        self.stdout.write(sheet.text, ending="")
        if sheet.left_out:
            count = count_text(sheet.left_out, "question")
            self.stderr.write(f"{count} left out: no bullets can hold them.")
