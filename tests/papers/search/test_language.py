import pytest

from papers.search.language import (
    LENGTH_LIMIT,
    PASSAGE_LIMIT,
    TERM_LIMIT,
    parse_query,
)
from papers.search.reader import DEPTH_LIMIT
from papers.search.syntax import And, Field, Not, Or, Text, Years
from papers.search.tree import wanted_texts


def word(text, **more):
    return Text((text,), **more)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", None),
        ("Attention", word("attention", is_prefix=True)),
        ("a", word("a")),
        ("few-shot", And((word("few"), word("shot", is_prefix=True)))),
        ("ŁUKASZ Ørsted", And((word("lukasz"), word("orsted", is_prefix=True)))),
        ('"layer norm"', Text(("layer", "norm"))),
        ("“layer norm”", Text(("layer", "norm"))),
        ("gru -lstm", And((word("gru"), Not(word("lstm"))))),
        ("gru - lstm", And((word("gru"), word("lstm", is_prefix=True)))),
        ("gru OR lstm", Or((word("gru"), word("lstm", is_prefix=True)))),
        ("gru or lstm", And((word("gru"), word("or"), word("lstm", is_prefix=True)))),
        (
            "-(gru OR lstm) rnn",
            And((Not(Or((word("gru"), word("lstm")))), word("rnn", is_prefix=True))),
        ),
        (
            "author:kaiser rnn",
            And((word("kaiser", only_authors=True), word("rnn", is_prefix=True))),
        ),
        (
            'author:"Kaiser, Łukasz"',
            And(
                (
                    word("kaiser", only_authors=True),
                    word("lukasz", is_prefix=True, only_authors=True),
                )
            ),
        ),
        (
            "https://arxiv.org/abs/1706.03762v7",
            And((word("1706"), word("03762", is_prefix=True))),
        ),
        (
            "http://export.arxiv.org/pdf/1706.03762.pdf",
            And((word("1706"), word("03762", is_prefix=True))),
        ),
        (
            "arXiv:hep-th/9901001v2",
            And(
                (
                    word("arxiv"),
                    word("hep"),
                    word("th"),
                    word("9901001", is_prefix=True),
                )
            ),
        ),
        ("resnet50v2", word("resnet50v2", is_prefix=True)),
        (
            "doi:10.1/a https://doi.org/10.2",
            And((word("10"), word("1"), word("a"), word("10"), word("2"))),
        ),
        ("Vaswani et al. heads", And((word("vaswani"), word("heads", is_prefix=True)))),
        ("year:2017", Years(2017, 2017)),
        ("year:2017..2020", Years(2017, 2020)),
        ("year:..2020", Years(None, 2020)),
        ("year:2017..", Years(2017, None)),
        ("tag:rl Topic:heads", And((Field("tag", "rl"), Field("topic", "heads")))),
        ("has:note", Field("has", "note")),
        ("title:heads", Field("title", "heads")),
        ("journal:tmlr Tags:rl", And((Field("venue", "tmlr"), Field("tag", "rl")))),
        ("BERT: deep", And((word("bert"), word("deep", is_prefix=True)))),
        ("NEAR AND NOT", And((word("near"), word("and"), word("not", is_prefix=True)))),
    ],
)
def test_query_is_read(text, tree):
    query = parse_query(text)
    assert query.tree == tree
    assert query.problem == ""
    assert query.remark == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('a "b', "A quotation mark is not closed"),
        ("(a b", "A bracket is not closed"),
        ("NEAR(", "A bracket is not closed"),
        ("a) b", "A bracket is closed that was never opened"),
        ("a () b", "A pair of brackets is empty"),
        ("a OR", "OR needs something on both sides"),
        ("OR a", "OR needs something on both sides"),
        ("a OR OR b", "OR needs something on both sides"),
        ("author: b", "Nothing stands behind author:"),
        ("year:20 b", "A year is written year:2017, a span of years year:2017..2020"),
        ("year:2020..2017", "The span of years ends before it begins"),
        ("has:fun", "After has: only note is known, as in has:note"),
        (
            "(" * 20 + "a" + ")" * 20,
            f"Brackets are nested more than {DEPTH_LIMIT} deep",
        ),
    ],
)
def test_query_that_cannot_be_read_is_explained_and_becomes_plain_words(text, problem):
    query = parse_query(text)
    assert query.problem == problem
    assert all(
        len(found.words) == 1 and not found.only_authors
        for found in wanted_texts(query.tree)
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [("abstract:heads", "abstract"), ("heads Sort:new", "sort"), ("BERT:deep", "")],
)
def test_field_that_is_not_known_is_explained(text, name):
    remark = parse_query(text).remark
    if not name:
        assert remark == ""
        return
    assert remark.startswith(f"There is no field {name}:, so it was searched as a word")


def test_plain_words_keep_all_words_but_the_operator():
    assert parse_query('deep OR "shallow').tree == And(
        (word("deep"), word("shallow", is_prefix=True))
    )


def test_length_is_limited():
    query = parse_query("x" * 10_000)
    assert (len(query.text), query.remark) == (
        LENGTH_LIMIT,
        "Only the first 400 characters were searched.",
    )


def test_number_of_words_is_limited():
    query = parse_query(" OR ".join(["ab"] * 60))
    assert (len(list(wanted_texts(query.tree))), query.remark) == (
        TERM_LIMIT,
        "Only the first 24 words were searched.",
    )


def test_pasted_text_is_kept_whole():
    text = " ".join(f"word{number}" for number in range(200))
    query = parse_query(text)
    assert query.text == text
    assert len(query.passage) == 200
    assert len(list(wanted_texts(query.tree))) == TERM_LIMIT


def test_pasted_text_has_a_limit():
    query = parse_query(" ".join(["abcde"] * 1_000))
    assert len(query.text) <= PASSAGE_LIMIT


@pytest.mark.parametrize("sign", ['"deep net"', "-deep", "a OR b", "year:2017"])
def test_many_words_with_a_sign_are_a_query(sign):
    words = " ".join(["ab"] * 30)
    assert parse_query(words).passage
    assert not parse_query(f"{words} {sign}").passage
