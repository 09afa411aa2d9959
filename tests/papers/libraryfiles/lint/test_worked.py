"""Whether a formula has been worked through with numbers, and what does not count."""

import pytest

from papers.libraryfiles.entries import NoteFile, SectionEntry
from papers.libraryfiles.lint.worked import is_computed, lint_worked_numbers

FORMULA = "$$\ny = a x + b\n$$\n\n"


def note_with(text):
    section = SectionEntry("approach", FORMULA + text, line=7)
    return NoteFile("line", "A line", sections=(section,))


def faults_of(note):
    return [str(fault) for fault in lint_worked_numbers(note)]


@pytest.mark.parametrize(
    "latex",
    [
        r"2\cdot3+1=7",
        r"\ln100\approx4.6",
        r"e^2/(e^2+e+1)\approx0.67",
        r"3/7\approx43\,\%",
    ],
)
def test_numbers_on_both_sides_are_a_computation(latex):
    assert is_computed(latex)


@pytest.mark.parametrize(
    "latex", ["x=5", "x_1=x_2", "2x", r"\beta_1=\beta^2", r"n=\log N"]
)
def test_a_value_or_an_index_is_no_computation(latex):
    assert not is_computed(latex)


@pytest.mark.parametrize(
    "text",
    [
        r"At $x=3$ it is $2\cdot3+1=7$.",
        "Take a slope of 2 and a height of 1: at 3 the line is at 7.",
        "For $a=2$ and $b=1$ the line is at 7 where $x=3$.",
    ],
)
def test_a_case_in_numbers_pleases(text):
    assert faults_of(note_with(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Here $x$ is the place, $a$ the slope and $b$ the height.",
        "Take it from there: it is in the appendix (Table 3 to 5, 1998, 2004).",
        "It was tried with 3, 4 and 5 lines.",
        "| $a=2$ | 3 | 4 | 5 |",
    ],
)
def test_a_formula_without_a_case_is_told(text):
    assert faults_of(note_with(text)) == [
        "notes/line.md:7: The note has a formula and puts no numbers into it."
        r" Work one case, such as $2\cdot3+1=7$, in the formula's section."
    ]


def test_a_note_without_formula_needs_none():
    section = SectionEntry("approach", "All in words.", line=7)
    assert faults_of(NoteFile("line", "A line", sections=(section,))) == []
