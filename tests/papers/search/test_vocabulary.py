"""What the library's words share, held in little memory."""

import tracemalloc

from papers.search.vocabulary import Vocabulary

KNOWN = Vocabulary({"token": 3, "tokens": 9, "tokenizer": 5, "train": 2, "1706": 1})
MANY = 20_000


def test_other_forms_are_the_commonest_first():
    known = Vocabulary({"train": 2, "trained": 7, "training": 9})
    assert known.same_stem("trains") == ["training", "trained", "train"]


def test_word_is_no_other_form_of_itself():
    assert KNOWN.same_stem("token") == ["tokens"]
    assert KNOWN.same_stem("tokens") == ["token"]


def test_family_holds_what_is_derived():
    assert KNOWN.same_root("tokens") == ["tokenizer", "token"]


def test_form_that_the_library_lacks_is_not_named():
    assert Vocabulary({"tokens": 1}).same_stem("tokens") == []


def test_number_in_other_letters_is_the_number():
    assert Vocabulary({"1": 1, "₁": 1}).same_stem("1") == ["₁"]


def test_words_without_other_forms_take_no_place():
    assert "1706" not in KNOWN.words_by_stem
    assert "train" not in KNOWN.words_by_stem


def test_numbers_of_a_large_library_cost_next_to_nothing():
    known = Vocabulary({str(number): 1 for number in range(MANY)})
    tracemalloc.start()
    assert known.same_stem("7") == []
    assert known.same_root("7") == []
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < MANY
