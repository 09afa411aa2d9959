"""`manage.py import_document`: what people already have, into the library."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from papers.documents.kinds import LARGEST_DOCUMENT, DocumentKind
from papers.documents.opml import NotReadable
from papers.documents.topic_nodes import RawNote
from papers.libraryfiles import CannotBeKept
from papers.libraryfiles.command import count_text
from papers.management.progress import progress_bar
from papers.models import DocumentImport
from papers.services.documents.bringing import (
    NotBrought,
    decode_document,
    new_document,
)
from papers.services.documents.plan import TopicPlan
from papers.services.documents.preview import read_and_plan
from papers.services.documents.topics import import_topics

MOST_TOLD = 20


class Command(BaseCommand):
    """Take a topic tree into the library: drawn, listed, indented, or OPML.

    What is there already stays as it is; the import can be undone in the admin.
    """

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--as",
            dest="kind",
            choices=[kind.value for kind in DocumentKind],
            default="",
            help="what the document is, where it is not recognised",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="only tell what importing would do",
        )

    def handle(
        self, *args: Any, file: Path, kind: str, dry_run: bool, **options: Any
    ) -> None:
        document = self.read(file, kind)
        try:
            preview = read_and_plan(document)
        except NotReadable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Read as: {document.get_kind_display()}.")
        self.tell_lines(preview.document.raw_notes, "not understood")
        self.tell_lines(preview.document.repeats, "said twice")
        self.tell_plan(preview.plan)
        if dry_run or not preview.plan.changes_anything:
            return
        self.import_it(document)

    def read(self, file: Path, kind: str) -> DocumentImport:
        try:
            with file.open("rb") as opened:
                content = opened.read(LARGEST_DOCUMENT + 1)
            text = decode_document(content)
            return new_document(
                name=file.name, text=text, kind=kind, by=None, at=timezone.now()
            )
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except NotBrought as error:
            raise CommandError(f"{file}: {error}") from error

    def tell_lines(self, notes: list[RawNote], words: str) -> None:
        for note in notes[:MOST_TOLD]:
            self.stdout.write(
                f"Line {note.number}: {note.text} ({note.reason})"
            )
        if notes:
            total = count_text(len(notes), "line")
            self.stdout.write(f"{total} {words}.")

    def tell_plan(self, plan: TopicPlan) -> None:
        self.stdout.write(
            f"{count_text(len(plan.new), 'topic')} new, {len(plan.changed)} changed,"
            f" {len(plan.left)} left as they are."
        )
        if not plan.changes_anything:
            self.stdout.write("Nothing to change.")

    def import_it(self, document: DocumentImport) -> None:
        try:
            with progress_bar() as progress, transaction.atomic():
                document.save()
                import_topics(
                    document=document,
                    by=None,
                    at=timezone.now(),
                    progress=progress,
                )
        except CannotBeKept as refusal:
            for fault in refusal.faults:
                self.stderr.write(str(fault))
            raise CommandError("Nothing was imported.") from refusal
        self.stdout.write(f"Imported: {document.get_absolute_url()}")
