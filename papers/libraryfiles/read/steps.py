"""Numbered rows that name a paper each, with a reason: steps and examples."""

import re
from dataclasses import replace

from papers.libraryfiles.faults import Faults, quote_text
from papers.libraryfiles.guide_entries import (
    PathStep,
)
from papers.libraryfiles.read.outline import OutlinePart

STEP = re.compile(r"^\d{1,3}\.[ \t]+([a-z0-9-]+):[ \t]+(\S.*)$")
STEP_REMEDY = "Write `1. slug: Why this paper stands here.`"
STEP_INDENT = "   "


def read_steps(
    part: OutlinePart, whole: str, noun: str, faults: Faults
) -> tuple[PathStep, ...]:
    """whole, noun: what faults call the list and one of its rows."""
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
                f"{quote_text(row)} is no {noun}",
                STEP_REMEDY,
            )
    if not steps:
        faults.add(
            part.line,
            f"The {whole} has no {noun}",
            STEP_REMEDY,
        )
    check_repeated_steps(steps, whole, noun, faults)
    return tuple(steps)


def check_repeated_steps(
    steps: list[PathStep], whole: str, noun: str, faults: Faults
) -> None:
    papers: set[str] = set()
    for step in steps:
        if step.paper in papers:
            faults.add(
                step.line,
                f"The paper {step.paper} stands twice in the {whole}",
                f"Keep one of the {noun}s",
            )
        papers.add(step.paper)
