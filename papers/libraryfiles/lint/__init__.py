"""The editor: is the library worth reading, are its questions worth answering? What falls short is a fault.

A paper without a note is exempt. Each module asks about one thing and yields faults.
"""

from collections.abc import Iterator, Sequence

from papers.libraryfiles.entries import Library
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.lint.choices import edit_choices, edit_guessability
from papers.libraryfiles.lint.duplicates import edit_duplicates
from papers.libraryfiles.lint.lengths import edit_lengths
from papers.libraryfiles.lint.maths import edit_formulas, edit_symbols
from papers.libraryfiles.lint.names import edit_names, family_names
from papers.libraryfiles.lint.paths import edit_path
from papers.libraryfiles.lint.questions import edit_question, edit_questions
from papers.libraryfiles.lint.style import edit_style
from papers.libraryfiles.lint.topics import edit_topics
from papers.libraryfiles.texts import Text, texts_of_library


def edit_library(library: Library, only: Sequence[str] = ()) -> Iterator[Fault]:
    """All faults of quality; with `only`, those of the notes, themes and paths with these slugs."""
    families = family_names(library.notes)
    for note in library.notes:
        if note.note != "none" and (not only or note.slug in only):
            yield from edit_lengths(note)
            yield from edit_questions(note)
            yield from edit_symbols(note)
            yield from edit_names(note, families)
    for theme in library.themes:
        if not only or theme.slug in only:
            for question in theme.questions:
                yield from edit_question(theme.path, question)
            yield from edit_choices(theme.path, theme.questions)
    for path in library.paths:
        if not only or path.slug in only:
            yield from edit_path(path, library)
    for text in texts_of_library(library):
        if not only or _stem(text) in only:
            yield from edit_formulas(text)
            yield from edit_style(text)
    yield from edit_duplicates(library, only)
    if not only:
        yield from edit_guessability(library)
        yield from edit_topics(library)


def _stem(text: Text) -> str:
    return text.path.rpartition("/")[2].removesuffix(".md")
