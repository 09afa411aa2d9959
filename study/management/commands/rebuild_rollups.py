"""`manage.py rebuild_rollups`: what each learner did by day, computed anew."""

from typing import Any

from django.core.management.base import BaseCommand

from papers.management.newer_database import refuse_newer_database
from papers.management.progress import progress_bar
from study.models import Learner
from study.review.daily_services import rebuild_daily


class Command(BaseCommand):
    """Add up all standing answers by study day, for the pages of progress.

    Each answer keeps these sums by itself: this finds nothing to mend.
    """

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_newer_database()
        learners = Learner.objects.order_by("pk")
        total = learners.count()
        mended_count = 0
        with progress_bar() as report:
            for number, learner in enumerate(learners.iterator(), start=1):
                mended_count += rebuild_daily(learner)
                report("Learners", number, total)
        if options["verbosity"]:
            self.stdout.write(
                f"Learners: {total}. Rows mended: {mended_count}."
            )
