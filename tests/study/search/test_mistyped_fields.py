"""A name before a colon that is nearly a field's."""

import pytest

from papers.search.vocabulary import forget_vocabulary
from tests.factories import PaperFactory


@pytest.fixture(autouse=True)
def fresh_vocabulary():
    forget_vocabulary()
    yield
    forget_vocabulary()


@pytest.fixture
def library(db):
    PaperFactory(slug="transformer", title="Attention Is All You Need")


def html_of(client, text):
    return client.get("/search/", {"q": text}).content.decode()


def test_mistyped_field_is_explained_with_what_was_meant(client, library):
    html = html_of(client, "titel:attention")
    assert "There is no field <code>titel:</code>. Did you mean" in html
    assert '<a href="/search/?q=title%3Aattention"><code>title:</code></a>?' in html


@pytest.mark.parametrize(
    "text", ["title:attention", "https://example.org", "value:neurips", "note:this"]
)
def test_other_colons_are_no_mistyped_fields(client, library, text):
    assert "Did you mean\n    <a" not in html_of(client, text)


def test_word_of_the_library_before_a_colon_is_no_mistyped_field(client, library):
    PaperFactory(slug="data", title="Data: what there is")
    assert "There is no field" not in html_of(client, "data:what")
