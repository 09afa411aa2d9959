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

# Published questions at least, by kind of note; then by kind of question.
LEAST = {"full": 6, "brief": 5}
LEAST_OF_KIND = {
    "full": {"recall": 2, "choice": 2, "cloze": 1},
    "brief": {},
}
DISTRACTORS = 3
ASKS_WHY = re.compile(
    r"\b(?:why|what (?:if|would|happens|breaks|changes|goes wrong)|suppose)\b",
    re.IGNORECASE,
)
SAME_POINT = 93


def lint_questions(note: NoteFile) -> Iterator[Fault]:
    published = []
    for question in note.questions:
        if question.status == "published":
            published.append(question)
    yield from lint_count(note, published)
    if note.note == "full":
        yield from lint_range(note, published)
    for question in note.questions:
        yield from lint_question(note.path, question)
    yield from lint_choices(note.path, note.questions)


def lint_count(
    note: NoteFile, published: list[QuestionEntry]
) -> Iterator[Fault]:
    least = LEAST[note.note]
    if len(published) < least:
        yield Fault(
            note.path,
            1,
            f"The note asks {len(published)} questions",
            f"Ask at least {least}",
        )
    for kind, least in LEAST_OF_KIND[note.note].items():
        count = sum(counts_as(question, kind) for question in published)
        if count < least:
            what = f"{kind} questions"
            if kind == "choice":
                what += f" with {DISTRACTORS} distractors"
            yield Fault(
                note.path,
                1,
                f"The note has {count} {what}",
                f"Ask at least {least}",
            )


def counts_as(question: QuestionEntry, kind: str) -> bool:
    """Whether it is of that kind; a choice needs enough distractors."""
    if question.kind != kind:
        return False
    distractor_count = sum(not choice.is_right for choice in question.choices)
    return kind != "choice" or distractor_count >= DISTRACTORS


def lint_range(
    note: NoteFile, published: list[QuestionEntry]
) -> Iterator[Fault]:
    if not any(ASKS_WHY.search(question.prompt) for question in published):
        yield Fault(
            note.path,
            1,
            "No question asks why, what if or what would",
            "Ask one that does",
        )
    levels = {question.level for question in published}
    missing_levels = [level for level in LEVELS if level not in levels]
    if missing_levels:
        yield Fault(
            note.path,
            1,
            f"No question is of the level {' or '.join(missing_levels)}",
            "Use all four levels in a note",
        )


def lint_question(path: str, question: QuestionEntry) -> Iterator[Fault]:
    """What a question must have wherever it stands."""
    if not question.topics:
        yield Fault(
            path,
            question.line,
            f"{question.id} hangs on no topic",
            "Add `topics: slug` to its second line",
        )
    prompt_words = content_words(plain_text(fill_gaps(question.prompt)))
    points: list[str] = []
    for key_point in question.key_points:
        point = plain_text(key_point)
        quotation = quote_text(point)
        if content_words(point) <= prompt_words:
            yield Fault(
                path,
                question.line,
                f"The key point {quotation} only repeats the prompt of {question.id}",
                "Say what the prompt does not say",
            )
        if any(is_same_point(point, earlier) for earlier in points):
            yield Fault(
                path,
                question.line,
                f"The key point {quotation} of {question.id} stands there twice",
                "Make each say something else",
            )
        points.append(point)


def is_same_point(point: str, other: str) -> bool:
    return fuzz.token_sort_ratio(point, other) >= SAME_POINT
