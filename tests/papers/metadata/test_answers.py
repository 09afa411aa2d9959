"""What the three services answer becomes an entry, and nothing else does."""

import json

import pytest

from papers.formats.entry import BibliographyEntry
from papers.metadata.arxiv import read_arxiv_answer
from papers.metadata.cleaning import family_first, text_of_markup
from papers.metadata.crossref import read_crossref_answer
from papers.metadata.datacite import read_datacite_answer
from papers.metadata.network import FetchError
from tests.hostile.payloads import ODD, OWN
from tests.papers.metadata import samples

DOI = "10.1234/slow.1"
NUMBER = "2401.01234"


def read_arxiv(text):
    return read_arxiv_answer(text.encode(), NUMBER)


def read_crossref(text):
    return read_crossref_answer(text.encode(), DOI)


def read_datacite(text):
    return read_datacite_answer(text.encode(), DOI)


def failure(read, text):
    with pytest.raises(FetchError) as raised:
        read(text)
    return raised.value.kind


def test_arxiv_answer_is_read():
    assert read_arxiv(samples.ARXIV_ANSWER) == BibliographyEntry(
        title="Learning to Read Slowly & Well with $n<k$ Pages",
        authors=("van den Berg, Aäron", "Silva, Maria", "Reading Team"),
        year=2024,
        venue="Journal of Patience 7 (2024)",
        arxiv_id=NUMBER,
        doi=DOI,
        abstract="We read slowly. It helps.",
    )


def test_crossref_answer_is_read():
    assert read_crossref(samples.crossref_answer()) == BibliographyEntry(
        title="Learning to Read Slowly & Well",
        authors=("van den Berg, Aäron", "Reading Team"),
        year=2024,
        venue="Proceedings of the Conference on Patience",
        doi=DOI,
        abstract="We read slowly.",
    )


def test_datacite_answer_is_read():
    assert read_datacite(samples.datacite_answer()) == BibliographyEntry(
        title="Learning to Read Slowly",
        authors=("van den Berg, Aäron", "Silva, Maria", "Reading Writing and Co"),
        year=2024,
        venue="Zenodo",
        doi=DOI,
        abstract="We read slowly.",
    )


def test_crossref_subtitle_belongs_to_the_title():
    answer = samples.crossref_answer(title=["Slowly"], subtitle=["A Study"])
    assert read_crossref(answer).title == "Slowly: A Study"


@pytest.mark.parametrize(
    ("publisher", "container", "venue"),
    [
        ({"name": "Figshare"}, {}, "Figshare"),
        ("Zenodo", {"title": "Patience Letters"}, "Patience Letters"),
        (None, None, ""),
    ],
)
def test_datacite_venue_is_read_in_each_form(publisher, container, venue):
    answer = samples.datacite_answer(publisher=publisher, container=container)
    assert read_datacite(answer).venue == venue


@pytest.mark.parametrize("answer", [samples.NO_ARXIV_ENTRY, samples.ARXIV_ERROR])
def test_arxiv_without_an_entry_does_not_know_the_work(answer):
    assert failure(read_arxiv, answer) == "missing"


def test_arxiv_entry_of_another_work_is_not_taken():
    answer = samples.ARXIV_ANSWER.replace(NUMBER, "2401.99999")
    assert failure(read_arxiv, answer) == "missing"


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "<feed",
        "<feed/>",
        "{}",
        samples.ENTITY_BOMB,
        '<!DOCTYPE x SYSTEM "file:///etc/passwd"><feed/>',
        "<a>" * 200_000,
    ],
)
def test_broken_xml_is_no_answer(answer):
    assert failure(read_arxiv, answer) == "answer"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-7", "utf-32"])
def test_entities_in_another_encoding_are_no_answer(encoding):
    bomb = samples.ENTITY_BOMB.replace("1.0", f'1.0" encoding="{encoding}')
    with pytest.raises(FetchError):
        read_arxiv_answer(bomb.encode(encoding), NUMBER)


@pytest.mark.parametrize("read", [read_crossref, read_datacite])
@pytest.mark.parametrize(
    "answer",
    ["", "[]", "null", "{", '"x"', "[" * 100_000, '{"message": 1}', '{"data": []}'],
)
def test_broken_json_is_no_answer(read, answer):
    assert failure(read, answer) == "answer"


def test_json_that_is_no_text_is_no_answer():
    with pytest.raises(FetchError):
        read_crossref_answer(b"\xff\xfe{}", DOI)


def test_answer_about_another_doi_is_not_taken():
    assert failure(read_crossref, samples.crossref_answer(DOI="10.1/x")) == "answer"
    assert failure(read_datacite, samples.datacite_answer(doi="10.1/x")) == "answer"


ODD_VALUES = [None, 1, True, "x", [], [[]], [None], {}, {"a": 1}, [{"a": []}], -1e308]


@pytest.mark.parametrize("value", ODD_VALUES, ids=repr)
@pytest.mark.parametrize("name", ["author", "issued", "container-title", "abstract"])
def test_crossref_field_of_another_shape_is_left_out(name, value):
    entry = read_crossref(samples.crossref_answer(**{name: value}))
    assert entry.title == "Learning to Read Slowly & Well"


@pytest.mark.parametrize("value", ODD_VALUES, ids=repr)
@pytest.mark.parametrize(
    "name", ["creators", "publicationYear", "publisher", "container", "descriptions"]
)
def test_datacite_field_of_another_shape_is_left_out(name, value):
    entry = read_datacite(samples.datacite_answer(**{name: value}))
    assert entry.title == "Learning to Read Slowly"


@pytest.mark.parametrize("text", [*ODD, *OWN], ids=repr)
def test_hostile_text_fits_the_library(text):
    author = {"family": text, "given": text}
    entry = read_crossref(
        samples.crossref_answer(
            title=[f"T {text}"],
            author=[author],
            abstract=text,
            issued={"date-parts": [[text]]},
        )
    )
    assert entry.title.isprintable()
    assert len(entry.title) <= 500
    assert all(len(name) <= 200 for name in entry.authors)
    assert "\x00" not in json.dumps(entry.abstract)


@pytest.mark.parametrize("year", [1799, 2101, "20245", "soon", 0, 10**30])
def test_year_that_cannot_be_is_left_out(year):
    assert read_datacite(samples.datacite_answer(publicationYear=year)).year is None


def test_name_twice_stands_once():
    author = {"family": "Silva", "given": "Maria"}
    answer = samples.crossref_answer(author=[author, author])
    assert read_crossref(answer).authors == ("Silva, Maria",)


@pytest.mark.parametrize(
    ("name", "turned"),
    [
        ("Maria Silva", "Silva, Maria"),
        ("Aäron van den Oord", "van den Oord, Aäron"),
        ("Yann Le Cun", "Le Cun, Yann"),
        ("Plato", "Plato"),
        ("Van Nguyen", "Nguyen, Van"),
        ("Gemini Team", "Gemini Team"),
        ("ATLAS Collaboration", "ATLAS Collaboration"),
        ("", ""),
    ],
)
def test_family_name_comes_first(name, turned):
    assert family_first(name) == turned


def test_markup_leaves_its_text():
    text = "A &lt;b&gt;bold&lt;/b&gt; <i>claim</i> for 1 < 2 &amp; 3"
    assert text_of_markup(text, 500) == "A bold claim for 1 < 2 & 3"
