"""What a library covers, as plain tables."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from papers.libraryfiles.entries import (
    LEVELS,
    NOTE_KINDS,
    QUESTION_KINDS,
    Library,
    QuestionEntry,
)
from papers.libraryfiles.lint.choices import (
    is_right_longest,
    is_sound,
    longest_share,
    position_shares,
    right_position,
)
from papers.libraryfiles.lint.topics import topic_levels, used_topics

Row = Sequence[object]
SHOWN_MISSING = 400


def report_lines(library: Library) -> Iterator[str]:
    yield from _table(
        "Papers by category",
        ("category", *NOTE_KINDS, "questions"),
        _by_category(library),
    )
    yield from _table(
        "Questions by kind and level", ("kind", *LEVELS), _by_kind(library)
    )
    yield from _table(
        "Topics by depth",
        ("level", "topics", "described", "used", "supplementary"),
        _by_depth(library),
    )
    yield from _table("Choices", ("what", "figure"), _choices(library))
    yield from _table(
        "Paths and themes", ("file", "steps or questions"), _collections(library)
    )
    yield from _table(
        "Topics that are missing", ("topic", "referred to"), _missing_topics(library)
    )


def _table(title: str, head: Row, rows: Iterable[Row]) -> Iterator[str]:
    texts = [[str(cell) for cell in row] for row in (head, *rows)]
    if len(texts) == 1:
        return
    widths = [max(len(cell) for cell in column) for column in zip(*texts, strict=True)]
    yield f"\n{title}"
    for number, (first, *rest) in enumerate(texts):
        cells = [
            first.ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)),
        ]
        yield "  " + "  ".join(cells)
        if not number:
            yield "  " + "  ".join("-" * width for width in widths)


def _questions(library: Library) -> list[QuestionEntry]:
    return [
        question
        for file in library.files_with_questions()
        for question in file.questions
    ]


def _by_category(library: Library) -> Iterator[Row]:
    for category in library.categories:
        notes = [note for note in library.notes if note.category == category.slug]
        kinds = Counter(note.note for note in notes)
        yield (
            category.name,
            *(kinds[kind] for kind in NOTE_KINDS),
            sum(len(note.questions) for note in notes),
        )
    kinds = Counter(note.note for note in library.notes)
    yield (
        "all",
        *(kinds[kind] for kind in NOTE_KINDS),
        sum(len(note.questions) for note in library.notes),
    )


def _by_kind(library: Library) -> Iterator[Row]:
    counts = Counter(
        (question.kind, question.level) for question in _questions(library)
    )
    for kind in QUESTION_KINDS:
        yield kind, *(counts[kind, level] for level in LEVELS)
    across = Counter(
        question.level for theme in library.themes for question in theme.questions
    )
    yield "across papers", *(across[level] for level in LEVELS)


def _by_depth(library: Library) -> Iterator[Row]:
    levels, used = topic_levels(library.topics), used_topics(library)
    for level in sorted(set(levels.values())):
        topics = [topic for topic in library.topics if levels[topic.slug] == level]
        yield (
            level,
            len(topics),
            sum(bool(topic.description) for topic in topics),
            sum(topic.slug in used for topic in topics),
            sum(topic.is_supplementary for topic in topics),
        )


def _choices(library: Library) -> Iterator[Row]:
    chosen = [question for question in _questions(library) if is_sound(question)]
    if not chosen:
        return
    yield "right one is the longest", f"{longest_share(chosen):.0%} of {len(chosen)}"
    for position, share in position_shares(chosen).items():
        yield f"right one of four at {position}", f"{share:.0%}"
    for question in chosen:
        if is_right_longest(question):
            yield question.id, f"longest, at {right_position(question)}"


def _collections(library: Library) -> Iterator[Row]:
    for path in library.paths:
        yield path.path, len(path.steps)
    for theme in library.themes:
        yield theme.path, len(theme.questions)


def _missing_topics(library: Library) -> Iterator[Row]:
    known = {topic.slug for topic in library.topics}
    notes = [topic for note in library.notes for topic in note.topics]
    asked = [topic for question in _questions(library) for topic in question.topics]
    counts = Counter(topic for topic in (*notes, *asked) if topic not in known)
    yield from counts.most_common(SHOWN_MISSING)
