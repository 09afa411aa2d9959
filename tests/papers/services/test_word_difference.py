"""The difference of two texts, in words."""

import pytest

from papers.services.word_difference import LONGEST_COMPARED, word_difference


def fates(old, new):
    return [(passage.fate, passage.text) for passage in word_difference(old, new)]


def test_old_word_stands_before_the_new_one():
    expected = [("same", "NeurIPS "), ("removed", "A"), ("added", "B")]
    assert fates("NeurIPS A", "NeurIPS B") == expected


def test_several_words_at_one_place_are_one_change():
    expected = [
        ("same", "It "),
        ("removed", "was seen "),
        ("added", "has been shown "),
        ("same", "twice"),
    ]
    assert fates("It was seen twice", "It has been shown twice") == expected


def test_equal_texts_have_no_change():
    assert fates("Nothing new.", "Nothing new.") == [("same", "Nothing new.")]


@pytest.mark.parametrize(
    ("old", "new"),
    [("", "new"), ("old", ""), ("a b c", "c b a"), ("a " * LONGEST_COMPARED, "b")],
)
def test_both_texts_can_be_read_from_the_difference(old, new):
    passages = word_difference(old, new)
    read_old = [passage.text for passage in passages if passage.fate != "added"]
    read_new = [passage.text for passage in passages if passage.fate != "removed"]
    assert "".join(read_old) == old
    assert "".join(read_new) == new
