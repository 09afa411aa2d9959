"""Names of authors, spelt in the text as in the front matter."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import DamerauLevenshtein

from papers.libraryfiles.entries import NoteFile
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.texts import texts_of_note

SHORTEST = 5
NAME = re.compile(r"(?<=[\w,;:(] )[A-ZÀ-Þ][^\W\d_]{4,}(?:-[A-ZÀ-Þ][^\W\d_]+)?")


def lint_names(note: NoteFile, known: frozenset[str]) -> Iterator[Fault]:
    """Capitalised words inside a sentence that are one letter away from an author of this paper.

    `known` are the family names that are right wherever they stand.
    """
    families = {
        family for family in map(_family, note.authors) if len(family) >= SHORTEST
    }
    for text in texts_of_note(note):
        for found in NAME.finditer(text.masked):
            word = found.group()
            if word in known:
                continue
            for family in families:
                if DamerauLevenshtein.distance(word, family, score_cutoff=1) == 1:
                    line = text.line_at(found.start())
                    yield Fault(
                        note.path,
                        line,
                        f"{word} looks like the author {family}",
                        f"Write {family}",
                    )


def family_names(notes: Iterable[NoteFile]) -> frozenset[str]:
    return frozenset(_family(author) for note in notes for author in note.authors)


def _family(author: str) -> str:
    return author.partition(",")[0].split(" ")[-1]
