import pytest

from papers.search.language import parse_query
from papers.search.marker import Marker
from papers.search.snippets import LENGTH, snippet
from papers.search.tree import wanted_texts


def marker(text):
    return Marker(wanted_texts(parse_query(text).tree))


@pytest.mark.parametrize(
    ("query", "source", "html"),
    [
        (
            "atten",
            "Attention, attentive.",
            "<mark>Attention</mark>, <mark>attentive</mark>.",
        ),
        ("lukasz", "By Łukasz K.", "By <mark>Łukasz</mark> K."),
        ("resume", "A re\u0301sume\u0301.", "A <mark>re\u0301sume\u0301</mark>."),
        ("few-shot", "A Few-Shot one.", "A <mark>Few</mark>-<mark>Shot</mark> one."),
        ("amp lt", "Q&A <b>lt</b>", "Q&amp;A &lt;b&gt;<mark>lt</mark>&lt;/b&gt;"),
        (
            "strong",
            "A **strong** [strong](https://a.example/strong) word",
            "A <mark>strong</mark> <mark>strong</mark> word",
        ),
        (
            "caption",
            '![Seen.](figure:a-b "A caption.")',
            "Seen. A <mark>caption</mark>.",
        ),
        ("code", "Say `code(x)` here", "Say <code><mark>code</mark>(x)</code> here"),
        (
            "mark",
            "<script>mark</script>",
            "&lt;script&gt;<mark>mark</mark>&lt;/script&gt;",
        ),
        ("-away here", "away here", "away <mark>here</mark>"),
        ("", "Nothing wanted.", "Nothing wanted."),
    ],
)
def test_matching_words_are_marked(query, source, html):
    assert snippet(marker(query), source, "") == html


def test_body_is_shown_when_it_holds_more_of_the_words():
    body = "About apples.\n\nApples and pears together.\n\nPears."
    assert snippet(marker("apples pears"), "Only apples.", body).startswith(
        "<mark>Apples</mark> and <mark>pears</mark>"
    )


def test_tldr_is_shown_when_the_body_holds_no_more():
    assert (
        snippet(marker("apples"), "Only apples.", "Apples. Apples.")
        == "Only <mark>apples</mark>."
    )


def test_formulas_stay_whole_and_unmarked():
    formula = r"$\frac{alpha}{\sqrt{d_k}} + " + " + ".join(["x_{alpha}"] * 20) + "$"
    source = "Before " * 25 + formula + " the needle stands " + formula + " after" * 60
    found = snippet(marker("needle"), "", source)
    assert found.count("<math") == 2
    assert found.count("</math>") == 2
    assert "$" not in found
    assert "<mark>needle</mark>" in found
    assert "<mark>" not in snippet(marker("alpha"), "", source)


def test_display_formula_stands_in_the_line():
    found = snippet(
        marker("scaled"), "", "A scaled product:\n$$\na^2\n+ b^2\n$$\nends."
    )
    assert found.startswith("A <mark>scaled</mark> product: <math>")
    assert found.endswith("</math> ends.")


def test_long_text_is_cut_at_words():
    found = snippet(marker("needle"), "", "hay " * 400 + "needle " + "straw " * 400)
    assert found.startswith("…hay")
    assert found.endswith("straw…")
    assert len(found) < LENGTH + 100
