"""`manage.py export_index SLUG`: a collection as an index of blurbs."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from papers.libraryfiles.command import count_text
from papers.models import Collection
from papers.services.documents.writing_indexes import collection_as_index


class Command(BaseCommand):
    """Write a collection below headings with counts, as `import_document` reads it.

    What this shape cannot hold is left out and counted.
    """

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="of the collection")

    def handle(self, *args: Any, slug: str, **options: Any) -> None:
        collection = Collection.objects.filter(slug=slug).first()
        if collection is None:
            raise CommandError(f"There is no collection {slug}.")
        index = collection_as_index(collection)
        self.stdout.write(index.text, ending="")
        if index.left_out:
            count = count_text(index.left_out, "line")
            self.stderr.write(f"{count} left out: no row can hold them.")
