"""Tidying, lists, gaps and the places of code and maths."""

import pytest

from papers.libraryfiles import (
    Gap,
    gap_problem,
    heading_problem,
    list_items,
    replace_gaps,
    split_gaps,
    tidy,
)
from papers.libraryfiles.cloze import elide_gaps, fill_gaps
from papers.markdown.spans import find_spans, mask_spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n\na  \n\n\n\nb\n", "a\n\nb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("* a\n* b\n  + c", "- a\n- b\n  - c"),
        ("* * a", "- - a"),
        ("* *b*", "- *b*"),
        ("* * *", "* * *"),
        ("*b* a", "*b* a"),
        ("```\na\n\n\n* b\n```", "```\na\n\n\n* b\n```"),
        ("$$\na\n+ b\n$$", "$$\na\n+ b\n$$"),
    ],
)
def test_tidy_gives_the_canonical_form(text, expected):
    assert tidy(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n- b\n  c\n\n  d", (("a", "b\nc\n\nd"), None)),
        ("- a\nb", (("a",), 1)),
        ("Text.\n- a", (("a",), 0)),
        ("- ```\n  - code\n  ```", (("```\n- code\n```",), None)),
        ("", ((), None)),
    ],
)
def test_list_is_cut_into_items(text, expected):
    assert list_items(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### a", None),
        ("a\n## b", "The heading in line 2 is of level 2; use level 3 or more"),
        ("```\n## b\n```", None),
        ("a\n```\n## b", "The code fence in line 2 is never closed"),
        ("$$\na", "The formula in line 1 is never closed"),
    ],
)
def test_heading_that_would_end_a_section_is_told(text, expected):
    assert heading_problem(text, 2) == expected


def test_prompt_is_split_at_its_gaps():
    prompt = "Has {{6|six}} layers, `{{no}}`, $x_{{t}}$ and {{ heads }}."
    pieces = (
        "Has ",
        Gap(("6", "six")),
        " layers, `{{no}}`, $x_{{t}}$ and ",
        Gap(("heads",)),
        ".",
    )
    assert split_gaps(prompt) == pieces
    assert fill_gaps(prompt) == "Has 6 layers, `{{no}}`, $x_{{t}}$ and heads."


def test_gaps_are_replaced_by_what_is_made_of_them():
    def number_and_answer(number, gap):
        return f"{number}:{gap.answers[0]}"

    assert replace_gaps("{{a}} {{b}}", number_and_answer) == "0:a 1:b"


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("It has {{six|6}}.", "It has …"),
        ("It has **{{six}}**.", "It has **…**"),
        (
            "It has {{six}}. It needs {{two}}, or {{three}}?",
            "It has … It needs …, or …?",
        ),
        ("It halves to {{0}}.5 at {{once}}", "It halves to ….5 at …"),
    ],
)
def test_gap_at_the_end_of_a_sentence_ends_it(prompt, expected):
    assert elide_gaps(prompt) == expected


@pytest.mark.parametrize(
    ("prompt", "problem"),
    [
        ("a {{b}}", None),
        ("{{a}} {{b}} {{c}} {{d}}", None),
        ("a", "A cloze has one to four gaps, this one has 0"),
        (
            "{{a}} {{b}} {{c}} {{d}} {{e}}",
            "A cloze has one to four gaps, this one has 5",
        ),
        (
            "`{{a}}`",
            "A cloze has one to four gaps, this one has 0"
            " (braces inside formulas and code are no gaps)",
        ),
        (
            "{{a|}}",
            "A gap has an empty or repeated answer"
            " (upper and lower case count as the same)",
        ),
        ("{{a}} and }}", "Double braces stand alone in the prompt"),
    ],
)
def test_gaps_that_cannot_be_asked_are_told(prompt, problem):
    assert gap_problem(prompt) == problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a $b$ c", [("maths", "$b$")]),
        ("costs $5 and $10", []),
        ("a \\$b$ c", []),
        ("$a `b$ c`", [("maths", "$a `b$")]),
        ("`a $b` c$", [("code", "`a $b`")]),
        ("``a ` b``", [("code", "``a ` b``")]),
        ("a `b", []),
        ("$a\n\nb$", []),
        ("a\n$$\nb\n$$\nc $d$", [("display", "$$\nb\n$$"), ("maths", "$d$")]),
        ("$$a$$", [("display", "$$a$$")]),
        ("$$\na\n\n$b$", [("maths", "$b$")]),
        (
            "- ```\n  $a$\n  ```\n\n$b$",
            [("fence", "- ```\n  $a$\n  ```"), ("maths", "$b$")],
        ),
        ("````\n```\n$a$\n````", [("fence", "````\n```\n$a$\n````")]),
        ("```\n$a$", [("fence", "```\n$a$")]),
    ],
)
def test_code_and_maths_are_found(text, expected):
    kinds_and_texts = []
    for span in find_spans(text):
        span_text = text[span.start : span.end]
        kinds_and_texts.append((span.kind, span_text))
    assert kinds_and_texts == expected


def test_masked_text_keeps_length_and_lines():
    text = "a `b`\n$$\nc\n$$\nd"
    assert mask_spans(text, ".") == "a ...\n..\n.\n..\nd"
