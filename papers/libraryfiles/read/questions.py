"""Reading questions: in a note, where they belong to its sections, or across papers."""

import re
from dataclasses import dataclass
from typing import Any

from papers.libraryfiles.cloze import gap_problem
from papers.libraryfiles.entries import (
    LEVELS,
    QUESTION_KINDS,
    SECTION_KINDS,
    STATUSES,
    ChoiceEntry,
    QuestionEntry,
)
from papers.libraryfiles.faults import Faults, shown
from papers.libraryfiles.read.choices import read_choices
from papers.libraryfiles.read.outline import Part, check_headings, list_items, parts
from papers.libraryfiles.read.source import SLUG_REMEDY, is_slug

ANSWER, KEY_POINTS, EXPLANATION = "Answer", "Key points", "Explanation"
COMMA = re.compile(r"[ \t]*,[ \t]*")
SECTIONS = ("tldr", *SECTION_KINDS, "why")


@dataclass(frozen=True)
class Setting:
    """Where questions stand: in the note of a paper, or (with no slug) across papers."""

    note: str = ""

    @property
    def form(self) -> str:
        return (
            "kind, level, section; topics: …"
            if self.note
            else "kind, level; papers: …; topics: …"
        )


def read_questions(
    part: Part, setting: Setting, faults: Faults
) -> tuple[QuestionEntry, ...]:
    """The questions under a `## Questions` heading."""
    first, *rest = parts(part.rows, part.line, 3)
    if first.body:
        faults.add(
            first.first_line,
            "Text stands before the first question",
            "Move it below a heading `### id`",
        )
    return tuple(_question(each, setting, faults) for each in rest)


def _question(part: Part, setting: Setting, faults: Faults) -> QuestionEntry:
    _check_id(part, setting, faults)
    opening, *rest = parts(part.rows, part.line, 4)
    check_headings(part, 4, faults)
    head, prompt_rows = _head_and_prompt(opening)
    fields = _settings_of(head, opening.first_line, setting, faults)
    kind = fields["kind"]
    answers = _answer_parts(rest, faults)
    choices: tuple[ChoiceEntry, ...] = ()
    prompt = Part("", opening.line, prompt_rows)
    if kind == "choice":
        prompt, choices = read_choices(prompt, faults)
    question = QuestionEntry(
        id=part.heading,
        prompt=prompt.body,
        answer=answers[ANSWER].body if ANSWER in answers else "",
        key_points=_key_points(answers.get(KEY_POINTS), faults),
        choices=choices,
        explanation=answers[EXPLANATION].body if EXPLANATION in answers else "",
        line=part.line,
        **fields,
    )
    _check_shape(question, faults)
    return question


def _check_id(part: Part, setting: Setting, faults: Faults) -> None:
    if not is_slug(part.heading):
        faults.add(part.line, f"{shown(part.heading)} is no question id", SLUG_REMEDY)
    elif setting.note and not part.heading.startswith(setting.note + "-"):
        faults.add(
            part.line,
            f"The question id {part.heading} does not begin with its note's slug",
            f"Begin it with {setting.note}-",
        )


def _head_and_prompt(opening: Part) -> tuple[str, tuple[str, ...]]:
    """The line of settings, and the rows with that line emptied, so that line numbers stay true."""
    at = opening.first_line - opening.line - 1
    if at >= len(opening.rows):
        return "", opening.rows
    return opening.rows[at].strip(), ("",) * (at + 1) + opening.rows[at + 1 :]


