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
from django.utils import timezone

from papers.management.progress import progress_bar
from papers.models import LibraryRevision
from papers.services.library import digest_folder, place_of_folder, render_all
from papers.services.page_cache import rendering_digest
from study.management.preparing import sole_preparation
from study.models import Learner
from study.ownpapers.services import erase_old_papers


class Command(BaseCommand):
    """Prepare the site and serve it: tables, library, static files, then gunicorn."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--prepare",
            action="store_true",
            help="prepare everything, then stop",
        )

    def handle(self, *args: Any, prepare: bool, **options: Any) -> None:
        with sole_preparation(settings.DATA_DIR, self.say):
            self.prepare_database()
            self.load_library()
            erase_old_papers(at=timezone.now())
            self.collect_static()
        if not prepare:
            self.welcome()
            self.serve()

    def say(self, sentence: str) -> None:
        """At once, since what comes next may take long."""
        self.stdout.write(sentence)
        self.stdout.flush()

    def prepare_database(self) -> None:
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except OperationalError as error:
            reason = str(error).strip()
            raise CommandError(
                f"The database of DATABASE_URL does not answer: {reason}"
            ) from error
        call_command("createcachetable", verbosity=0)

    def load_library(self) -> None:
        """Loads the library when its files are new, renders it when the code is."""
        known = LibraryRevision.objects.filter(pk=1).first()
        if known is None:
            self.say(
                "Loading the library; this takes a minute the first time …"
            )
        if known is None or known.folder_digest != digest_folder(
            settings.LIBRARY_DIR
        ):
            call_command("load_library", stdout=self.stdout, stderr=self.stderr)
        unknown_place = LibraryRevision.objects.filter(pk=1, folder="")
        unknown_place.update(folder=place_of_folder(settings.LIBRARY_DIR))
        rendered = LibraryRevision.objects.get(pk=1)
        if rendered.rendering_digest != rendering_digest():
            self.say("Rendering the notes anew …")
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
        self.stdout.write(
            f"\nOctavo is at {settings.SITE_URL}   (stop it with Ctrl-C)"
        )
        self.stdout.write(f"Its data lies in {settings.DATA_DIR}")
        if not Learner.objects.filter(is_staff=True).exists():
            python = os.path.relpath(sys.executable)
            self.stdout.write(
                f"To become a curator: {python} manage.py createsuperuser, "
                f"then {settings.SITE_URL}/admin/"
            )

    def serve(self) -> None:
        """Becomes gunicorn."""
        self.stdout.flush()
        gunicorn = Path(sys.executable).parent / "gunicorn"
        arguments = [*gunicorn_options(), "config.wsgi:application"]
        os.execv(gunicorn, [str(gunicorn), *arguments])


def gunicorn_options() -> list[str]:
    options = {
        "bind": f"{settings.HOST}:{settings.PORT}",
        "workers": settings.WORKERS,
        "worker-class": "gthread",
        "threads": settings.THREADS,
        # Longer than the database's busy timeout.
        "timeout": 60,
        "graceful-timeout": 20,
        "max-requests": 20_000,
        "max-requests-jitter": 2_000,
        # Fifty chosen papers make a long address.
        "limit-request-line": 8190,
        # PROXY_COUNT alone says whether a proxy is believed, on this machine too.
        "forwarded-allow-ips": "",
        "log-level": "warning",
    }
    arguments = [f"--{name}={value}" for name, value in options.items()]
    return [*arguments, "--no-control-socket"]


def static_digest() -> str:
    """SHA-256 over the names, sizes and times of our static files and of packages'."""
    total = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            total.update(
                f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode()
            )
    return total.hexdigest()
