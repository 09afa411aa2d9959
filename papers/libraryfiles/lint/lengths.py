"""How long a note's parts may be."""

from collections.abc import Iterator

from papers.libraryfiles.entries import HEADINGS, NoteFile
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.lint.wording import word_count
from papers.libraryfiles.read.outline import list_items

# Words at least and at most, by kind of note and of section.
WORDS = {
    "full": {"tldr": (8, 60), "approach": (150, 400), "why": (80, 150)},
    "brief": {"tldr": (8, 60), "why": (30, 90)},
}
CONTRIBUTIONS = {"full": (3, 6), "brief": (2, 3)}
TOPICS = {"full": 2, "brief": 0}
NAMES = {kind: name for name, kind in HEADINGS.items()}


def lint_lengths(note: NoteFile) -> Iterator[Fault]:
    for kind, (least, most) in WORDS[note.note].items():
        section = note.section(kind)
        count = word_count(section.body) if section else least
        if section and not least <= count <= most:
            remedy = f"Use {least} to {most}, not counting code, formulas and tables"
            yield Fault(
                note.path, section.line, f"{NAMES[kind]} has {count} words", remedy
            )
    yield from lint_contributions(note)
    if len(note.topics) < TOPICS[note.note]:
        yield Fault(
            note.path,
            1,
            f"The note hangs on {len(note.topics)} topics",
            f"Name at least {TOPICS[note.note]}",
        )


def lint_contributions(note: NoteFile) -> Iterator[Fault]:
    section = note.section("contributions")
    least, most = CONTRIBUTIONS[note.note]
    count = len(list_items(section.body)[0]) if section else least
    if section and not least <= count <= most:
        problem = f"The note names {count} contributions"
        yield Fault(
            note.path,
            section.line,
            problem,
            f"Name {least} to {most}, each as one item of the list",
        )
