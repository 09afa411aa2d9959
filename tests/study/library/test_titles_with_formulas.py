"""A title with a formula, where no formula can be set."""

from papers.services.page_cache import render_pages
from tests.factories import PaperFactory


def test_formula_of_a_title_is_typed_on_its_page(client, db):
    PaperFactory(slug="fast", title=r"$O(n \log n)$ for $5M: a $\mathcal{L}$")
    list(render_pages())
    html = client.get("/papers/fast/").text
    typed = "O(n log n) for $5M: a L"
    assert f"<title>{typed} · Octavo</title>" in html
    assert f'<meta property="og:title" content="{typed}">' in html
    assert f"<h1>{typed}</h1>" in html
