"""`manage.py check_library`: tells every fault of a library."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from papers.libraryfiles.command import add_arguments, options_from, run_check


class Command(BaseCommand):
    help = "Tells every fault of a library of files; needs no database."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        status = run_check(options_from(options), self.stdout.write)
        if status:
            sys.exit(status)
