"""The gaps of a cloze: to be filled in, filled, and compared."""

from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from papers.libraryfiles import Gap, gaps_of
from papers.models import Question
from papers.models.question import GAP_MARK
from study.memory import Rating
from study.review.near_misses import is_near_miss, is_same_answer

GAP_INPUT = (
    '<input class="gap" name="gap" aria-label="{}" enterkeyhint="{}"'
    ' autocomplete="off" autocapitalize="off" spellcheck="false"{}>'
)
# Safe: a constant. One types at once, and hears the question with the field.
IS_FIRST = mark_safe(' autofocus data-focus aria-describedby="prompt"')


@dataclass(frozen=True)
class FilledGap:
    """What was typed into a gap beside the first right answer.

    is_near: whether only the learner can say if it was a slip of the pen.
    """

    answer: str
    typed: str
    is_right: bool
    is_near: bool = False


def prompt_with_inputs(question: Question) -> SafeString:
    """The prompt with a field for each gap."""
    total = len(gaps_of(question.prompt))
    inputs = iter([gap_input(number, total) for number in range(1, total + 1)])
    shown = GAP_MARK.sub(lambda mark: next(inputs), question.prompt_html)
    # Safe: sanitised HTML from an HtmlField; each input is made by format_html.
    return mark_safe(shown)


def gap_input(number: int, total: int) -> SafeString:
    label = "Gap"
    if total > 1:
        label = f"Gap {number} of {total}"
    enter_key = "done" if number == total else "next"
    more_attributes = IS_FIRST if number == 1 else ""
    return format_html(GAP_INPUT, label, enter_key, more_attributes)


def prompt_with_answers(question: Question) -> SafeString:
    """The prompt with the first right answer in each gap."""
    answers = iter([gap.answers[0] for gap in gaps_of(question.prompt)])
    shown = GAP_MARK.sub(
        lambda mark: f'<mark class="gap">{escape(next(answers, ""))}</mark>',
        question.prompt_html,
    )
    # Safe: sanitised HTML from an HtmlField; each answer was escaped.
    return mark_safe(shown)


def split_gaps(typed: str) -> list[str]:
    """What was typed into each gap, as an answer keeps it: “six; eight”.

    The space after the last semicolon is lost on the way when the last gap was empty.
    """
    if typed.endswith(";"):
        typed = f"{typed} "
    return typed.split("; ")


def compare_gaps(question: Question, typed: list[str]) -> list[FilledGap]:
    """What was typed against what is right; empty where there are no gaps."""
    if question.kind != Question.Kind.CLOZE:
        return []
    filled = []
    for number, gap in enumerate(gaps_of(question.prompt)):
        text = typed[number] if number < len(typed) else ""
        filled.append(compare_gap(gap, text))
    return filled


def compare_gap(gap: Gap, text: str) -> FilledGap:
    is_right = any(is_same_answer(text, answer) for answer in gap.answers)
    is_near = any(is_near_miss(text, answer) for answer in gap.answers)
    return FilledGap(
        answer=gap.answers[0],
        typed=text,
        is_right=is_right,
        is_near=is_near and not is_right,
    )


def suggest_rating(filled: list[FilledGap]) -> Rating | None:
    """What filling the gaps so amounts to.

    None where there are no gaps, and where a near one is left to the learner.
    """
    if not filled:
        return None
    if all(gap.is_right for gap in filled):
        return Rating.GOOD
    if all(gap.is_right or gap.is_near for gap in filled):
        return None
    return Rating.AGAIN
