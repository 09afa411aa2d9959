"""`manage.py export_topics`: the topic tree drawn with lines."""

from typing import Any

from django.core.management.base import BaseCommand

from papers.services.documents.writing import topics_as_box_tree


class Command(BaseCommand):
    """Write the topic tree, drawn with lines, as `import_document` reads it."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(topics_as_box_tree(), ending="")
