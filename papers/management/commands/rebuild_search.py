"""`manage.py rebuild_search`: the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand

from papers.management.newer_database import refuse_newer_database
from papers.models import SearchEntry
from papers.search.schema import rebuild_search
from papers.services.library.revision import bump_revision


class Command(BaseCommand):
    """Make the whole search index anew.

    The database keeps it by itself: this is never needed.
    """

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_newer_database()
        rebuild_search()
        bump_revision()
        if options["verbosity"]:
            self.stdout.write(f"{SearchEntry.objects.count()} entries.")
