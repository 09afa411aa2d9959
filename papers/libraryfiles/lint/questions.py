"""Whether a note asks enough, and asks well."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from papers.libraryfiles.cloze import fill_gaps
from papers.libraryfiles.entries import LEVELS, NoteFile, QuestionEntry
from papers.libraryfiles.faults import Fault, quote_text
from papers.libraryfiles.lint.choices import lint_choices
from papers.libraryfiles.lint.wording import content_words
from papers.markdown import plain_text

LEAST = {"full": 6, "brief": 2}
LEAST_OF_KIND = {"full": {"recall": 2, "choice": 2, "cloze": 1}, "brief": {}}
DISTRACTORS = 3
ASKS_WHY = re.compile(
    r"\b(?:why|what (?:if|would|happens|breaks|changes|goes wrong)|suppose)\b",
    re.IGNORECASE,
)
SAME_POINT = 93


def lint_questions(note: NoteFile) -> Iterator[Fault]:
    asked = [question for question in note.questions if question.status == "published"]
    if len(asked) < LEAST[note.note]:
        yield Fault(
            note.path,
            1,
            f"The note asks {len(asked)} questions",
            f"Ask at least {LEAST[note.note]}",
        )
    for kind, least in LEAST_OF_KIND[note.note].items():
        count = sum(_counts_as(question, kind) for question in asked)
        if count < least:
            what = f"with {DISTRACTORS} distractors " if kind == "choice" else ""
            yield Fault(
                note.path,
                1,
                f"The note has {count} {kind} questions {what}".rstrip(),
                f"Ask at least {least}",
            )
    if note.note == "full":
        yield from lint_range(note, asked)
    for question in note.questions:
        yield from lint_question(note.path, question)
    yield from lint_choices(note.path, note.questions)


def lint_question(path: str, question: QuestionEntry) -> Iterator[Fault]:
    """What a question must have wherever it stands."""
    if not question.topics:
        yield Fault(
            path,
            question.line,
            f"{question.id} hangs on no topic",
            "Add `topics: slug` to its second line",
        )
    asked = content_words(plain_text(fill_gaps(question.prompt)))
    points = [plain_text(point) for point in question.key_points]
    for number, point in enumerate(points):
        if content_words(point) <= asked:
            problem = f"The key point {quote_text(point)} only repeats the prompt of {question.id}"
            yield Fault(
                path, question.line, problem, "Say what the prompt does not say"
            )
        if any(
            fuzz.token_sort_ratio(point, other) >= SAME_POINT
            for other in points[:number]
        ):
            problem = (
                f"The key point {quote_text(point)} of {question.id} stands there twice"
            )
            yield Fault(path, question.line, problem, "Make each say something else")


def _counts_as(question: QuestionEntry, kind: str) -> bool:
    distractors = sum(not choice.is_right for choice in question.choices)
    return question.kind == kind and (kind != "choice" or distractors >= DISTRACTORS)


def lint_range(note: NoteFile, asked: list[QuestionEntry]) -> Iterator[Fault]:
    if not any(ASKS_WHY.search(question.prompt) for question in asked):
        yield Fault(
            note.path,
            1,
            "No question asks why, what if or what would",
            "Ask one that does",
        )
    missing = [
        level for level in LEVELS if level not in {question.level for question in asked}
    ]
    if missing:
        yield Fault(
            note.path,
            1,
            f"No question is of the level {' or '.join(missing)}",
            "Use all four levels in a note",
        )
