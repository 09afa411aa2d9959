"""Nothing is cut.

On paper what scrolls on the screen wraps, beside long columns titles stay, and long
words break.
"""

import pytest
from playwright.sync_api import expect

from papers.services.page_cache import render_pages
from tests.factories import PaperFactory

FORMULA = r"""$$
c_i = \sum_{j=1}^{T} \alpha_{ij} h_j,\qquad
\alpha_{ij} = \frac{\exp(e_{ij})}{\sum_{k=1}^{T}\exp(e_{ik})},\qquad
e_{ij} = v^\top \tanh(W s_{i-1} + U h_j)
$$"""
TABLE = """| layer | work per layer | sequential steps | longest path |
|---|---|---|---|
| convolution of width $k$ | $O(knd^2)$ | $O(1)$ | $O(\\log_k n)$ |"""
SIGNATURE = (
    "def step(parameters, gradient, moment, variance,"
    " rate=1e-3, decay=0.9, other=0.999, eps=1e-8):"
)
CODE = f"""```python
{SIGNATURE}
    return parameters - rate * moment / (variance ** 0.5 + eps)
```"""
APPROACH = (
    f"One line before.\n\n{FORMULA}\n\n{TABLE}\n\n{CODE}\n\n"
    + "And the rest of the way.\n\n" * 30
)
SLUGS = ["first", "second", "third", "fourth"]
CUT = """elements => elements
  .filter(one => one.clientWidth && !one.closest(".visually-hidden, svg *"))
  .filter(one => one.scrollWidth > one.clientWidth + 1)
  .map(one => {
    const widths = `${one.scrollWidth} > ${one.clientWidth}`;
    return `${one.tagName} ${one.className} ${widths}`;
  })"""

# A busy machine tells the old sizes for a while.
LAID_OUT = """() => new Promise(done =>
  requestAnimationFrame(() => requestAnimationFrame(done)))"""


@pytest.fixture
def tab(open_tab, library):
    for slug in SLUGS:
        PaperFactory(
            slug=slug,
            title=f"The {slug} of the wide",
            category_id=1,
            sections={"approach": APPROACH},
        )
    list(render_pages())
    return open_tab()


def open_for_print(tab, address, width):
    page = tab.open(address)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width, "height": 1000})
    page.evaluate(LAID_OUT)
    return page


@pytest.mark.parametrize("count", [2, 3, 4])
# An A4 sheet on its side, within its margins; one upright.
@pytest.mark.parametrize("width", [1032, 794])
def test_comparison_loses_nothing_on_paper(tab, count, width):
    page = open_for_print(tab, f"/compare/?papers={','.join(SLUGS[:count])}", width)
    expect(page.locator("main div.math, main pre, main .prose .table")).to_have_count(
        3 * count
    )
    assert page.locator("main, main *").evaluate_all(CUT) == []
    column = page.locator(".compare-table > tbody > tr > td").first.bounding_box()
    parts = page.locator("td math, td math *").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().width)"
    )
    assert max(parts) <= column["width"] + 1


def test_note_loses_nothing_on_paper(tab):
    page = open_for_print(tab, "/papers/first/", 642)  # an A4 sheet within its margins
    assert page.locator("main, main *").evaluate_all(CUT) == []
    assert (
        page.locator("pre").first.evaluate("code => getComputedStyle(code).whiteSpace")
        == "pre-wrap"
    )


def test_titles_stay_in_view_beside_long_columns(tab):
    page = tab.open(f"/compare/?papers={','.join(SLUGS)}")
    page.locator(".prose p").last.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 800
    assert tab.overhang() == 0
    title = page.locator("th").get_by_role(
        "link", name="The first of the wide", exact=True
    )
    expect(title).to_be_in_viewport(ratio=1)
    title.click(trial=True)  # nothing lies over it
    assert tab.accessibility_faults() == []


def test_passages_say_whose_they_are_where_titles_scroll_away(tab):
    """To the eye alone.

    A screen reader has the head of the column, and hears an empty alternative.
    """
    page = tab.open(f"/compare/?papers={','.join(SLUGS)}")
    passages = page.locator("[data-of]")
    said = "all => all.slice(-4).map(one => getComputedStyle(one, '::before').content)"
    assert passages.evaluate_all(said) == ["none"] * 4
    page.set_viewport_size({"width": 360, "height": 780})
    assert passages.evaluate_all(said) == [
        f'"The {slug} of the wide" / ""' for slug in SLUGS
    ]
    assert tab.overhang() == 0


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("x" * 300, "Nothing fits"),
        (
            "https://arxiv.org/abs/2106.09685v2?context=cs.LG&as=pasted-with-everything",
            "Is the paper you mean not here?",
        ),
    ],
)
def test_long_words_break(tab, words, answer):
    tab.page.set_viewport_size({"width": 360, "height": 780})
    page = tab.open("/search/")
    page.get_by_role("searchbox").fill(words)
    tab.sees(answer)
    assert tab.overhang() == 0
    assert page.locator("#results, #results *").evaluate_all(CUT) == []


def test_gaps_of_questions_found_are_lines(tab):
    page = tab.open("/search/?q=layers")
    gap = page.locator(".search-questions .blank").first
    width, line = gap.evaluate(
        "gap => [gap.offsetWidth, getComputedStyle(gap).borderBottomStyle]"
    )
    assert width > 20
    assert line == "solid"
