"""Reading curated reading orders: a head, an introduction, numbered steps."""

import re
from dataclasses import replace

from papers.libraryfiles.entries import STATUSES, PathFile, PathStep
from papers.libraryfiles.faults import Faults, quote_text
from papers.libraryfiles.read.frontmatter import FrontMatter, split_front_matter
from papers.libraryfiles.read.outline import (
    OutlinePart,
    check_closed,
    check_headings,
    split_parts,
)

PATH_KEYS = (
    "title",
    "description",
    "status",
    "written_by",
    "machine_helped",
    "written_on",
)
# The site can say nothing of these; whether a machine helped, it must know.
SILENT_PATH_KEYS = ("written_by", "written_on")
STEPS_HEADING = "Steps"
STEP = re.compile(r"^\d{1,3}\.[ \t]+([a-z0-9-]+):[ \t]+(\S.*)$")
STEP_REMEDY = "Write `1. slug: Why this paper stands here.`"
STEP_INDENT = "   "


def parse_path(text: str, slug: str, faults: Faults) -> PathFile:
    yaml_text, rows, first_line = split_front_matter(text, faults)
    head = FrontMatter(yaml_text, faults)
    line_above = first_line - 1
    if not head.is_readable or not check_closed(rows, line_above, faults):
        return PathFile(slug, title="", line=1)
    check_path_head(head, faults)
    introduction, *rest = split_parts(rows, line_above, level=2)
    check_headings(introduction, 3, faults)
    steps = read_steps(rest[0], faults) if rest else ()
    headings = [part.heading for part in rest]
    if headings != [STEPS_HEADING]:
        faults.add(
            1,
            "A path has an introduction and steps",
            f"End it with one `## {STEPS_HEADING}`",
        )
    return PathFile(
        slug=slug,
        title=head.text("title"),
        description=head.text("description"),
        status=head.text("status"),
        written_by=head.text("written_by"),
        machine_helped=head.flag("machine_helped"),
        written_on=head.day("written_on"),
        introduction=introduction.body,
        steps=steps,
        line=1,
    )


def check_path_head(head: FrontMatter, faults: Faults) -> None:
    head.check_keys(PATH_KEYS)
    for key in PATH_KEYS:
        if not head.has(key):
            faults.add(
                1,
                f'The key "{key}" is missing',
                "Add it to the front matter",
                stops_loading=key not in SILENT_PATH_KEYS,
            )
    status = head.text("status")
    if status and status not in STATUSES:
        faults.add(
            head.line("status"),
            f'"status" is {quote_text(status)}',
            "Use draft or published",
        )


def read_steps(part: OutlinePart, faults: Faults) -> tuple[PathStep, ...]:
    steps: list[PathStep] = []
    for line, row in enumerate(part.rows, start=part.line + 1):
        if not row.strip():
            continue
        match = STEP.match(row)
        if match:
            paper, reason = match.groups()
            step = PathStep(paper, reason.strip(), line)
            steps.append(step)
        elif steps and row.startswith(STEP_INDENT):
            last = steps[-1]
            reason = f"{last.reason} {row.strip()}"
            steps[-1] = replace(last, reason=reason)
        else:
            faults.add(
                line,
                f"{quote_text(row)} is no step",
                STEP_REMEDY,
            )
    if not steps:
        faults.add(
            part.line,
            "The path has no step",
            STEP_REMEDY,
        )
    check_repeated_steps(steps, faults)
    return tuple(steps)


def check_repeated_steps(steps: list[PathStep], faults: Faults) -> None:
    papers: set[str] = set()
    for step in steps:
        if step.paper in papers:
            faults.add(
                step.line,
                f"The paper {step.paper} stands twice in the path",
                "Keep one of the steps",
            )
        papers.add(step.paper)
