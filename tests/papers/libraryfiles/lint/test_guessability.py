"""Whether the right choice gives itself away over many questions."""

import pytest

from papers.libraryfiles import ChoiceEntry, Library, NoteFile, QuestionEntry
from papers.libraryfiles.lint.choices import lint_choices, lint_guessability


def choice_question(number, right_place, right_length=10):
    """A question of four choices of ten letters each.

    The right one stands at a place from 0, and may be of another length.
    """
    choices = []
    for place in range(4):
        is_right = place == right_place
        text = "r" * right_length if is_right else f"{place}" * 10
        choices.append(ChoiceEntry(text, is_right, "So."))
    return QuestionEntry(
        id=f"a-{number}",
        kind="choice",
        level="apply",
        choices=tuple(choices),
        line=number,
    )


def note_problems(questions):
    return [fault.problem for fault in lint_choices("notes/a.md", questions)]


def library_problems(questions):
    note = NoteFile("a", "A", note="full", questions=tuple(questions))
    faults = lint_guessability(Library(notes=(note,)))
    return [fault.problem for fault in faults]


@pytest.mark.parametrize(("longest_count", "fault_count"), [(8, 0), (9, 1)])
def test_right_one_may_be_the_longest_in_two_of_five(longest_count, fault_count):
    questions = []
    for number in range(20):
        length = 11 if number < longest_count else 10
        questions.append(choice_question(number, number % 4, length))
    assert len(library_problems(questions)) == fault_count


def test_few_questions_prove_nothing():
    questions = [choice_question(number, 0, 11) for number in range(19)]
    assert library_problems(questions) == []


def test_positions_may_be_even():
    questions = [choice_question(number, number % 4) for number in range(40)]
    assert library_problems(questions) == []


def test_positions_are_spread():
    at_first = [choice_question(number, 0) for number in range(17)]
    between = [choice_question(number, 1 + number % 2) for number in range(17, 40)]
    assert library_problems(at_first + between) == [
        "Among questions with four choices 42% have the right one at position 1",
        "Among questions with four choices 0% have the right one at position 4",
    ]


def test_note_varies_the_position():
    questions = [choice_question(number, 2) for number in range(2)]
    assert note_problems(questions) == [
        "In all 2 choice questions the right one stands at position 3"
    ]


def test_note_with_two_positions_varies_enough():
    assert note_problems([choice_question(0, 2), choice_question(1, 3)]) == []


def test_note_does_not_always_make_the_right_one_longest():
    questions = [choice_question(number, number, 12) for number in range(3)]
    assert note_problems(questions) == [
        "In all 3 choice questions the right one is the longest"
    ]
