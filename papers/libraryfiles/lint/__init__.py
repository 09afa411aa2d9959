"""Is the library worth reading, are its questions worth answering?

What falls short is a fault. A paper without a note is exempt. Each module asks about one thing and yields faults.
"""

from collections.abc import Iterator, Sequence

from papers.libraryfiles.entries import Library
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.lint.choices import lint_choices, lint_guessability
from papers.libraryfiles.lint.duplicates import lint_duplicates
from papers.libraryfiles.lint.lengths import lint_lengths
from papers.libraryfiles.lint.maths import lint_formulas, lint_symbols
from papers.libraryfiles.lint.names import family_names, lint_names
from papers.libraryfiles.lint.paths import lint_path
from papers.libraryfiles.lint.questions import lint_question, lint_questions
from papers.libraryfiles.lint.style import lint_style
from papers.libraryfiles.lint.topics import lint_topics
from papers.libraryfiles.texts import LocatedText, texts_of_library


def lint_library(library: Library, only: Sequence[str] = ()) -> Iterator[Fault]:
    """All faults of quality; with `only`, those of the notes, themes and paths with these slugs."""
    families = family_names(library.notes)
    for note in library.notes:
        if note.note != "none" and (not only or note.slug in only):
            yield from lint_lengths(note)
            yield from lint_questions(note)
            yield from lint_symbols(note)
            yield from lint_names(note, families)
    for theme in library.themes:
        if not only or theme.slug in only:
            for question in theme.questions:
                yield from lint_question(theme.path, question)
            yield from lint_choices(theme.path, theme.questions)
    for path in library.paths:
        if not only or path.slug in only:
            yield from lint_path(path, library)
    for text in texts_of_library(library):
        if not only or _stem(text) in only:
            yield from lint_formulas(text)
            yield from lint_style(text)
    yield from lint_duplicates(library, only)
    if not only:
        yield from lint_guessability(library)
        yield from lint_topics(library)


def _stem(text: LocatedText) -> str:
    return text.path.rpartition("/")[2].removesuffix(".md")
