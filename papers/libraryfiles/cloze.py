"""Gaps in a prompt: `{{answer|also right}}`, blind to what stands in code and maths."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from papers.markdown.spans import mask_spans

GAP = re.compile(r"\{\{([^{}\n]*)\}\}")
MOST_GAPS = 4
# A full stop behind an ellipsis, also where emphasis ends between them; "….5" is a
# number.
STOP_AFTER_ELLIPSIS = re.compile(r"…([*_)]*)\.(?!\w)")
BRACES = re.compile(r"\{\{|\}\}")


@dataclass(frozen=True)
class Gap:
    """What a learner fills in; the first answer is the one that is shown."""

    answers: tuple[str, ...]


def split_gaps(prompt: str) -> tuple[str | Gap, ...]:
    """The prompt as texts and gaps in order; joined they are the whole prompt."""
    parts: list[str | Gap] = []
    end = 0
    for match in GAP.finditer(mask_spans(prompt)):
        if match.start() > end:
            text = prompt[end : match.start()]
            parts.append(text)
        # From the prompt: in the match, code and maths are blanked out.
        start, stop = match.span(1)
        parts.append(read_gap(prompt[start:stop]))
        end = match.end()
    if end < len(prompt):
        parts.append(prompt[end:])
    return tuple(parts)


def read_gap(text: str) -> Gap:
    answers = [answer.strip() for answer in text.split("|")]
    return Gap(tuple(answers))


def gaps_of(prompt: str) -> tuple[Gap, ...]:
    gaps = []
    for part in split_gaps(prompt):
        if isinstance(part, Gap):
            gaps.append(part)
    return tuple(gaps)


def replace_gaps(prompt: str, make: Callable[[int, Gap], str]) -> str:
    """The prompt with each gap, counted from 0, replaced by what `make` answers."""
    texts = []
    gap_count = 0
    for part in split_gaps(prompt):
        if isinstance(part, Gap):
            texts.append(make(gap_count, part))
            gap_count += 1
        else:
            texts.append(part)
    return "".join(texts)


def fill_gaps(prompt: str) -> str:
    """The prompt with the first answer in each gap."""
    return replace_gaps(
        prompt,
        lambda number, gap: gap.answers[0],
    )


def elide_gaps(prompt: str) -> str:
    """The prompt with an ellipsis for each gap.

    At the end of a sentence the ellipsis is its full stop too.
    """
    elided = replace_gaps(prompt, lambda number, gap: "…")
    return STOP_AFTER_ELLIPSIS.sub(r"…\1", elided)


def gap_problem(prompt: str) -> str | None:
    """Why the gaps of a cloze prompt can't be asked, or None."""
    gaps = gaps_of(prompt)
    gap_count = len(gaps)
    if not 1 <= gap_count <= MOST_GAPS:
        problem = f"A cloze has one to four gaps, this one has {gap_count}"
        if "{{" in prompt and not gaps:
            problem += " (braces inside formulas and code are no gaps)"
        return problem
    if any(has_useless_answer(gap) for gap in gaps):
        return (
            "A gap has an empty or repeated answer"
            " (upper and lower case count as the same)"
        )
    rest = replace_gaps(prompt, lambda number, gap: " ")
    if BRACES.search(mask_spans(rest)):
        return "Double braces stand alone in the prompt"
    return None


def has_useless_answer(gap: Gap) -> bool:
    """An answer that is empty, or the same as another but for upper and lower case."""
    different = {answer.casefold() for answer in gap.answers}
    return "" in different or len(different) < len(gap.answers)
