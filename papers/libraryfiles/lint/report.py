"""What a library covers, as plain tables."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from papers.libraryfiles.entries import (
    LEVELS,
    NOTE_KINDS,
    QUESTION_KINDS,
    Library,
    NoteFile,
)
from papers.libraryfiles.lint.acronyms import proposed_acronyms
from papers.libraryfiles.lint.choices import (
    is_right_longest,
    longest_share,
    position_shares,
    right_position,
    sound_choice_questions,
)
from papers.libraryfiles.lint.guessing import form_guess_share
from papers.libraryfiles.lint.topics import (
    asked_topics,
    topic_levels,
    used_topics,
)

Row = Sequence[object]
SHOWN_MISSING = 400
TOPIC_COUNTS = (
    "all",
    "described",
    "defined",
    "explained",
    "used",
    "asked",
    "supplementary",
)


def report_lines(library: Library) -> Iterator[str]:
    yield from report_table(
        "Papers by category",
        ("category", *NOTE_KINDS, "questions"),
        category_rows(library),
    )
    yield from report_table(
        "Notes and their second readers",
        ("read a second time by", "notes"),
        reader_rows(library),
    )
    yield from report_table(
        "Questions by kind and level",
        ("kind", *LEVELS),
        kind_rows(library),
    )
    yield from report_table(
        "Topics by depth",
        ("level", "topics", *TOPIC_COUNTS[1:]),
        depth_rows(library),
    )
    yield from report_table(
        "Choices",
        ("what", "figure"),
        right_choice_rows(library),
    )
    yield from report_table(
        "Paths and themes",
        ("file", "steps or questions"),
        collection_rows(library),
    )
    yield from report_table(
        "Acronyms in the texts by which nothing is found yet",
        ("acronym", "of", "which is", "times"),
        proposed_acronyms(library),
    )
    yield from report_table(
        "Topics that are missing",
        ("topic", "referred to"),
        missing_topic_rows(library),
    )


def report_table(title: str, head: Row, rows: Iterable[Row]) -> Iterator[str]:
    """The first column to the left, all others to the right; nothing without rows."""
    body = [texts_of_row(row) for row in rows]
    if not body:
        return
    head_cells = texts_of_row(head)
    widths = []
    for column in zip(head_cells, *body, strict=True):
        widest = max(column, key=len)
        widths.append(len(widest))
    rule = ["-" * width for width in widths]
    yield f"\n{title}"
    yield report_row(head_cells, widths)
    yield report_row(rule, widths)
    for cells in body:
        yield report_row(cells, widths)


def texts_of_row(row: Row) -> list[str]:
    return [str(cell) for cell in row]


def report_row(cells: list[str], widths: list[int]) -> str:
    padded: list[str] = []
    for cell, width in zip(cells, widths, strict=True):
        is_first = not padded
        padded.append(cell.ljust(width) if is_first else cell.rjust(width))
    return "  " + "  ".join(padded)


def category_rows(library: Library) -> Iterator[Row]:
    for category in library.categories:
        notes = []
        for note in library.notes:
            if note.category == category.slug:
                notes.append(note)
        yield category_row(category.name, notes)
    yield category_row("all", library.notes)


def category_row(name: str, notes: Sequence[NoteFile]) -> Row:
    kinds = Counter(note.note for note in notes)
    question_count = sum(len(note.questions) for note in notes)
    return name, *counts_in_order(kinds, NOTE_KINDS), question_count


def counts_in_order(counts: Counter[str], keys: Sequence[str]) -> list[int]:
    return [counts[key] for key in keys]


def reader_rows(library: Library) -> Iterator[Row]:
    readers: Counter[str] = Counter()
    for note in library.notes:
        if note.note != "none":
            readers[note.read_by or "nobody yet"] += 1
    yield from readers.most_common()


def kind_rows(library: Library) -> Iterator[Row]:
    for kind in QUESTION_KINDS:
        levels: Counter[str] = Counter()
        for question in library.questions():
            if question.kind == kind:
                levels[question.level] += 1
        yield kind, *counts_in_order(levels, LEVELS)
    levels = Counter()
    for theme in library.themes:
        for question in theme.questions:
            levels[question.level] += 1
    yield "across papers", *counts_in_order(levels, LEVELS)


def depth_rows(library: Library) -> Iterator[Row]:
    levels = topic_levels(library.topics)
    used = used_topics(library)
    asked = asked_topics(library)
    for level in sorted(set(levels.values())):
        counts: Counter[str] = Counter()
        for topic in library.topics:
            if levels[topic.slug] == level:
                counts["all"] += 1
                counts["described"] += bool(topic.description)
                counts["defined"] += bool(topic.definition)
                counts["explained"] += bool(topic.explained_in)
                counts["used"] += topic.slug in used
                counts["asked"] += topic.slug in asked
                counts["supplementary"] += topic.is_supplementary
        yield level, *counts_in_order(counts, TOPIC_COUNTS)


def right_choice_rows(library: Library) -> Iterator[Row]:
    sound = sound_choice_questions(library.questions())
    if not sound:
        return
    share = longest_share(sound)
    yield "right one is the longest", f"{share:.0%} of {len(sound)}"
    for position, share in position_shares(sound).items():
        yield f"right one of four at {position}", f"{share:.0%}"
    guessed = form_guess_share(sound)
    if guessed:
        yield "right one of four guessed by its form", f"{guessed:.1%}"
    for question in sound:
        if is_right_longest(question):
            yield question.id, f"longest, at {right_position(question)}"


def collection_rows(library: Library) -> Iterator[Row]:
    for path in library.paths:
        yield path.path, len(path.steps)
    for theme in library.themes:
        yield theme.path, len(theme.questions)


def missing_topic_rows(library: Library) -> Iterator[Row]:
    counts: Counter[str] = Counter()
    for note in library.notes:
        counts.update(note.topics)
    for question in library.questions():
        counts.update(question.topics)
    for topic in library.topics:
        counts.pop(topic.slug, None)
    yield from counts.most_common(SHOWN_MISSING)
