"""`manage.py migrate`: Django's own, but never on the tables of a newer Octavo."""

from typing import Any

from django.core.management.commands import migrate

from papers.management.newer_database import refuse_newer_database


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        refuse_newer_database()
        super().handle(*args, **options)
