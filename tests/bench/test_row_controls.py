"""What the measurement of rows compares with is what visitors get."""

from unittest.mock import patch

from bench.row_controls import CATALOGUE, RENDERED_BY, bare_rows
from papers.services.page_cache import render_pages
from tests.factories import PaperFactory


def rows_of(response):
    return response.context["rows_html"]


def test_bare_rows_are_those_of_visitors(client, ada):
    PaperFactory(slug="gan", title="Generative Adversarial Nets")
    list(render_pages())
    with_controls = rows_of(ada.get(CATALOGUE))
    with patch(RENDERED_BY, bare_rows):
        bare = rows_of(ada.get(CATALOGUE))
    assert "Generative Adversarial Nets" in bare
    assert bare == rows_of(client.get(CATALOGUE))
    assert bare != with_controls
