"""`manage.py load_library`: files into the database."""

import os
import shlex
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from papers.libraryfiles import Library, read_library
from papers.libraryfiles.command import count_text
from papers.management.newer_database import refuse_newer_database
from papers.management.progress import progress_bar
from papers.services.library import (
    Action,
    ArxivNumberIsTaken,
    FolderIsAnother,
    LoadStep,
    NamedEntryIsGone,
    NotesAreMissing,
    Outcome,
    Side,
    digest_folder,
    load_library,
    place_of_folder,
)

TRIAL_WORDS = {
    Action.ADD: "would be added",
    Action.CHANGE: "would be changed",
    Action.RETIRE: "would be retired",
    Action.CONFLICT: "would be kept as a curator left it",
}
TOLD_ACTIONS = tuple(TRIAL_WORDS)
# The exit code when so many notes are missing that somebody must say yes to it.
MANY_MISSING = 3
MOST_NAMED = 10


def missing_text(error: NotesAreMissing, folder: Path) -> str:
    return (
        f"{error.missing_count} of the {error.loaded_count} notes"
        f" that were loaded are not in {folder}; nothing was loaded."
        " If this is the wrong folder, name the right one"
        " (LIBRARY_DIR for every start)."
        " If those notes are to be retired, run once:"
        f" {command_to_agree(folder)}"
    )


def another_folder_text(error: FolderIsAnother, folder: Path) -> str:
    former = error.former
    if former == "starter":
        former = "Octavo's own library"
    count = len(error.retired)
    total = "1 entry" if count == 1 else f"{count} entries"
    named = ", ".join(error.retired[:MOST_NAMED])
    if len(error.retired) > MOST_NAMED:
        named += " and others"
    return (
        f"The library was loaded from {former} before. {folder} lacks"
        f" {total} of it, which would be retired: {named}."
        " Nothing was loaded."
        " If this is the wrong folder, name the right one"
        " (LIBRARY_DIR for every start)."
        f" If they are to be retired, run once: {command_to_agree(folder)}"
    )


def command_to_agree(folder: Path) -> str:
    python = shlex.quote(os.path.relpath(sys.executable))
    place = shlex.quote(str(folder))
    return f"{python} manage.py load_library {place} --retire-missing"


class Command(BaseCommand):
    """Bring the database to what the library files say.

    What a curator changed since is not touched.
    """

    help = __doc__
    # They would read the code of every page, where most often nothing changed.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", nargs="?", type=Path, default=settings.LIBRARY_DIR
        )
        parser.add_argument(
            "--check",
            action="store_true",
            help="only tell what loading would do",
        )
        sides = parser.add_mutually_exclusive_group()
        sides.add_argument(
            "--theirs",
            action="store_true",
            help="where both changed, the files win",
        )
        sides.add_argument(
            "--ours",
            action="store_true",
            help="where both changed, the curators win for good",
        )
        parser.add_argument(
            "--retire-missing",
            action="store_true",
            help="also when many notes are missing in the files, or they are others",
        )

    def handle(
        self,
        *args: Any,
        folder: Path,
        check: bool,
        theirs: bool,
        ours: bool,
        retire_missing: bool,
        **options: Any,
    ) -> None:
        refuse_newer_database()
        library = self.read(folder)
        side = Side.NOBODY
        if theirs:
            side = Side.THEIRS
        elif ours:
            side = Side.OURS
        try:
            with progress_bar() as progress:
                outcome = load_library(
                    library,
                    at=timezone.now(),
                    side=side,
                    is_trial=check,
                    can_retire_many=retire_missing,
                    folder_digest=digest_folder(folder),
                    folder=place_of_folder(folder),
                    progress=progress,
                )
        except NotesAreMissing as error:
            problem = missing_text(error, folder)
            raise CommandError(problem, returncode=MANY_MISSING) from error
        except FolderIsAnother as error:
            problem = another_folder_text(error, folder)
            raise CommandError(problem, returncode=MANY_MISSING) from error
        except (ArxivNumberIsTaken, NamedEntryIsGone) as error:
            raise CommandError(str(error)) from error
        self.tell(outcome, is_trial=check)

    def read(self, folder: Path) -> Library:
        """The library of the files; tells their faults, and ends where one stops it."""
        library, faults = read_library(folder)
        for fault in faults:
            self.stderr.write(str(fault))
        stopping_count = sum(fault.stops_loading for fault in faults)
        if stopping_count:
            total = count_text(stopping_count, "fault")
            raise CommandError(f"{total} in {folder}; nothing was loaded.")
        return library

    def tell(self, outcome: Outcome, *, is_trial: bool) -> None:
        for renaming in outcome.renamings:
            self.stdout.write(f"{renaming}.")
        for action in TOLD_ACTIONS:
            self.tell_steps(outcome.of(action), action, is_trial=is_trial)
        if is_trial and outcome.has_many_missing:
            self.stdout.write("Loading does this only with --retire-missing.")
        if not outcome.has_changes:
            self.stdout.write("Nothing to change.")
        if outcome.of(Action.CONFLICT):
            self.stdout.write(
                "To decide: --theirs takes the files' version,"
                " --ours keeps the curators'."
            )

    def tell_steps(
        self, steps: list[LoadStep], action: Action, *, is_trial: bool
    ) -> None:
        """How many there are; by name where somebody may want to say no."""
        words = TRIAL_WORDS[action] if is_trial else action.value
        if is_trial or action in (Action.CONFLICT, Action.RETIRE):
            for step in steps:
                self.stdout.write(f"{step}: {words}")
        if steps:
            self.stdout.write(f"{len(steps)} {words}.")
