"""`manage.py export_library`: the library as files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from papers.libraryfiles import CannotBeKept, write_library
from papers.libraryfiles.command import count_text
from papers.services.library import library_from_database


def refusal_text(error: CannotBeKept) -> str:
    total = count_text(len(error.faults), "fault")
    return f"{error}\n{total}; nothing was written. Mend the library, then try again."


class Command(BaseCommand):
    """Write the library into a folder, in the form that load_library reads."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder",
            type=Path,
            help="made when it is missing; its library files are replaced",
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            changed = write_library(library_from_database(), folder)
        except CannotBeKept as error:
            raise CommandError(refusal_text(error)) from error
        except OSError as error:
            problem = f"{folder} cannot be written: {error.strerror}."
            raise CommandError(problem) from error
        if changed:
            self.stdout.write(f"{len(changed)} files written into {folder}.")
        else:
            self.stdout.write(f"{folder} is up to date.")
