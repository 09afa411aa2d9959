"""Titles in lines, measured in letters: each is one wide."""

from papers.titlecards.lines import balanced, block_of, cut, filled

SIZES = ((30, 2), (20, 3), (10, 4))


def in_letters(size):
    """A face in which a letter is as wide as it is high."""
    return lambda text: len(text) * size


def block(text, width=300):
    found = block_of(text, SIZES, width, in_letters)
    assert all(len(line) * found.size <= width for line in found.lines)
    return found.size, found.lines


def test_short_title_is_large():
    assert block("Relays") == (30, ("Relays",))


def test_longer_title_is_smaller_and_has_more_lines():
    assert block("one two three four five six seven eight") == (
        20,
        ("one two three", "four five six", "seven eight"),
    )


def test_lines_are_of_nearly_the_same_length():
    words = ["one", "two", "three", "four", "five", "six"]
    assert filled(words, 20, len) == ["one two three four", "five six"]
    assert balanced(words, 2, 20, len) == ["one two three", "four five six"]


def test_line_does_not_end_with_a_small_word():
    words = ["Learning", "to", "align", "and", "translate", "at", "once", "more"]
    assert balanced(words, 2, 320, in_letters(10)) == [
        "Learning to align",
        "and translate at once more",
    ]


def test_line_ends_with_a_colon_rather_than_elsewhere():
    words = ["Octave:", "one", "two", "three"]
    assert balanced(words, 2, 200, lambda text: len(text) * 10) == [
        "Octave:",
        "one two three",
    ]


def test_what_does_not_fit_is_cut_at_a_word():
    size, lines = block("word " * 100)
    assert (size, len(lines)) == (10, 4)
    assert lines[-1] == "word word word word word word…"


def test_one_endless_word_is_cut_at_a_letter():
    size, lines = block("x" * 400)
    assert (size, [len(line) for line in lines]) == (10, [30, 30, 30, 30])
    assert lines[-1] == "x" * 29 + "…"


def test_cut_leaves_no_loose_sign_before_the_ellipsis():
    assert cut("Octave: one", 9, len) == "Octave…"
    assert cut("abcdef", 3, len) == "ab…"
