"""How long a note's parts may be."""

from collections.abc import Iterator

from papers.libraryfiles.entries import HEADING_OF_KIND, NoteFile
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.lint.wording import word_count
from papers.libraryfiles.read.outline import list_items

# Words at least and at most, by kind of note and of section.
WORDS = {
    "full": {
        "tldr": (8, 60),
        "plain": (20, 60),
        "approach": (150, 400),
        "why": (80, 150),
    },
    "brief": {
        "tldr": (8, 60),
        "plain": (20, 60),
        "why": (30, 90),
    },
}
# What docs/style-of-notes.md says beside them: told while one writes, no fault.
ADVISED_WORDS = {
    "full": {
        **WORDS["full"],
        "problem": (40, 110),
        "evidence": (60, 180),
        "limitations": (50, 150),
    },
    "brief": WORDS["brief"],
}
CONTRIBUTIONS = {"full": (3, 6), "brief": (2, 3)}
TOPICS = {"full": 2, "brief": 0}


def lint_lengths(note: NoteFile) -> Iterator[Fault]:
    for kind, (least, most) in WORDS[note.note].items():
        section = note.section(kind)
        if section is None and kind == "plain":
            yield Fault(
                note.path,
                1,
                "The note does not say its idea in plain words",
                f"Write `## {HEADING_OF_KIND[kind]}`, {least} to {most} words",
            )
        if section is None:
            continue
        count = word_count(section.body)
        if not least <= count <= most:
            yield Fault(
                note.path,
                section.line,
                f"{HEADING_OF_KIND[kind]} has {count} words",
                f"Use {least} to {most}, not counting code, formulas and tables",
            )
    yield from lint_contributions(note)
    topic_count = len(note.topics)
    least_topic_count = TOPICS[note.note]
    if topic_count < least_topic_count:
        yield Fault(
            note.path,
            1,
            f"The note hangs on {topic_count} topics",
            f"Name at least {least_topic_count}",
        )


def lint_contributions(note: NoteFile) -> Iterator[Fault]:
    section = note.section("contributions")
    if section is None:
        return
    least, most = CONTRIBUTIONS[note.note]
    items, _ = list_items(section.body)
    if not least <= len(items) <= most:
        yield Fault(
            note.path,
            section.line,
            f"The note names {len(items)} contributions",
            f"Name {least} to {most}, each as one item of the list",
        )
