"""Older code must not write into the tables of newer code."""

from collections.abc import Iterable

from django.apps import apps
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

# An app's label and a migration's name.
MigrationKey = tuple[str, str]


def refuse_newer_database() -> None:
    """Ends a command before it writes what a newer Octavo would not understand."""
    applied = MigrationRecorder(connection).applied_migrations()
    unknown = unknown_migrations(applied)
    if unknown:
        raise CommandError(
            f"A newer Octavo has written this database ({unknown[-1]} is unknown "
            "here): update Octavo, or restore a backup that this version made."
        )


def unknown_migrations(applied: Iterable[MigrationKey]) -> list[str]:
    """Those of installed apps that this code does not have, as `app.name`.

    An app that is installed no more proves nothing.
    """
    known = known_migrations()
    installed = {app.label for app in apps.get_app_configs()}
    unknown = []
    for label, name in applied:
        if label in installed and (label, name) not in known:
            unknown.append(f"{label}.{name}")
    return sorted(unknown)


def known_migrations() -> set[MigrationKey]:
    """What this code has, and what it has squashed."""
    on_disk = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    known = set(on_disk)
    for migration in on_disk.values():
        known.update(migration.replaces)
    return known
