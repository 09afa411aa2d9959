"""Twice the text is at most two and a half times the work, however hostile.

And 100 KB are never too much of it. Work is lines run and functions called, not time.
"""

import sys
from bisect import bisect_left

import pytest

from papers.libraryfiles import split_gaps, tidy
from papers.markdown import render
from papers.markdown.markup_limits import holds_too_many_marks
from papers.markdown.spans import find_spans

HOSTILE = {
    "brackets": lambda size: "[" * size,
    "links": lambda size: "[a](" * (size // 4),
    "nested links": lambda size: "[" * (size // 2) + "a" + "](b)" * (size // 8),
    "images": lambda size: "![" * (size // 2),
    "references": lambda size: "[a]: b\n" * (size // 7),
    "backticks": lambda size: " ".join(
        "`" * (number % 30 + 1) for number in range(size // 16)
    ),
    "odd backticks": lambda size: "`a" * (size // 2 - 1) + "``",
    "emphasis": lambda size: "*a_" * (size // 3),
    "stars": lambda size: "a**b" * (size // 4),
    "strikes": lambda size: "~~a" * (size // 3),
    "quotations": lambda size: ">" * size,
    "quoted lines": lambda size: "".join(
        ">" * (number % 30) + " a\n" for number in range(size // 17)
    ),
    "dollars": lambda size: "$" * size,
    "open dollars": lambda size: "$a " * (size // 3),
    "closing dollars": lambda size: " a$" * (size // 3),
    "double dollars": lambda size: "$$a " * (size // 4),
    "amounts": lambda size: "$5 (" * (size // 4),
    "escaped dollars": lambda size: "\\" * (size // 2) + "$" * (size // 2),
    "barred formulas": lambda size: "a|b\n-|-\n" + "$a|b$|c\n" * (size // 8),
    "footnotes": lambda size: "[^a]: b\n" * (size // 8),
    "brackets across a formula": lambda size: "$a\n" + "- ![\n" * (size // 5) + "a$",
    "stars across a formula": lambda size: "$a\n" + "- *a_\n" * (size // 6) + "a$",
    "open displays": lambda size: "$$a\n" * (size // 4),
    "open displays in lists": lambda size: "- $$a\n" * (size // 6),
    "displays across blank lines": lambda size: "$$a\n" * (size // 4) + "\n$$",
    "displays": lambda size: "$$\na\n\n" * (size // 6),
    "pipes": lambda size: "|" * size,
    "long table": lambda size: "a|b\n-|-\n" + "a|b\n" * (size // 4),
    "deep lists": lambda size: "".join(
        "  " * (number % 40) + "- a\n" for number in range(size // 44)
    ),
    "lists on a line": lambda size: "- " * (size // 2),
    "stars on a line": lambda size: "* " * (size // 2) + "a",
    "lists in quotations": lambda size: "> - " * (size // 4),
    "angles": lambda size: "<a" * (size // 2),
    "entities": lambda size: "&amp" * (size // 4),
    "backslashes": lambda size: "\\" * size,
    "fences": lambda size: "```\n" * (size // 4),
    "open fences": lambda size: "~~~a\n" * (size // 5),
    "headings": lambda size: "# a\n" * (size // 4),
    "underlines": lambda size: "a\n=\n" * (size // 4),
    "braces in a formula": lambda size: "$" + "{" * size + "$",
    "gaps": lambda size: "{{" * (size // 2),
    "answers": lambda size: "{{a}}" * (size // 5),
    "blank lines": lambda size: "a\n\n" * (size // 3),
    "nothing": lambda size: "\n" * size,
}
SMALL = 1200
GROWTH = 2.5
LONGEST = 100_000
MOST_CALLS = 6_000_000


def work_of(function, text):
    """How many lines and calls of Python it takes."""
    count = 0

    def follow(frame, event, argument):
        nonlocal count
        count += 1
        return follow

    before = sys.gettrace()
    sys.settrace(follow)
    try:
        function(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("function", [render, tidy, find_spans, split_gaps])
def test_work_grows_with_the_text(function, name):
    small = HOSTILE[name](SMALL)
    large = HOSTILE[name](2 * SMALL)
    # The first time, tables and caches are filled.
    function(small)
    small_work = max(work_of(function, small), 1000)
    assert work_of(function, large) <= GROWTH * small_work


def calls_of(function, text):
    """How often a function begins or ends, Python's and C's.

    About 5 million in half a second.
    """
    count = 0

    def follow(frame, event, argument):
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(follow)
    try:
        function(text)
    finally:
        sys.setprofile(before)
    return count


def fullest(make):
    """As much as is still laid out of a kind of text, among plain words."""

    def is_full(size):
        return holds_too_many_marks(make(size))

    size = bisect_left(range(LONGEST), True, key=is_full) - 50
    words = "and so on "
    return make(size) + "\n\n" + words * ((LONGEST - size) // len(words))


@pytest.mark.parametrize("name", HOSTILE)
def test_hundred_kilobytes_are_not_too_much_work(name):
    for text in (HOSTILE[name](LONGEST), fullest(HOSTILE[name])):
        assert calls_of(render, text) < MOST_CALLS


FORMULA = r"\sum_{i=1}^{n} \frac{x_i}{\sqrt{d_k}} \le \mathcal{L}(\theta)"
PROSE = (
    "Attention costs the square of the length, which is a lot; as *they* write, half of"
    " it is spent on words that nobody needs to look at again. "
)


def test_honest_long_note_is_laid_out():
    """20,000 words with 600 formulas."""
    paragraph = f"{PROSE}So ${FORMULA}$ falls.\n\n- {PROSE}\n"
    note = f"## Part\n\n{paragraph}\n$$\n{FORMULA}\n$$\n\n" * 300
    assert len(note.split()) > 20_000
    html = render(note)
    assert html.count("<math") == 600
    assert "math-error" not in html
    assert calls_of(render, note) < MOST_CALLS


@pytest.mark.parametrize("columns", [10, 100, 1000])
def test_missing_cells_of_wide_tables_are_not_filled_in_for_ever(columns):
    head = "|a" * columns + "\n" + "|-" * columns + "\n"
    table = head + "|\n" * (3000 // columns) + "\n"
    many_tables = table * (LONGEST // len(table))
    assert calls_of(render, many_tables) < MOST_CALLS
    row_count = 3 * (4000 - 2 * columns) // 4
    long_table = head + "|\n" * row_count
    assert calls_of(render, long_table) < MOST_CALLS
