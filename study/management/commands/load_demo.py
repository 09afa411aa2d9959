"""`manage.py load_demo`: a learner with a year behind them."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from papers.management.newer_database import refuse_newer_database
from papers.management.progress import progress_bar
from study.management.demo import EMAIL, DemoExists, make_demo_learner
from study.models import Learner


class Command(BaseCommand):
    """Make a demo learner with a year of readings and answers, for trying Octavo."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--password",
            default="",
            help="default: a random one, which is printed",
        )

    def handle(self, *args: Any, password: str, **options: Any) -> None:
        refuse_newer_database()
        password = password or secrets.token_urlsafe(12)
        try:
            with progress_bar() as progress:
                learner = make_demo_learner(
                    password=password, at=timezone.now(), progress=progress
                )
        except DemoExists as error:
            raise CommandError(
                f"{EMAIL} exists already. Delete that account first to begin anew."
            ) from error
        self.print_learner(learner, password)

    def print_learner(self, learner: Learner, password: str) -> None:
        reading_count = learner.readings.count()
        review_count = learner.reviews.count()
        sign_in_url = f"{settings.SITE_URL}/account/login/"
        self.stdout.write(
            f"{learner.display_name} has {reading_count} readings and "
        )
        self.stdout.write(
            f"{review_count} answers. Sign in at {sign_in_url} as"
        )
        self.stdout.write(f"  {EMAIL}\n  {password}")
