"""`check_library`, as a Django command and as `python -m papers.libraryfiles`."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from papers.libraryfiles.check.references import check_library
from papers.libraryfiles.entries import (
    FigureFile,
    Library,
    NoteFile,
    PathFile,
    ThemeFile,
)
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.file_names import CATEGORIES, FRAMEWORKS, TOPICS
from papers.libraryfiles.lint import edit_library
from papers.libraryfiles.lint.report import report_lines
from papers.libraryfiles.read.library import read_files
from papers.libraryfiles.write.folder import form_changes, form_faults

File = TypeVar("File", NoteFile, ThemeFile, PathFile, FigureFile)
DEFAULT_FOLDER = Path(__file__).resolve().parent.parent / "library"


@dataclass(frozen=True)
class Wishes:
    """What was asked for; `only` are slugs of notes, themes or paths, none means all."""

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
        "--format", action="store_true", help="rewrite the files in canonical form"
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


def wishes_from(options: dict[str, Any]) -> Wishes:
    return Wishes(
        Path(options["folder"]),
        options["format"],
        options["report"],
        tuple(options["only"]),
    )


def run(wishes: Wishes, say: Callable[[str], object]) -> int:
    """Tells every fault, line by line; the exit status."""
    library, faults, unread = read_files(wishes.folder)
    broken = {fault.path for fault in faults}
    wanted = _whole(library, broken, wishes.only)
    if wishes.formats:
        for path in rewrite(wanted, wishes.folder):
            say(f"rewritten: {path}")
    faults += check_library(library, unread)
    faults += form_faults(wanted, wishes.folder)
    faults += edit_library(_whole(library, broken), wishes.only)
    faults += _strangers(library, unread, wishes.only)
    told = sorted(fault for fault in set(faults) if _is_wanted(fault, wishes.only))
    for fault in told:
        say(str(fault))
    if wishes.reports:
        for line in report_lines(library):
            say(line)
    say(_count_line(library, told, wishes.only))
    return 1 if told else 0


def rewrite(library: Library, folder: Path) -> list[str]:
    """Puts files into canonical form; the paths of those that were not."""
    changed = []
    for path, _, text in list(form_changes(library, folder)):
        (folder / path).write_bytes(text.encode("utf-8"))
        changed.append(path)
    return changed


def _whole(library: Library, broken: set[str], only: Sequence[str] = ()) -> Library:
    """The library without files that have faults of their own, and (if named) only with some files."""
    return replace(
        library,
        categories=() if only or CATEGORIES in broken else library.categories,
        topics=() if only or TOPICS in broken else library.topics,
        frameworks=() if only or FRAMEWORKS in broken else library.frameworks,
        notes=_kept(library.notes, broken, only),
        themes=_kept(library.themes, broken, only),
        paths=_kept(library.paths, broken, only),
        figures=_kept(library.figures, broken, only),
    )


def _kept(
    files: tuple[File, ...], broken: set[str], only: Sequence[str]
) -> tuple[File, ...]:
    return tuple(
        file
        for file in files
        if file.path not in broken and (not only or Path(file.path).stem in only)
    )


def _strangers(
    library: Library, unread: frozenset[str], only: Sequence[str]
) -> Iterator[Fault]:
    files: list[NoteFile | ThemeFile | PathFile] = [*library.asking(), *library.paths]
    known = {file.slug for file in files} | {Path(path).name for path in unread}
    for slug in only:
        if slug not in known:
            yield Fault(
                slug,
                1,
                "There is no note, theme or path of this name",
                "Check its spelling",
            )


def _is_wanted(fault: Fault, only: Sequence[str]) -> bool:
    stem = Path(fault.path).stem
    return (
        not only
        or stem in only
        or any(stem.startswith(slug + "-") for slug in only if "figures/" in fault.path)
    )


def _count_line(library: Library, told: list[Fault], only: Sequence[str]) -> str:
    notes = sum(note.note != "none" for note in library.notes)
    where = f" in {', '.join(only)}" if only else ""
    files = len({fault.path for fault in told})
    what = (
        f"{len(told)} fault{'s' * (len(told) != 1)} in {files} file{'s' * (files != 1)}"
        if told
        else "no faults"
    )
    return f"{what}{where}; {len(library.notes)} papers, {notes} of them with a note"