def _settings_of(
    head: str, line: int, setting: Setting, faults: Faults
) -> dict[str, Any]:
    """`kind, level, section; topics: a, b; papers: c, d; status: draft` as fields."""
    first, *rest = (piece.strip() for piece in head.split(";"))
    words = COMMA.split(first)
    allowed = [QUESTION_KINDS, LEVELS] + ([SECTIONS] if setting.note else [])
    if len(words) != len(allowed):
        faults.add(
            line,
            f"The line after a question's id is {shown(head)}",
            f"Write `{setting.form}`",
        )
    for word, choices in zip(words, allowed, strict=False):
        if word not in choices:
            faults.add(
                line,
                f"{shown(word)} is not known here",
                f"Use one of: {', '.join(choices)}",
            )
    words += [""] * 3
    named = _named_settings(rest, line, setting, faults)
    status = (named.get("status") or ("published",))[0]
    if status not in STATUSES:
        faults.add(line, f"{shown(status)} is no status", "Use draft or published")
    return {
        "kind": words[0],
        "level": words[1],
        "section": words[2] if setting.note else "",
        "topics": tuple(sorted(named.get("topics", ()))),
        "papers": tuple(sorted(named.get("papers", ()))),
        "status": status,
    }


def _named_settings(
    pieces: list[str], line: int, setting: Setting, faults: Faults
) -> dict[str, tuple[str, ...]]:
    known = ("topics", "status") if setting.note else ("papers", "topics", "status")
    named: dict[str, tuple[str, ...]] = {}
    for piece in pieces:
        name, _, value = piece.partition(":")
        values = tuple(word for word in COMMA.split(value.strip()) if word)
        if name not in known or name in named or not values:
            faults.add(
                line,
                f"{shown(piece)} can't be read",
                f"Write each of {', '.join(known)} once, as `name: slug, slug`",
            )
            continue
        if len(set(values)) < len(values):
            faults.add(line, f'A slug stands twice in "{name}"', "Keep one of them")
        named[name] = values
    if not setting.note and not 2 <= len(named.get("papers", ())) <= 4:
        faults.add(
            line,
            "A question across papers names two to four papers",
            "Write `papers: slug, slug`",
        )
    return named


def _answer_parts(rest: list[Part], faults: Faults) -> dict[str, Part]:
    found: dict[str, Part] = {}
    order = [ANSWER, KEY_POINTS, EXPLANATION]
    for part in rest:
        if part.heading not in order or part.heading in found:
            faults.add(
                part.line,
                f"The heading {shown(part.heading)} is unknown or repeated here",
                f"Use one of: {', '.join(order)}",
            )
            continue
        if not part.body:
            faults.add(
                part.line,
                f"Nothing stands under {shown(part.heading)}",
                "Write it or remove the heading",
            )
        found[part.heading] = part
    return found


def _key_points(part: Part | None, faults: Faults) -> tuple[str, ...]:
    if part is None:
        return ()
    points, stray = list_items(part.body)
    if stray is not None or not all(points):
        faults.add(
            part.line,
            "The key points are not one list",
            "Write each as a line that begins with a hyphen",
        )
    return points


def _check_shape(question: QuestionEntry, faults: Faults) -> None:
    """Faults for what a kind of question must have and lacks, or has and must not have."""
    line = question.line
    if not question.prompt:
        faults.add(
            line, f"The question {question.id} has no prompt", "Write what is asked"
        )
    is_recall = question.kind == "recall"
    if is_recall and not question.answer:
        faults.add(
            line, f"The question {question.id} has no answer", f"Add `#### {ANSWER}`"
        )
    if is_recall and not 2 <= len(question.key_points) <= 5:
        faults.add(
            line,
            f"The question {question.id} has {len(question.key_points)} key points",
            "Give it two to five",
        )
    if not is_recall and (question.answer or question.key_points):
        faults.add(
            line,
            f"Only recall questions have an answer and key points, not {question.id}",
            "Remove them",
        )
    if question.kind == "choice" and len(question.choices) not in (3, 4, 5):
        faults.add(
            line,
            f"The question {question.id} has {len(question.choices)} choices",
            "Give it three to five",
        )
    if (
        question.kind == "choice"
        and sum(choice.is_right for choice in question.choices) != 1
    ):
        faults.add(
            line,
            f"The question {question.id} needs exactly one right choice",
            "Mark one with [x]",
        )
    problem = gap_problem(question.prompt) if question.kind == "cloze" else None
    if problem:
        faults.add(
            line,
            f"{problem} ({question.id})",
            "Write each gap as {{answer}} or {{answer|also right}}",
        )
