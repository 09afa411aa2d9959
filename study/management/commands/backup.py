"""`manage.py backup`: the database in one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from papers.management.progress import progress_bar
from study.management.database_file import FileRefused, back_up, sqlite_file


class Command(BaseCommand):
    """Copy the SQLite database into a new file, also while the site runs."""

    help = __doc__
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a new file")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with progress_bar() as report:
                back_up(sqlite_file(), file, report)
        except FileRefused as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(
            f"Everything up to the start of this command is in {file}."
        )
        secret = settings.DATA_DIR / "secret_key"
        if secret.exists():
            self.stdout.write(f"Keep a copy of {secret} with it.")
