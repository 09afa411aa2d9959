"""Whether the right choice can be guessed from its form."""

from collections import Counter
from collections.abc import Iterable, Iterator
from statistics import mean

from papers.libraryfiles.entries import ChoiceEntry, Library, QuestionEntry
from papers.libraryfiles.faults import Fault, quote_text
from papers.markdown import plain_text

LONGER_THAN_DISTRACTORS = 1.8
LONGEST_SHARE = 0.40
LEAST_POSITION_SHARE = 0.10
MOST_POSITION_SHARE = 0.40
# Of so many questions a share says something.
ENOUGH_FOR_LENGTH = 20
ENOUGH_FOR_POSITION = 40
SAME_IN_NOTE = 3
WHOLE_LIBRARY = "notes"


def lint_choices(
    path: str, questions: Iterable[QuestionEntry]
) -> Iterator[Fault]:
    sound = sound_choice_questions(questions)
    for question in sound:
        yield from lint_choice_question(path, question)
    positions = {right_position(question) for question in sound}
    if len(sound) >= 2 and len(positions) == 1:
        yield Fault(
            path,
            sound[0].line,
            f"In all {len(sound)} choice questions"
            f" the right one stands at position {positions.pop()}",
            "Move it in one of them",
        )
    if len(sound) >= SAME_IN_NOTE and all(map(is_right_longest, sound)):
        yield Fault(
            path,
            sound[0].line,
            f"In all {len(sound)} choice questions the right one is the longest",
            "Lengthen a distractor or shorten the right one",
        )


def sound_choice_questions(
    questions: Iterable[QuestionEntry],
) -> list[QuestionEntry]:
    """Those of the kind choice with exactly one right choice."""
    sound = []
    for question in questions:
        right_count = sum(choice.is_right for choice in question.choices)
        if question.kind == "choice" and right_count == 1:
            sound.append(question)
    return sound


def right_choice(question: QuestionEntry) -> ChoiceEntry:
    """That of a sound question."""
    return next(choice for choice in question.choices if choice.is_right)


def distractor_lengths(question: QuestionEntry) -> list[int]:
    lengths = []
    for choice in question.choices:
        if not choice.is_right:
            lengths.append(choice_length(choice))
    return lengths


def right_position(question: QuestionEntry) -> int:
    """Counted from 1."""
    return 1 + question.choices.index(right_choice(question))


def is_right_longest(question: QuestionEntry) -> bool:
    right_length = choice_length(right_choice(question))
    return all(length < right_length for length in distractor_lengths(question))


def lint_guessability(library: Library) -> Iterator[Fault]:
    """Over the whole library: how often the right one is longest, and where it is."""
    sound = sound_choice_questions(library.questions())
    share = longest_share(sound)
    if len(sound) >= ENOUGH_FOR_LENGTH and share > LONGEST_SHARE:
        yield Fault(
            WHOLE_LIBRARY,
            1,
            f"In {share:.0%} of {len(sound)} choice questions"
            " the right one is the longest",
            f"Bring it to {LONGEST_SHARE:.0%} or less; --report names them",
        )
    for position, share in position_shares(sound).items():
        if not LEAST_POSITION_SHARE <= share <= MOST_POSITION_SHARE:
            yield Fault(
                WHOLE_LIBRARY,
                1,
                f"Among questions with four choices {share:.0%}"
                f" have the right one at position {position}",
                "Spread the right ones over all positions; --report names them",
            )


def longest_share(questions: list[QuestionEntry]) -> float:
    if not questions:
        return 0.0
    return mean(map(is_right_longest, questions))


def position_shares(questions: list[QuestionEntry]) -> dict[int, float]:
    """The share of right ones at each position, of questions with four choices.

    Empty when these are few.
    """
    with_four = [
        question for question in questions if len(question.choices) == 4
    ]
    if len(with_four) < ENOUGH_FOR_POSITION:
        return {}
    counts = Counter(map(right_position, with_four))
    shares = {}
    for position in range(1, 5):
        shares[position] = counts[position] / len(with_four)
    return shares


def lint_choice_question(path: str, question: QuestionEntry) -> Iterator[Fault]:
    texts: set[str] = set()
    for choice in question.choices:
        if not choice.feedback:
            yield Fault(
                path,
                choice.line,
                f"The choice {quote_text(choice.text)} has no feedback",
                "Say below it, as `  > …`, why it is right or wrong",
            )
        text = plain_text(choice.text).casefold()
        if text in texts:
            yield Fault(
                path,
                choice.line,
                f"The choice {quote_text(choice.text)} stands there twice",
                "Change one of them",
            )
        texts.add(text)
    right = right_choice(question)
    times_as_long = choice_length(right) / mean(distractor_lengths(question))
    if times_as_long > LONGER_THAN_DISTRACTORS:
        yield Fault(
            path,
            right.line,
            f"The right choice of {question.id} is {times_as_long:.1f} times"
            " as long as the others",
            "Give all choices the same form and length",
        )


def choice_length(choice: ChoiceEntry) -> int:
    """In characters that are shown; at least 1."""
    return max(1, len(plain_text(choice.text)))
