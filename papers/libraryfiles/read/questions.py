"""Reading questions: in a note, where they belong to its sections, or across papers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from papers.libraryfiles.entries import (
    LEVELS,
    QUESTION_KINDS,
    SECTION_KINDS,
    STATUSES,
    ChoiceEntry,
    QuestionEntry,
)
from papers.libraryfiles.faults import Faults, quote_text
from papers.libraryfiles.read.choices import read_choices
from papers.libraryfiles.read.outline import (
    OutlinePart,
    check_headings,
    list_items,
    split_parts,
)
from papers.libraryfiles.read.question_shape import check_shape
from papers.libraryfiles.slugs import SLUG_REMEDY, is_slug

ANSWER = "Answer"
KEY_POINTS = "Key points"
EXPLANATION = "Explanation"
ANSWER_HEADINGS = (ANSWER, KEY_POINTS, EXPLANATION)
COMMA = re.compile(r"[ \t]*,[ \t]*")
SECTIONS = ("tldr", *SECTION_KINDS, "why")


@dataclass(frozen=True)
class QuestionPlace:
    """Where questions stand: in the note of a paper, or across papers (no slug).

    formerly: slugs that the note had; questions keep the ids which they got then.
    """

    note: str = ""
    formerly: tuple[str, ...] = ()

    def is_beginning_of(self, question_id: str) -> bool:
        slugs = (self.note, *self.formerly)
        return any(question_id.startswith(f"{slug}-") for slug in slugs)

    @property
    def form(self) -> str:
        if self.note:
            return "kind, level, section; topics: …"
        return "kind, level; papers: …; topics: …"

    @property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """What may stand at each place before the first semicolon."""
        if self.note:
            return QUESTION_KINDS, LEVELS, SECTIONS
        return QUESTION_KINDS, LEVELS

    @property
    def names(self) -> tuple[str, ...]:
        """What may be named behind a semicolon."""
        if self.note:
            return "topics", "status"
        return "papers", "topics", "status"


@dataclass(frozen=True)
class QuestionSettings:
    """What the line below a question's id says."""

    kind: str
    level: str
    section: str
    topics: tuple[str, ...]
    papers: tuple[str, ...]
    status: str


def read_questions(
    part: OutlinePart,
    place: QuestionPlace,
    faults: Faults,
) -> tuple[QuestionEntry, ...]:
    """The questions under a `## Questions` heading."""
    first, *rest = split_parts(part.rows, part.line, level=3)
    if first.body:
        faults.add(
            first.first_line,
            "Text stands before the first question",
            "Move it below a heading `### id`",
        )
    questions = []
    for question_part in rest:
        question = read_question(question_part, place, faults)
        questions.append(question)
    return tuple(questions)


def read_question(
    part: OutlinePart,
    place: QuestionPlace,
    faults: Faults,
) -> QuestionEntry:
    check_question_id(part, place, faults)
    opening, *rest = split_parts(part.rows, part.line, level=4)
    check_headings(part, 4, faults)
    settings_text, prompt = split_opening(opening)
    settings = read_settings(settings_text, opening.first_line, place, faults)
    answers = read_answers(rest, faults)
    choices: tuple[ChoiceEntry, ...] = ()
    if settings.kind == "choice":
        prompt, choices = read_choices(prompt, faults)
    question = QuestionEntry(
        id=part.heading,
        kind=settings.kind,
        level=settings.level,
        section=settings.section,
        topics=settings.topics,
        papers=settings.papers,
        status=settings.status,
        prompt=prompt.body,
        answer=body_of(answers, ANSWER),
        key_points=read_key_points(answers.get(KEY_POINTS), faults),
        choices=choices,
        explanation=body_of(answers, EXPLANATION),
        line=part.line,
    )
    check_shape(question, faults)
    return question


def check_question_id(
    part: OutlinePart, place: QuestionPlace, faults: Faults
) -> None:
    if not is_slug(part.heading):
        faults.add(
            part.line,
            f"{quote_text(part.heading)} is no question id",
            SLUG_REMEDY,
        )
    elif place.note and not place.is_beginning_of(part.heading):
        faults.add(
            part.line,
            f"The question id {part.heading} does not begin with its note's slug",
            f"Begin it with {place.note}-",
        )


