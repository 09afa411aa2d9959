"""A query asks for its words in all the forms that the library has."""

import pytest

from papers.search.forms import WordForms, without_little_words
from papers.search.language import parse_query
from papers.search.tree import wanted_texts
from papers.search.vocabulary import Vocabulary

KNOWN = Vocabulary(
    dict.fromkeys(
        """optimizer optimizers flash attention flashattention pre training pretraining
        multi head heads lora 10000 10 000 机器学习bert模型 layer word2vec word vec top
        doi""".split(),  # noqa: SIM905
        3,
    )
)


def texts_of(query):
    widened = WordForms(KNOWN).widen(parse_query(query).tree)
    return {" ".join(text.words) for text in wanted_texts(widened)}


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("optimiser lora", "optimizers"),
        ("flash attention", "flashattention"),
        ("flash-attention", "flashattention"),
        ("flashattention", "flash attention"),
        ("pretraining lora", "pre training"),
        ("pre-training", "pretraining"),
        ("multihead lora", "multi head"),
        ("head lora", "heads"),
        ("word to vec", "word2vec"),
        ("word 2 vec", "word2vec"),
        ("10,000", "10000"),
        ("10000", "10 000"),
        ("bert lora", "机器学习bert模型"),
        ("学习", "机器学习bert模型"),
    ],
)
def test_query_asks_for_every_form(query, form):
    assert form in texts_of(query)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        # No DOI was asked for, nor “topp”, which has the stem of “top”.
        ("do i", {"do", "i"}),
        ("top p", {"top", "p"}),
        ("lora to layer", {"lora", "to", "layer"}),
    ],
)
def test_neighbours_that_are_no_word_stay_two(query, words):
    assert texts_of(query) == words


@pytest.mark.parametrize("query", ['"optimizer"', '"flash attention"', "author:heads"])
def test_what_is_quoted_and_authors_stay_as_typed(query):
    tree = parse_query(query).tree
    assert WordForms(KNOWN).widen(tree) == tree


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("how does lora work", ["lora"]),
        ("layer vs lora", ["layer", "lora"]),
        ("what is a layer?", ["layer"]),
        ("what is the best layer?", ["layer"]),
        ("best layer", ["best", "layer"]),
        ("why does it", ["why", "does", "it"]),
        ("work of lora", ["work", "of", "lora"]),
        ("to attention", ["to", "attention"]),
    ],
)
def test_little_words_of_a_question_do_not_count(query, words):
    tree = without_little_words(parse_query(query).tree)
    assert [text.words[0] for text in wanted_texts(tree)] == words
