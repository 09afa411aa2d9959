"""`check_library`, as a Django command and as `python -m papers.libraryfiles`."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from papers.libraryfiles.check.references import check_references
from papers.libraryfiles.entries import (
    FigureFile,
    Library,
    NoteFile,
    ThemeFile,
)
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.file_names import (
    CATEGORIES,
    FIGURES,
    FRAMEWORKS,
    OUTLETS,
    TOPICS,
)
from papers.libraryfiles.guide_entries import (
    CollectionFile,
    PathFile,
    TrendFile,
)
from papers.libraryfiles.lint import lint_library
from papers.libraryfiles.lint.report import report_lines
from papers.libraryfiles.read.library import read_files
from papers.libraryfiles.write.folder import form_changes, form_faults

File = TypeVar(
    "File",
    NoteFile,
    ThemeFile,
    PathFile,
    CollectionFile,
    TrendFile,
    FigureFile,
)
DEFAULT_FOLDER = Path(__file__).resolve().parent.parent / "library"


@dataclass(frozen=True)
class CheckOptions:
    """What the check shall do.

    `only` are slugs of notes, themes or paths; none means all.
    """

    folder: Path = DEFAULT_FOLDER
    formats: bool = False
    reports: bool = False
    only: tuple[str, ...] = ()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=DEFAULT_FOLDER,
        help="the library (papers/library)",
    )
    parser.add_argument(
        "--format",
        action="store_true",
        help="rewrite the files in canonical form",
    )
    parser.add_argument(
        "--report", action="store_true", help="show what the library covers"
    )
    parser.add_argument(
        "--only",
        nargs="+",
        default=[],
        metavar="SLUG",
        help="only these notes, themes or paths",
    )


def options_from(options: dict[str, Any]) -> CheckOptions:
    return CheckOptions(
        folder=Path(options["folder"]),
        formats=options["format"],
        reports=options["report"],
        only=tuple(options["only"]),
    )


def run_check(options: CheckOptions, say: Callable[[str], object]) -> int:
    """Says every fault, line by line; returns the exit status."""
    library, faults, unread = read_files(options.folder)
    broken = {fault.path for fault in faults}
    wanted = sound_part(library, broken, options.only)
    if options.formats:
        for path in rewrite_files(wanted, options.folder):
            say(f"rewritten: {path}")
    sound = sound_part(library, broken)
    faults += check_references(library, unread)
    faults += form_faults(wanted, options.folder)
    faults += lint_library(sound, options.only)
    faults += check_named_files(library, unread, options.only)
    shown_faults = []
    for fault in sorted(set(faults)):
        if is_wanted_fault(fault, options.only):
            shown_faults.append(fault)
    for fault in shown_faults:
        say(str(fault))
    if options.reports:
        for line in report_lines(library):
            say(line)
    say(count_line(library, shown_faults, options.only))
    return 1 if shown_faults else 0


def rewrite_files(library: Library, folder: Path) -> list[str]:
    """Puts files into canonical form; the paths of those that were not."""
    changed = []
    changes = list(form_changes(library, folder))
    for path, _, text in changes:
        file = folder / path
        file.write_bytes(text.encode("utf-8"))
        changed.append(path)
    return changed


def sound_part(
    library: Library, broken: set[str], only: Sequence[str] = ()
) -> Library:
    """The library without files that have faults of their own.

    With `only`, nothing but these files.
    """
    part = replace(
        library,
        notes=sound_files(library.notes, broken, only),
        themes=sound_files(library.themes, broken, only),
        paths=sound_files(library.paths, broken, only),
        figures=sound_files(library.figures, broken, only),
        collections=sound_files(library.collections, broken, only),
        trends=sound_files(library.trends, broken, only),
    )
    if only or CATEGORIES in broken:
        part = replace(part, categories=())
    if only or TOPICS in broken:
        part = replace(part, topics=())
    if only or FRAMEWORKS in broken:
        part = replace(part, frameworks=())
    if only or OUTLETS in broken:
        part = replace(part, outlets=())
    return part


def sound_files(
    files: tuple[File, ...],
    broken: set[str],
    only: Sequence[str],
) -> tuple[File, ...]:
    sound = []
    for file in files:
        is_wanted = not only or Path(file.path).stem in only
        if is_wanted and file.path not in broken:
            sound.append(file)
    return tuple(sound)


def check_named_files(
    library: Library,
    unread: frozenset[str],
    only: Sequence[str],
) -> Iterator[Fault]:
    files: list[
        NoteFile | ThemeFile | PathFile | CollectionFile | TrendFile
    ] = [
        *library.files_with_questions(),
        *library.paths,
        *library.collections,
        *library.trends,
    ]
    known = {file.slug for file in files}
    for path in unread:
        known.add(Path(path).name)
    for slug in only:
        if slug not in known:
            yield Fault(
                slug,
                1,
                "There is no file of this name",
                "Check its spelling",
            )


def is_wanted_fault(fault: Fault, only: Sequence[str]) -> bool:
    """Whether a fault is in one of the named files, or in a figure of theirs."""
    stem = Path(fault.path).stem
    if not only or stem in only:
        return True
    if not fault.path.startswith(f"{FIGURES}/"):
        return False
    return any(stem.startswith(f"{slug}-") for slug in only)


def count_line(
    library: Library, faults: list[Fault], only: Sequence[str]
) -> str:
    summary = "no faults"
    if faults:
        paths = {fault.path for fault in faults}
        fault_count = count_text(len(faults), "fault")
        file_count = count_text(len(paths), "file")
        summary = f"{fault_count} in {file_count}"
    if only:
        summary += f" in {', '.join(only)}"
    paper_count = len(library.notes)
    with_note = [note for note in library.notes if note.note != "none"]
    return (
        f"{summary}; {paper_count} papers, {len(with_note)} of them with a note"
    )


def count_text(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun}s"
