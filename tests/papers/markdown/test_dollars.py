"""What dollars mean: a formula, money, or the end of what stands between them."""

import pytest

from papers.markdown import render
from papers.markdown.spans import find_spans


def maths_in(text):
    """The formulas that the spans of a text name, with their dollars."""
    spans = find_spans(text)
    return [text[span.start : span.end] for span in spans if span.kind == "maths"]


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("$100M of compute, the loss $L$ and $50 more", ["$L$"]),
        ("$100M ($L$) or $1.5 billion ($M$)", ["$L$", "$M$"]),
        ("US$5, then $6-$7, \\$8 and $x$", ["$x$"]),
        ("$5 for a=$x$", ["$x$"]),
        ("$10^5$ tokens, $100$ steps, $[0,1)$", ["$10^5$", "$100$", "$[0,1)$"]),
        (
            "$n$-gram, $k$NN, $2$D and $3 \\times 3$",
            ["$n$", "$k$", "$2$", "$3 \\times 3$"],
        ),
        ("$$x$$ and text behind it", ["$$x$$"]),
        ("before it $$ x $$ and behind", ["$$ x $$"]),
        ("$ x$ and $x $ and $$$x$$$", []),
    ],
)
def test_dollars_open_and_close(text, formulas):
    found = maths_in(text)
    assert found == formulas
    assert render(text).count("<math") == len(found)


def test_text_behind_a_display_formula_stays():
    html = render("$$x$$ and text\nmore $$y$$ of it\n\nlast")
    assert html.count("<math") == 2
    assert "</math> and text" in html
    assert "<p>last</p>" in html


def test_text_behind_the_last_line_of_a_display_formula_stays():
    html = render("$$\nx\n$$ and text\n\nlast")
    assert html == "<p><math><mi>x</mi></math> and text</p>\n<p>last</p>\n"


@pytest.mark.parametrize(
    "text", ["$$\nx\n$$", "$$x$$", "$$ x\n$$", "> $$\n> x\n> $$", "$$x\\$5 \\ne y$$"]
)
def test_display_formula_alone_is_a_display(text):
    assert 'display="block"' in render(text)
    assert [span.kind for span in find_spans(text)] == ["display"]


TABLE = "| a | b |\n|---|---|\n| $|x|$ | $\\|y\\|$ and $P(a|b)$ |\n| `c` | $5 |\n"


def test_bar_in_a_formula_ends_no_cell():
    html = render(TABLE)
    assert html.count("<td>") == 4
    assert html.count("<math>") == 3
    assert html.count(">|<") == 3
    assert html.count(">‖<") == 2
    assert "<td>$5</td>" in html


def test_dollars_of_money_join_no_cells():
    html = render("| $5 | 6 |\n|---|---|\n| $7 | 8 |\n")
    assert "<td>$7</td>\n<td>8</td>" in html


def test_bar_in_a_formula_leaves_addresses_alone():
    html = render("[a]: /x$b|c$\n\n[a] $|d|$")
    assert '<a href="/x$b%7Cc$">a</a>' in html


@pytest.mark.parametrize("note", ["word", "https://example.org/", "two words"])
def test_footnote_is_no_link(note):
    html = render(f"Said[^1] so.\n\n[^1]: {note}\n\nIt is.")
    assert "<a" not in html
    assert "Said[^1] so." in html
    assert f"[^1]: {note}" in html


def test_reference_that_is_no_footnote_is_a_link():
    assert '<a href="/topics/">' in render("[all]\n\n[all]: /topics/")
