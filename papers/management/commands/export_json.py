"""`manage.py export_json`: the library, or some papers of it, as one JSON text."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from papers.models import Paper
from papers.services.documents.json_export import (
    library_as_json,
    papers_as_json,
)


class Command(BaseCommand):
    """Write the library as JSON; docs/library.schema.json describes it."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--paper",
            dest="slugs",
            action="append",
            default=[],
            metavar="SLUG",
            help="only this paper; can be said several times",
        )

    def handle(self, *args: Any, slugs: list[str], **options: Any) -> None:
        if not slugs:
            self.stdout.write(library_as_json(), ending="")
            return
        kept = Paper.objects.library().exclude(status=Paper.Status.RETIRED)
        found = dict(kept.filter(slug__in=slugs).values_list("slug", "pk"))
        missing = sorted(set(slugs) - set(found))
        if missing:
            raise CommandError(
                f"The library has no paper {', '.join(missing)}."
            )
        self.stdout.write(papers_as_json(found.values()), ending="")
