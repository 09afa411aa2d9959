"""Whether the right choice gives itself away over many questions."""

import pytest

from papers.libraryfiles import ChoiceEntry, Library, NoteFile, QuestionEntry
from papers.libraryfiles.lint.choices import lint_choices, lint_guessability


def question(number, right, length=10):
    """A question of four choices of ten letters each, the right one of another length at a position from 0."""
    texts = [
        ("r" * length if place == right else f"{place}" * 10) for place in range(4)
    ]
    choices = tuple(
        ChoiceEntry(text, place == right, "So.") for place, text in enumerate(texts)
    )
    return QuestionEntry(f"a-{number}", "choice", "apply", choices=choices, line=number)


def library(questions):
    return Library(notes=(NoteFile("a", "A", note="full", questions=tuple(questions)),))


@pytest.mark.parametrize(("longest", "count"), [(8, 0), (9, 1)])
def test_right_one_may_be_the_longest_in_two_of_five(longest, count):
    asked = [
        question(number, number % 4, 11 if number < longest else 10)
        for number in range(20)
    ]
    assert len(list(lint_guessability(library(asked)))) == count


def test_few_questions_prove_nothing():
    asked = [question(number, 0, 11) for number in range(19)]
    assert list(lint_guessability(library(asked))) == []


def test_positions_are_spread():
    even = [question(number, number % 4) for number in range(40)]
    assert list(lint_guessability(library(even))) == []
    skewed = [
        question(number, 0 if number < 17 else 1 + number % 2) for number in range(40)
    ]
    problems = [fault.problem for fault in lint_guessability(library(skewed))]
    assert problems == [
        "Among questions with four choices 42% have the right one at position 1",
        "Among questions with four choices 0% have the right one at position 4",
    ]


def test_note_varies_the_position():
    asked = [question(number, 2) for number in range(2)]
    (fault,) = lint_choices("notes/a.md", asked)
    assert (
        fault.problem == "In all 2 choice questions the right one stands at position 3"
    )
    assert list(lint_choices("notes/a.md", [question(0, 2), question(1, 3)])) == []


def test_note_does_not_always_make_the_right_one_longest():
    asked = [question(number, number, 12) for number in range(3)]
    assert [fault.problem for fault in lint_choices("a", asked)] == [
        "In all 3 choice questions the right one is the longest"
    ]
