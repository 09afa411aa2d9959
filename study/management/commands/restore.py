"""`manage.py restore`: a backup in the place of the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from papers.management.progress import progress_bar
from study.management.database_file import FileRefused, restore, sqlite_file
from study.management.preparing import sole_preparation


class Command(BaseCommand):
    """Put a backup in the place of the SQLite database, while the site is stopped."""

    help = __doc__
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="what `backup` wrote")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            database = sqlite_file()
            with (
                sole_preparation(settings.DATA_DIR, self.stdout.write),
                progress_bar() as report,
            ):
                aside = restore(
                    file, database, at=timezone.now(), report=report
                )
        except FileRefused as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"{database} is now what {file} holds.")
        if aside.exists():
            self.stdout.write(f"What was there before is kept in {aside}.")
