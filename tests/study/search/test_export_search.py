"""All papers of a search as a file."""

import csv
import io
import json

import bibtexparser
import pytest
import rispy

from papers.models import Paper
from papers.services import exports
from tests.factories import PaperFactory, ReadingFactory
from tests.html_page import Page

pytestmark = pytest.mark.django_db


def read_bibtex(text):
    library = bibtexparser.parse_string(text)
    return [entry.key for entry in library.entries]


def read_ris(text):
    return [record["id"] for record in rispy.loads(text)]


def read_json(text):
    return [item["id"] for item in json.loads(text)]


def read_csv(text):
    rows = csv.DictReader(io.StringIO(text))
    return [row["slug"] for row in rows]


# The papers of a file, by the name of its format.
READERS = {
    "bib": read_bibtex,
    "ris": read_ris,
    "json": read_json,
    "csv": read_csv,
}


def exported(client, text, ending="json"):
    response = client.get("/search/export/", {"q": text, "format": ending})
    assert response.status_code == 200
    assert response.streaming
    return READERS[ending](response.getvalue().decode())


@pytest.fixture
def library(db):
    """The word stands in a title, a TLDR, a text, and in what nobody may see."""
    PaperFactory(
        slug="body",
        title="B",
        tldr="T.",
        sections={"problem": "All about relays."},
    )
    PaperFactory(slug="tldr", title="T", tldr="Relays it is.")
    PaperFactory(slug="title", title="Relays", tldr="T.", year=2001)
    PaperFactory(slug="draft", title="Relays", status="draft")
    PaperFactory(slug="retired", title="Relays", status="retired")
    PaperFactory(slug="other", title="Other", tldr="T.")


@pytest.mark.parametrize("ending", READERS)
def test_papers_of_a_search_come_best_first(client, library, ending):
    assert exported(client, "relays", ending) == ["title", "tldr", "body"]


def test_all_papers_are_exported_in_batches(client, db, monkeypatch):
    monkeypatch.setattr(exports, "BATCH_SIZE", 7)
    slugs = []
    for number in range(45):
        paper = PaperFactory(title=f"Relays {number}")
        slugs.append(paper.slug)
    assert sorted(exported(client, "relays")) == sorted(slugs)


def test_fields_narrow_the_file_as_they_narrow_the_page(client, library):
    assert (
        exported(client, "relays year:2001")
        == exported(client, "year:..2005")
        == ["title"]
    )
    assert exported(client, "relays -all") == ["title", "tldr"]


def test_own_marks_are_the_readers_own(client, ada, learner, library):
    ReadingFactory(
        learner=learner,
        paper=Paper.objects.get(slug="tldr"),
        status="reading",
    )
    assert (
        exported(ada, "relays status:reading")
        == exported(ada, "status:reading")
        == ["tldr"]
    )
    assert exported(client, "relays status:reading") == ["title", "tldr", "body"]


@pytest.mark.parametrize(
    "text", ["", "zyzzyva", "draft", '"', "-", "category:nothing", "x" * 10_000]
)
def test_search_without_papers_is_an_empty_file(client, library, text):
    assert exported(client, text) == []


def test_unknown_format_is_said(client, library):
    response = client.get("/search/export/?q=relays&format=exe")
    assert response.status_code == 400
    assert "unknown format" in response.content.decode()


def test_paper_that_the_index_still_has_is_left_out(client, library):
    response = client.get("/search/export/?q=relays&format=json")
    Paper.objects.filter(slug="title").update(status="draft")
    text = response.getvalue().decode()
    assert read_json(text) == ["tldr", "body"]


def test_page_leads_to_the_file_of_its_papers(client, library):
    empty_page = Page(client.get("/search/", {"q": 'relays "x & y"'}))
    assert [link for link in empty_page.links if "export" in link] == []
    for more in ({}, {"kind": "papers"}):
        page = Page(client.get("/search/", {"q": "relays -other"} | more))
        links = [link for link in page.links if "export" in link]
        assert links == [
            f"/search/export/?format={name}&q=relays+-other"
            for name in ("bib", "ris", "json", "csv")
        ]
        assert "Take all papers found along" in page.text
