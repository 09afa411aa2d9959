"""Is the library worth reading, are its questions worth answering?

What falls short is a fault. A paper without a note is exempt. Each module asks about
one thing and yields faults.
"""

from collections.abc import Iterator, Sequence

from papers.libraryfiles.entries import Library, NoteFile, ThemeFile
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.lint.choices import lint_choices, lint_guessability
from papers.libraryfiles.lint.duplicates import lint_duplicates
from papers.libraryfiles.lint.edges import lint_rival_edges
from papers.libraryfiles.lint.later import lint_corrections, lint_later_edges
from papers.libraryfiles.lint.lengths import lint_lengths
from papers.libraryfiles.lint.maths import lint_formulas, lint_symbols
from papers.libraryfiles.lint.most_read import lint_most_read
from papers.libraryfiles.lint.names import (
    family_names,
    lint_names,
    lint_whole_list,
)
from papers.libraryfiles.lint.paths import lint_path
from papers.libraryfiles.lint.questions import lint_question, lint_questions
from papers.libraryfiles.lint.rooms import lint_rooms
from papers.libraryfiles.lint.style import lint_style, lint_worn_words
from papers.libraryfiles.lint.topics import lint_topics
from papers.libraryfiles.lint.worked import lint_worked_numbers
from papers.libraryfiles.texts import LocatedText, texts_of_library


def lint_library(library: Library, only: Sequence[str] = ()) -> Iterator[Fault]:
    """All faults of quality.

    With `only`, those of the notes, themes and paths with these slugs.
    """
    families = family_names(library.notes)
    for note in library.notes:
        if note.note != "none" and is_wanted(note.slug, only):
            yield from lint_note(note, families)
    for theme in library.themes:
        if is_wanted(theme.slug, only):
            yield from lint_theme(theme)
    for path in library.paths:
        if is_wanted(path.slug, only):
            yield from lint_path(path, library)
    yield from lint_texts(texts_of_library(library), only)
    yield from lint_duplicates(library, only)
    if not only:
        yield from lint_later_edges(library)
        yield from lint_guessability(library)
        yield from lint_most_read(library)
        yield from lint_topics(library)
        yield from lint_rooms(library)


def is_wanted(slug: str, only: Sequence[str]) -> bool:
    return not only or slug in only


def lint_note(note: NoteFile, families: frozenset[str]) -> Iterator[Fault]:
    yield from lint_lengths(note)
    yield from lint_questions(note)
    yield from lint_symbols(note)
    yield from lint_worked_numbers(note)
    yield from lint_names(note, families)
    yield from lint_whole_list(note)
    yield from lint_rival_edges(note)


def lint_theme(theme: ThemeFile) -> Iterator[Fault]:
    for question in theme.questions:
        yield from lint_question(theme.path, question)
    yield from lint_choices(theme.path, theme.questions)


def lint_texts(
    texts: Iterator[LocatedText], only: Sequence[str]
) -> Iterator[Fault]:
    wanted = [text for text in texts if is_wanted(text.file_stem, only)]
    yield from lint_worn_words(wanted)
    for text in wanted:
        yield from lint_formulas(text)
        yield from lint_style(text)
        yield from lint_corrections(text)
