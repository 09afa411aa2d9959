"""`manage.py import_document`: what people already have, into the library."""

import re
from argparse import ArgumentParser
from collections.abc import Sequence
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
from papers.models import Category, DocumentImport, Paper
from papers.services.documents.bibliography_plan import (
    CATEGORY,
    BibliographyPlan,
    PlannedWork,
)
from papers.services.documents.bringing import (
    NotBrought,
    decode_document,
    new_document,
)
from papers.services.documents.importing import import_document
from papers.services.documents.index_plan import IndexPlan, PlannedEntry
from papers.services.documents.note_plan import NotePlan, PlannedNote
from papers.services.documents.paper_places import (
    ACROSS,
    LEFT_OUT,
    NEW,
    PlannedPlace,
)
from papers.services.documents.preview import Plan, read_and_plan
from papers.services.documents.question_plan import QuestionPlan

MOST_TOLD = 20
# A line; the second work on it is “12-2”.
CHOICE_NAME = re.compile(r"[0-9]+(?:-[0-9]+)?\Z")
NO_CATEGORY = (
    "Say with --category SLUG in which category the new papers stand."
    " Nothing was imported."
)


class Command(BaseCommand):
    """Take a document into the library: a topic tree, questions, notes, a bibliography.

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
            "--paper",
            dest="papers",
            action="append",
            default=[],
            metavar="LINE=SLUG",
            help="which paper the heading or work in a line means; “across” for"
            " questions across papers, “new” for a new paper, “out” to leave it out",
        )
        parser.add_argument(
            "--category",
            default="",
            metavar="SLUG",
            help="in which category the new papers of a bibliography stand",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="only tell what importing would do",
        )

    def handle(
        self,
        *args: Any,
        file: Path,
        kind: str,
        dry_run: bool,
        papers: list[str],
        category: str,
        **options: Any,
    ) -> None:
        document = self.read(file, kind)
        document.chosen = dict(map(read_choice, papers))
        if category:
            document.chosen[CATEGORY] = read_category(category)
        try:
            preview = read_and_plan(document)
        except NotReadable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Read as: {document.get_kind_display()}.")
        self.tell_lines(preview.document.raw_notes, "not understood")
        self.tell_lines(preview.document.repeats, "said twice")
        self.tell_lines(preview.remarks, "whose count is another")
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

    def tell_plan(self, plan: Plan) -> None:
        noun = "listed paper" if isinstance(plan, IndexPlan) else "topic"
        if isinstance(plan, (QuestionPlan, NotePlan)):
            noun = "question" if isinstance(plan, QuestionPlan) else "draft"
            self.tell_waiting(plan.waiting)
        if isinstance(plan, BibliographyPlan):
            noun = "paper"
            self.tell_waiting(plan.waiting)
            self.tell_refused(plan.refused)
        self.tell_drafts(plan)
        self.stdout.write(
            f"{count_text(len(plan.new), noun)} new, {len(plan.changed)} changed,"
            f" {len(plan.left)} left as they are."
        )
        if isinstance(plan, BibliographyPlan) and plan.needs_category:
            self.stdout.write(NO_CATEGORY)
        elif not plan.changes_anything:
            self.stdout.write("Nothing to change.")

    def tell_drafts(self, plan: Plan) -> None:
        if isinstance(plan, NotePlan | IndexPlan):
            refused = [planned for planned in plan.sections if planned.reason]
            self.tell_refused(refused)
        if isinstance(plan, IndexPlan):
            self.tell_index(plan)

    def tell_index(self, plan: IndexPlan) -> None:
        drafts = count_text(len(plan.drafts), "draft")
        stubs = count_text(len(plan.stubs), "title")
        self.stdout.write(
            f"Collection {plan.collection.slug}: {stubs} that the library lacks,"
            f" {drafts} beside notes."
        )

    def tell_refused(
        self, refused: Sequence[PlannedNote | PlannedWork | PlannedEntry]
    ) -> None:
        for planned in refused[:MOST_TOLD]:
            section = planned.section
            self.stdout.write(
                f"Line {section.line}: {section.text} ({planned.reason})"
            )
        if len(refused) > MOST_TOLD:
            self.stdout.write(f"And {len(refused) - MOST_TOLD} others.")

    def tell_waiting(self, places: Sequence[PlannedPlace]) -> None:
        """Headings that mean no paper for certain; what is below them stays out."""
        for planned in places:
            section = planned.section
            slugs = [place.slug for place in planned.match.probable]
            probable = f" Probably: {', '.join(slugs)}." if slugs else ""
            self.stdout.write(
                f"Line {section.line}: {section.text} (which paper is it?{probable}"
                f" Say so with --paper {planned.choice_name}=SLUG.)"
            )

    def import_it(self, document: DocumentImport) -> None:
        try:
            with progress_bar() as progress, transaction.atomic():
                document.save()
                import_document(
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


def read_choice(text: str) -> tuple[str, str]:
    """As a document keeps it."""
    line, _, name = text.partition("=")
    if not CHOICE_NAME.match(line) or not name:
        raise CommandError(f"--paper {text}: write LINE=SLUG, as in 12=resnet.")
    if name in (ACROSS, LEFT_OUT, NEW):
        return line, name
    paper = Paper.objects.library().filter(slug=name).first()
    if paper is None:
        raise CommandError(f"--paper {text}: the library has no paper {name}.")
    return line, str(paper.pk)


def read_category(slug: str) -> str:
    """As a document keeps it."""
    category = Category.objects.filter(slug=slug).first()
    if category is None:
        slugs = Category.objects.order_by("slug").values_list("slug", flat=True)
        known = ", ".join(slugs)
        raise CommandError(f"--category {slug}: there are only {known}.")
    return str(category.pk)
