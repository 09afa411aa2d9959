"""`manage.py rebuild_memory`: what all answers say of each question, learned anew."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from papers.management.newer_database import refuse_newer_database
from papers.management.progress import progress_bar
from study.ownpapers.services import erase_old_papers
from study.shared_memory.learning_services import rebuild_beliefs


class Command(BaseCommand):
    """Learn from all standing answers anew how hard each question is.

    Answers that were taken back, and those of deleted accounts, are forgotten. The
    dates of questions stay as they are: only later answers get other ones.
    """

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_newer_database()
        # This command runs every night: what learners deleted long ago goes then.
        erase_old_papers(at=timezone.now())
        with progress_bar() as progress:
            count = rebuild_beliefs(progress=progress)
        if options["verbosity"]:
            self.stdout.write(f"Answers learned from: {count:,}.")
