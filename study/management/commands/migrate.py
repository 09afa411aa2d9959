"""`manage.py migrate`: Django's own, but never on the tables of a newer Octavo."""

from typing import Any

from django.apps import apps
from django.core.management.commands import migrate

from papers.management.newer_database import refuse_newer_database
from study.accounts.roles import make_roles

PARTIAL = ("app_label", "plan", "check_unapplied", "prune")


def is_whole(options: dict[str, Any]) -> bool:
    """Whether all tables are there afterwards."""
    return not any(options.get(name) for name in PARTIAL)


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        refuse_newer_database()
        super().handle(*args, **options)
        if is_whole(options):
            make_roles(apps)
