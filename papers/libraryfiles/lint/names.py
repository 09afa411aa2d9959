"""Names of authors, spelt in the text as in the front matter."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import DamerauLevenshtein

from papers.libraryfiles.entries import NoteFile
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.texts import texts_of_note

SHORTEST = 5
NAME = re.compile(
    r"(?<=[\w,;:(] )"
    r"[A-ZÀ-Þ][^\W\d_]{4,}(?:-[A-ZÀ-Þ][^\W\d_]+)?"
)


def lint_names(note: NoteFile, known: frozenset[str]) -> Iterator[Fault]:
    """Capitalised words in a sentence that are one letter away from an author.

    `known` are the family names that are right wherever they stand.
    """
    families = [name for name in family_names([note]) if len(name) >= SHORTEST]
    for text in texts_of_note(note):
        for match in NAME.finditer(text.masked):
            word = match.group()
            if word in known:
                continue
            for family in families:
                if is_misspelt(word, family):
                    yield text.fault_at(
                        match.start(),
                        f"{word} looks like the author {family}",
                        f"Write {family}",
                    )


def lint_whole_list(note: NoteFile) -> Iterator[Fault]:
    """Display shortens a list of authors, citation never does.

    A paper without a note waits for whoever writes one.
    """
    if note.et_al and note.note != "none":
        yield Fault(
            note.path,
            note.line_of("et_al"),
            "The list of authors is cut",
            "Name all in their order, and take `et_al` out",
        )


def is_misspelt(word: str, family: str) -> bool:
    distance = DamerauLevenshtein.distance(word, family, score_cutoff=1)
    return distance == 1


def family_names(notes: Iterable[NoteFile]) -> frozenset[str]:
    names: set[str] = set()
    for note in notes:
        names.update(map(family_name, note.authors))
    return frozenset(names)


def family_name(author: str) -> str:
    """Without particles: "Oord" of "van den Oord, Aäron"."""
    family, _, _ = author.partition(",")
    return family.split(" ")[-1]
