"""Gaps in a prompt: `{{answer|also right}}`, blind to what stands in code and formulas."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from papers.markdown.spans import masked

GAP = re.compile(r"\{\{([^{}\n]*)\}\}")
# A full stop behind an ellipsis, also where emphasis ends between them; "….5" is a number.
STOP = re.compile(r"…([*_)]*)\.(?!\w)")
BRACES = re.compile(r"\{\{|\}\}")


@dataclass(frozen=True)
class Gap:
    """What a learner fills in; the first answer is the one that is shown."""

    answers: tuple[str, ...]


def split_gaps(prompt: str) -> tuple[str | Gap, ...]:
    """The prompt as pieces of text and gaps, in order; joined they are the whole prompt."""
    pieces: list[str | Gap] = []
    done = 0
    for found in GAP.finditer(masked(prompt)):
        if found.start() > done:
            pieces.append(prompt[done : found.start()])
        answers = prompt[found.start(1) : found.end(1)].split("|")
        pieces.append(Gap(tuple(answer.strip() for answer in answers)))
        done = found.end()
    if done < len(prompt):
        pieces.append(prompt[done:])
    return tuple(pieces)


def gaps(prompt: str) -> tuple[Gap, ...]:
    return tuple(piece for piece in split_gaps(prompt) if isinstance(piece, Gap))


def replace_gaps(prompt: str, make: Callable[[int, Gap], str]) -> str:
    """The prompt with each gap, counted from 0, replaced by what `make` answers."""
    texts, number = [], 0
    for piece in split_gaps(prompt):
        texts.append(piece if isinstance(piece, str) else make(number, piece))
        number += isinstance(piece, Gap)
    return "".join(texts)


def filled(prompt: str) -> str:
    """The prompt with the first answer in each gap."""
    return replace_gaps(prompt, lambda _, gap: gap.answers[0])


def without_gaps(prompt: str) -> str:
    """The prompt with an ellipsis for each gap, which is also the full stop of a sentence that ends with one."""
    return STOP.sub(r"…\1", replace_gaps(prompt, lambda number, gap: "…"))


def gap_problem(prompt: str) -> str | None:
    """Why the gaps of a cloze prompt can't be asked, or None."""
    found = gaps(prompt)
    if not 1 <= len(found) <= 4:
        stray = (
            " (braces inside formulas and code are no gaps)"
            if "{{" in prompt and not found
            else ""
        )
        return f"A cloze has one to four gaps, this one has {len(found)}{stray}"
    for gap in found:
        if not all(gap.answers) or len(
            {answer.casefold() for answer in gap.answers}
        ) < len(gap.answers):
            return "A gap has an empty or repeated answer (upper and lower case count as the same)"
    rest = "".join(
        piece if isinstance(piece, str) else " " for piece in split_gaps(prompt)
    )
    if BRACES.search(masked(rest)):
        return "Double braces stand alone in the prompt"
    return None
