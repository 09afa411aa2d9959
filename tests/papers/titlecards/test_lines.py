"""Titles in lines, measured in glyphs: each is one wide."""

from papers.titlecards.lines import balance_lines, cut_line, fill_lines, lay_out_block

SIZES = ((30, 2), (20, 3), (10, 4))


def square_face(size):
    """A face in which a glyph is as wide as it is high."""
    return lambda text: len(text) * size


def title_block(text, width=300):
    block = lay_out_block(text, SIZES, width, square_face)
    too_long = [line for line in block.lines if len(line) * block.size > width]
    assert too_long == []
    return block


def test_short_title_is_large():
    block = title_block("Relays")
    assert block.size == 30
    assert block.lines == ("Relays",)


def test_longer_title_is_smaller_and_has_more_lines():
    block = title_block("one two three four five six seven eight")
    assert block.size == 20
    assert block.lines == ("one two three", "four five six", "seven eight")


def test_lines_are_of_nearly_the_same_length():
    words = ["one", "two", "three", "four", "five", "six"]
    assert fill_lines(words, 20, len) == ["one two three four", "five six"]
    lines = balance_lines(words, 2, 20, len)
    assert lines == ["one two three", "four five six"]


def test_line_does_not_end_with_a_small_word():
    words = ["Learning", "to", "align", "and", "translate", "at", "once", "more"]
    lines = balance_lines(words, 2, 320, square_face(10))
    assert lines == ["Learning to align", "and translate at once more"]


def test_line_ends_with_a_colon_rather_than_elsewhere():
    words = ["Octave:", "one", "two", "three"]
    lines = balance_lines(words, 2, 200, square_face(10))
    assert lines == ["Octave:", "one two three"]


def test_what_does_not_fit_is_cut_at_a_word():
    block = title_block("word " * 100)
    assert block.size == 10
    assert len(block.lines) == 4
    assert block.lines[-1] == "word word word word word word…"


def test_one_endless_word_is_cut_at_a_glyph():
    block = title_block("x" * 400)
    assert block.size == 10
    assert [len(line) for line in block.lines] == [30, 30, 30, 30]
    assert block.lines[-1] == "x" * 29 + "…"


def test_cut_leaves_no_loose_sign_before_the_ellipsis():
    assert cut_line("Octave: one", 9, len) == "Octave…"
    assert cut_line("abcdef", 3, len) == "ab…"
