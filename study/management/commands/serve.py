"""`manage.py serve`: prepare everything, then serve."""

import hashlib
import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from papers.management.progress import progress_bar
from papers.models import LibraryRevision
from papers.services.library import loaded_digest, render_all
from papers.services.page_cache import rendering_digest
from study.models import Learner


class Command(BaseCommand):
    """Prepare the site and serve it: tables, library, static files, then gunicorn."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--prepare", action="store_true", help="prepare everything, then stop"
        )

    def handle(self, *args: Any, prepare: bool, **options: Any) -> None:
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except OperationalError as error:
            raise CommandError(
                f"The database of DATABASE_URL does not answer: {str(error).strip()}"
            ) from error
        call_command("createcachetable", verbosity=0)
        self.load_library()
        self.collect_static()
        if not prepare:
            self.welcome()
            self.serve()

    def load_library(self) -> None:
        """Loads the library when its files are new, renders it when its rendering is."""
        known = LibraryRevision.objects.filter(pk=1).first()
        if known is None or known.folder_digest != loaded_digest(settings.LIBRARY_DIR):
            if not known:
                self.stdout.write(
                    "Loading the library; this takes a minute the first time …"
                )
            call_command("load_library", stdout=self.stdout, stderr=self.stderr)
        rendered = LibraryRevision.objects.get(pk=1)
        if rendered.rendering_digest != rendering_digest():
            self.stdout.write("Rendering the notes anew …")
            with progress_bar() as progress:
                render_all(progress)

    def collect_static(self) -> None:
        """Collects and compresses the static files when one of them is new."""
        marker = Path(settings.STATIC_ROOT) / "collected.sha256"
        digest = static_digest()
        if not marker.exists() or marker.read_text() != digest:
            call_command("collectstatic", verbosity=0, interactive=False)
            marker.write_text(digest)

    def welcome(self) -> None:
        self.stdout.write(f"\nOctavo is at {settings.SITE_URL}   (stop it with Ctrl-C)")
        self.stdout.write(f"Its data lies in {settings.DATA_DIR}")
        if not Learner.objects.filter(is_staff=True).exists():
            python = os.path.relpath(sys.executable)
            self.stdout.write(
                f"To become a curator: {python} manage.py createsuperuser, then {settings.SITE_URL}/admin/"
            )

    def serve(self) -> None:
        """Becomes gunicorn; its timeout stays above the database's busy timeout."""
        self.stdout.flush()
        arguments = [
            *("--bind", f"{settings.HOST}:{settings.PORT}"),
            *(
                "--workers",
                str(settings.WORKERS),
                "--worker-class",
                "gthread",
                "--threads",
                str(settings.THREADS),
            ),
            *(
                "--timeout",
                "60",
                "--graceful-timeout",
                "20",
                "--max-requests",
                "20000",
                "--max-requests-jitter",
                "2000",
            ),
            # Fifty chosen papers make a long address.
            *("--limit-request-line", "8190"),
            *("--no-control-socket", "--log-level", "warning"),
        ]
        gunicorn = Path(sys.executable).parent / "gunicorn"
        os.execv(gunicorn, [str(gunicorn), *arguments, "config.wsgi:application"])


def static_digest() -> str:
    """SHA-256 over the names, sizes and times of all static files, our own and those of installed packages."""
    total = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            total.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return total.hexdigest()
