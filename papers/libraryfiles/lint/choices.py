"""Whether the right choice can be guessed from its form."""

from collections import Counter
from collections.abc import Iterable, Iterator
from statistics import mean

from papers.libraryfiles.entries import ChoiceEntry, Library, QuestionEntry
from papers.libraryfiles.faults import Fault, quote_text
from papers.markdown import plain_text

LONGER_THAN_DISTRACTORS = 1.8
LONGEST_SHARE = 0.40
POSITION_SHARES = (0.10, 0.40)
ENOUGH_FOR_LENGTH, ENOUGH_FOR_POSITION = 20, 40
SAME_IN_NOTE = 3
WHOLE_LIBRARY = "notes"


def lint_choices(path: str, questions: Iterable[QuestionEntry]) -> Iterator[Fault]:
    chosen = [question for question in questions if is_sound(question)]
    for question in chosen:
        yield from lint_choice_question(path, question)
    if len(chosen) >= 2 and len({right_position(question) for question in chosen}) == 1:
        position = right_position(chosen[0])
        problem = f"In all {len(chosen)} choice questions the right one stands at position {position}"
        yield Fault(path, chosen[0].line, problem, "Move it in one of them")
    if len(chosen) >= SAME_IN_NOTE and all(map(is_right_longest, chosen)):
        problem = f"In all {len(chosen)} choice questions the right one is the longest"
        yield Fault(
            path,
            chosen[0].line,
            problem,
            "Lengthen a distractor or shorten the right one",
        )


def is_sound(question: QuestionEntry) -> bool:
    return (
        question.kind == "choice"
        and sum(choice.is_right for choice in question.choices) == 1
    )


def right_position(question: QuestionEntry) -> int:
    """Counted from 1."""
    return 1 + next(
        number for number, choice in enumerate(question.choices) if choice.is_right
    )


def is_right_longest(question: QuestionEntry) -> bool:
    right = max(_length(choice) for choice in question.choices if choice.is_right)
    return all(
        _length(choice) < right for choice in question.choices if not choice.is_right
    )


def lint_guessability(library: Library) -> Iterator[Fault]:
    """Over the whole library: how often the right one is the longest, and where it stands."""
    chosen = [
        question
        for file in library.files_with_questions()
        for question in file.questions
        if is_sound(question)
    ]
    share = longest_share(chosen)
    if len(chosen) >= ENOUGH_FOR_LENGTH and share > LONGEST_SHARE:
        problem = f"In {share:.0%} of {len(chosen)} choice questions the right one is the longest"
        yield Fault(
            WHOLE_LIBRARY,
            1,
            problem,
            f"Bring it to {LONGEST_SHARE:.0%} or less; --report names them",
        )
    for position, found in position_shares(chosen).items():
        if not POSITION_SHARES[0] <= found <= POSITION_SHARES[1]:
            problem = f"Among questions with four choices {found:.0%} have the right one at position {position}"
            yield Fault(
                WHOLE_LIBRARY,
                1,
                problem,
                "Spread the right ones over all positions; --report names them",
            )


def longest_share(questions: list[QuestionEntry]) -> float:
    return mean(map(is_right_longest, questions)) if questions else 0.0


def position_shares(questions: list[QuestionEntry]) -> dict[int, float]:
    """The share of right ones at each position, of questions with four choices; empty when these are few."""
    positions = [
        right_position(question) for question in questions if len(question.choices) == 4
    ]
    if len(positions) < ENOUGH_FOR_POSITION:
        return {}
    counts = Counter(positions)
    return {position: counts[position] / len(positions) for position in range(1, 5)}


def lint_choice_question(path: str, question: QuestionEntry) -> Iterator[Fault]:
    texts = [plain_text(choice.text).casefold() for choice in question.choices]
    for number, choice in enumerate(question.choices):
        if not choice.feedback:
            problem = f"The choice {quote_text(choice.text)} has no feedback"
            yield Fault(
                path,
                choice.line,
                problem,
                "Say below it, as `  > …`, why it is right or wrong",
            )
        if texts[number] in texts[:number]:
            yield Fault(
                path,
                choice.line,
                f"The choice {quote_text(choice.text)} stands there twice",
                "Change one of them",
            )
    right = next(choice for choice in question.choices if choice.is_right)
    others = mean(_length(choice) for choice in question.choices if not choice.is_right)
    if _length(right) > LONGER_THAN_DISTRACTORS * others:
        problem = f"The right choice of {question.id} is {_length(right) / others:.1f} times as long as the others"
        yield Fault(
            path, right.line, problem, "Give all choices the same form and length"
        )


def _length(choice: ChoiceEntry) -> int:
    return max(1, len(plain_text(choice.text)))