def split_opening(opening: OutlinePart) -> tuple[str, OutlinePart]:
    """The line of settings, and the prompt.

    There the rows up to that line are emptied, so that line numbers stay true.
    """
    row = opening.first_line - opening.line - 1
    if row >= len(opening.rows):
        return "", OutlinePart("", opening.line, opening.rows)
    empty_rows = ("",) * (row + 1)
    prompt_rows = empty_rows + opening.rows[row + 1 :]
    prompt = OutlinePart("", opening.line, prompt_rows)
    return opening.rows[row].strip(), prompt


def read_settings(
    text: str,
    line: int,
    place: QuestionPlace,
    faults: Faults,
) -> QuestionSettings:
    """Reads `kind, level, section; topics: a, b; papers: c, d; status: draft`."""
    first, *rest = [setting.strip() for setting in text.split(";")]
    words = COMMA.split(first)
    if len(words) != len(place.words):
        faults.add(
            line,
            f"The line after a question's id is {quote_text(text)}",
            f"Write `{place.form}`",
        )
    for word, allowed in zip(words, place.words, strict=False):
        if word not in allowed:
            choices = ", ".join(allowed)
            faults.add(
                line,
                f"{quote_text(word)} is not known here",
                f"Use one of: {choices}",
            )
    named = read_named_settings(rest, line, place, faults)
    status = named.get("status", ("published",))[0]
    if status not in STATUSES:
        faults.add(
            line,
            f"{quote_text(status)} is no status",
            "Use draft or published",
        )
    kind, level, section = [*words, "", ""][:3]
    return QuestionSettings(
        kind=kind,
        level=level,
        section=section if place.note else "",
        topics=tuple(sorted(named.get("topics", ()))),
        papers=tuple(sorted(named.get("papers", ()))),
        status=status,
    )


def read_named_settings(
    settings: list[str],
    line: int,
    place: QuestionPlace,
    faults: Faults,
) -> dict[str, tuple[str, ...]]:
    named: dict[str, tuple[str, ...]] = {}
    for setting in settings:
        name, _, value = setting.partition(":")
        words = COMMA.split(value.strip())
        values = tuple(word for word in words if word)
        if name not in place.names or name in named or not values:
            names = ", ".join(place.names)
            faults.add(
                line,
                f"{quote_text(setting)} can't be read",
                f"Write each of {names} once, as `name: slug, slug`",
            )
            continue
        if len(set(values)) < len(values):
            faults.add(
                line,
                f'A slug stands twice in "{name}"',
                "Keep one of them",
            )
        named[name] = values
    paper_count = len(named.get("papers", ()))
    if not place.note and not 2 <= paper_count <= 4:
        faults.add(
            line,
            "A question across papers names two to four papers",
            "Write `papers: slug, slug`",
            stops_loading=named.get("status") != ("draft",),
        )
    return named


def read_answers(
    parts: Sequence[OutlinePart],
    faults: Faults,
) -> dict[str, OutlinePart]:
    """The parts below a question's prompt, by their headings."""
    answers: dict[str, OutlinePart] = {}
    for part in parts:
        heading = quote_text(part.heading)
        if part.heading not in ANSWER_HEADINGS or part.heading in answers:
            allowed = ", ".join(ANSWER_HEADINGS)
            faults.add(
                part.line,
                f"The heading {heading} is unknown or repeated here",
                f"Use one of: {allowed}",
            )
            continue
        if not part.body:
            faults.add(
                part.line,
                f"Nothing stands under {heading}",
                "Write it or remove the heading",
            )
        answers[part.heading] = part
    return answers


def body_of(answers: dict[str, OutlinePart], heading: str) -> str:
    if heading not in answers:
        return ""
    return answers[heading].body


def read_key_points(
    part: OutlinePart | None, faults: Faults
) -> tuple[str, ...]:
    if part is None:
        return ()
    points, first_stray = list_items(part.body)
    if first_stray is not None or not all(points):
        faults.add(
            part.line,
            "The key points are not one list",
            "Write each as a line that begins with a hyphen",
        )
    return points
