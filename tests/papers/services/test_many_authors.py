"""Of many authors the first are shown, and the others one fold away."""

import pytest

from tests.factories import PaperFactory

pytestmark = pytest.mark.django_db


def head_of(client, count):
    names = [f"Family{number}, Given" for number in range(1, count + 1)]
    paper = PaperFactory(authors=names)
    return client.get(paper.get_absolute_url()).content.decode()


def test_sixteen_authors_stand_side_by_side(client):
    html = head_of(client, 16)
    assert html.count('class="note-authors"') == 1
    assert "Given Family16" in html


def test_seventeen_are_folded_after_the_twelfth(client):
    html = head_of(client, 17)
    shown, folded = html.split("<summary>and 5 more</summary>")
    assert "Given Family12" in shown
    assert "Given Family13" not in shown.split("<body")[1]
    assert "Given Family17" in folded


def test_citation_names_them_all(client):
    paper = PaperFactory(
        authors=[f"Family{number}, Given" for number in range(1, 31)], slug="many"
    )
    bibtex = client.get(f"{paper.get_absolute_url()[:-1]}.bib").content.decode()
    assert bibtex.count("Given") == 30
    assert "others" not in bibtex
