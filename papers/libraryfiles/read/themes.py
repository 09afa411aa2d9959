"""Reading questions across papers, and curated reading orders."""

import re

from papers.libraryfiles.entries import (
    QUESTIONS_HEADING,
    STATUSES,
    PathFile,
    PathStep,
    ThemeFile,
)
from papers.libraryfiles.faults import Faults, shown
from papers.libraryfiles.read.frontmatter import Head, split_head
from papers.libraryfiles.read.outline import Part, check_closed, check_headings, parts
from papers.libraryfiles.read.questions import Setting, read_questions

PATH_KEYS = (
    "title",
    "description",
    "status",
    "written_by",
    "machine_helped",
    "written_on",
)
STEPS_HEADING = "Steps"
STEP = re.compile(r"^\d{1,3}\.[ \t]+([a-z0-9-]+):[ \t]+(\S.*)$")


def parse_theme(text: str, slug: str, faults: Faults) -> ThemeFile:
    rows = text.split("\n")
    if not check_closed(rows, 0, faults):
        return ThemeFile(slug, line=1)
    first, *rest = parts(rows, 0, 2)
    if first.body or [part.heading for part in rest] != [QUESTIONS_HEADING]:
        faults.add(
            1,
            "A file of questions has one part only",
            f"Begin it with `## {QUESTIONS_HEADING}`",
        )
        return ThemeFile(slug, line=1)
    questions = read_questions(rest[0], Setting(), faults)
    if not questions:
        faults.add(1, "The file has no question", "Write one, or remove the file")
    return ThemeFile(slug, questions, line=1)


def parse_path(text: str, slug: str, faults: Faults) -> PathFile:
    yaml_text, rows, first_line = split_head(text, faults)
    head = Head(yaml_text, faults)
    if not head.is_readable or not check_closed(rows, first_line - 1, faults):
        return PathFile(slug, title="", line=1)
    _check_head(head, faults)
    introduction, *rest = parts(rows, first_line - 1, 2)
    check_headings(introduction, 3, faults)
    if [part.heading for part in rest] != [STEPS_HEADING]:
        faults.add(
            1,
            "A path has an introduction and steps",
            f"End it with one `## {STEPS_HEADING}`",
        )
    return PathFile(
        slug=slug,
        **{
            key: head.text(key)
            for key in ("title", "description", "status", "written_by")
        },
        machine_helped=head.flag("machine_helped"),
        written_on=head.day("written_on"),
        introduction=introduction.body,
        steps=_steps(rest[0], faults) if rest else (),
        line=1,
    )


def _check_head(head: Head, faults: Faults) -> None:
    head.refuse_unknown(PATH_KEYS)
    for key in PATH_KEYS:
        if not head.has(key):
            faults.add(1, f'The key "{key}" is missing', "Add it to the front matter")
    if head.text("status") and head.text("status") not in STATUSES:
        faults.add(
            head.line("status"),
            f'"status" is {shown(head.text("status"))}',
            "Use draft or published",
        )


def _steps(part: Part, faults: Faults) -> tuple[PathStep, ...]:
    steps: list[PathStep] = []
    for number, row in enumerate(part.rows, part.line + 1):
        found = STEP.match(row)
        if found:
            steps.append(PathStep(found.group(1), found.group(2).strip(), number))
        elif steps and row.startswith("   ") and row.strip():
            last = steps.pop()
            steps.append(
                PathStep(last.paper, f"{last.reason} {row.strip()}", last.line)
            )
        elif row.strip():
            faults.add(
                number,
                f"{shown(row)} is no step",
                "Write `1. slug: Why this paper stands here.`",
            )
    if not steps:
        faults.add(
            part.line,
            "The path has no step",
            "Write `1. slug: Why this paper stands here.`",
        )
    _check_steps(steps, faults)
    return tuple(steps)


def _check_steps(steps: list[PathStep], faults: Faults) -> None:
    seen: set[str] = set()
    for step in steps:
        if step.paper in seen:
            faults.add(
                step.line,
                f"The paper {step.paper} stands twice in the path",
                "Keep one of the steps",
            )
        seen.add(step.paper)
