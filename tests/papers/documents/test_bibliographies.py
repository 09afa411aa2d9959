"""A list of works is read alike in each format; nothing of it is lost."""

import random

import pytest

from papers.documents.bibliography import MOST_WORKS, author_name
from papers.documents.kinds import read_document, recognise_kind
from papers.documents.opml import NotReadable
from papers.libraryfiles.read.bibliography import is_author_name
from tests.papers.documents.bibliographies import (
    BIBTEX,
    BREAD_AUTHORS,
    FORMATS,
    TITLES,
)


@pytest.mark.parametrize("kind", FORMATS)
def test_format_is_recognised(kind):
    assert recognise_kind(FORMATS[kind]) == kind


@pytest.mark.parametrize("kind", FORMATS)
def test_each_work_is_read_once_with_its_authors_in_order(kind):
    document = read_document(FORMATS[kind], kind)
    bread, soup, stew, nobody = document.works
    assert [work.text for work in document.works] == TITLES
    assert bread.entry.authors == BREAD_AUTHORS
    assert bread.entry.has_more_authors
    assert bread.entry.arxiv_id == "1801.00001"
    assert soup.entry.authors == ("Cook, Cy", "Soup Society")
    assert soup.entry.doi == "10.1000/soups"
    assert not soup.entry.has_more_authors
    assert (stew.entry.year, stew.entry.url) == (1999, "https://example.org/stews")
    assert nobody.missing == "no author"
    (repeat,) = document.repeats
    assert repeat.reason == f"The same title as in line {bread.line}"


@pytest.mark.parametrize("kind", FORMATS)
def test_line_of_a_work_is_where_it_begins(kind):
    text = FORMATS[kind]
    lines = text.split("\n")
    for work in read_document(text, kind).works:
        entry = "\n".join(lines[work.line - 1 : work.line + 8])
        assert work.text.split()[-1] in entry


@pytest.mark.parametrize(
    ("kind", "told", "reason"),
    [
        ("bibtex", "@misc{untitled", "This entry has no title"),
        ("ris", "A line too many.", "This stands outside of all records"),
        ("csl_json", "17", "This item has no title"),
        ("csv", "A6, , Potter, Di", "This row has no title"),
    ],
)
def test_what_is_not_understood_is_told_with_its_line(kind, told, reason):
    text = FORMATS[kind]
    (note,) = read_document(text, kind).raw_notes
    assert note.text.startswith(told)
    assert note.reason == reason
    words = told.partition(",")[0]
    assert words in text.split("\n")[note.number - 1]


@pytest.mark.parametrize(
    "text",
    [
        "## [Code](https://example.org)\n\n```python\n@dataclass(frozen=True)\n```\n\nA.",
        "Title\n\tBelow\n",
        "# Title, URL\n\n- Dough\n- Rye\n",
    ],
)
def test_other_texts_are_no_bibliographies(text):
    assert recognise_kind(text) not in FORMATS


def test_two_works_of_one_title_stay_two_where_their_numbers_say_so():
    entry = "@misc{a, title={Bread}, author={Baker}, year=2018, eprint={1801.0000%d}}\n"
    document = read_document(entry % 1 + entry % 2 + entry % 1, "bibtex")
    assert [work.entry.arxiv_id for work in document.works] == [
        "1801.00001",
        "1801.00002",
    ]
    assert [note.reason for note in document.repeats] == ["The same work as in line 1"]


@pytest.mark.parametrize("count", [MOST_WORKS + 1, 2 * MOST_WORKS + 1])
def test_more_works_than_one_can_look_through_are_refused_with_the_line(count):
    rows = [f"@misc{{a, title={{Bread {number}}}}}" for number in range(count)]
    with pytest.raises(NotReadable, match=r"Line \d+: more than 5,000 entries") as told:
        read_document("\n".join(rows), "bibtex")
    assert int(str(told.value).split()[1].strip(":")) > MOST_WORKS


def test_what_the_files_cannot_say_is_left_out():
    text = BIBTEX.replace("https://example.org/stews", "https://example.org:x/stews")
    stew = read_document(text.replace("Potter, Di}", "Potter, }"), "bibtex").works[2]
    assert (stew.entry.url, stew.entry.authors) == ("", ("Potter",))
    assert stew.missing == "no arXiv number, DOI or address"


def test_every_name_becomes_one_that_the_files_can_say():
    chance = random.Random(5)
    for _ in range(2_000):
        name = author_name("".join(chance.choices("ab, -.", k=chance.randint(0, 9))))
        assert not name or is_author_name(name)
