"""How often a guesser who sees only the form of choices is right."""

import random

import pytest

from papers.libraryfiles import ChoiceEntry, Library, NoteFile, QuestionEntry
from papers.libraryfiles.lint.guessing import form_guess_share
from papers.libraryfiles.lint.report import report_lines

WORDS = ("layer", "token", "weight", "image", "batch", "loss", "step", "score")


def question(number, tell, rng):
    right = rng.randrange(4)
    choices = []
    for place in range(4):
        words = rng.sample(WORDS, 4)
        if place == right and tell:
            words.insert(0, tell)
        choices.append(ChoiceEntry(" ".join(words), place == right, "So."))
    return QuestionEntry(
        id=f"a-{number}",
        kind="choice",
        level="apply",
        prompt="Which of them?",
        choices=tuple(choices),
    )


def questions(count, tell=""):
    rng = random.Random(7)
    return [question(number, tell, rng) for number in range(count)]


@pytest.mark.parametrize("tell", ["often", "because", "never"])
def test_word_that_only_right_ones_have_gives_them_away(tell):
    assert form_guess_share(questions(100, tell)) > 0.9


def test_choices_alike_in_form_are_guessed_by_chance():
    assert 0.1 < form_guess_share(questions(300)) < 0.4


def test_few_questions_prove_nothing():
    assert form_guess_share(questions(99, "often")) == 0


def test_report_tells_the_share():
    note = NoteFile("a", "A", note="full", questions=tuple(questions(100, "often")))
    lines = list(report_lines(Library(notes=(note,))))
    assert any("guessed by its form" in line for line in lines)
