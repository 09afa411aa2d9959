"""CSL-JSON items as works."""

import json

import pytest

from papers.formats.entry import BibliographyEntry
from papers.formats.read_csl import NO_JSON, NO_TITLE, read_csl

ITEM = {
    "type": "paper-conference",
    "title": "Attention Is All You Need",
    "author": [
        {"family": "Vaswani", "given": "Ashish"},
        {"family": "Oord", "given": "Aäron", "non-dropping-particle": "van den"},
        {"literal": "OpenAI"},
        {"literal": "others"},
    ],
    "issued": {"date-parts": [["2017", 6, 12]]},
    "container-title": "NeurIPS",
    "note": "arXiv: 1706.03762",
    "DOI": "10.5555/3295222",
    "URL": "https://a.example/paper",
    "abstract": "About attention.",
}


def entry_of(item):
    (work,) = read_csl(json.dumps([item])).works
    return work.entry


def test_item_is_read_whole():
    assert entry_of(ITEM) == BibliographyEntry(
        title="Attention Is All You Need",
        authors=("Vaswani, Ashish", "van den Oord, Aäron", "OpenAI"),
        year=2017,
        venue="NeurIPS",
        arxiv_id="1706.03762",
        doi="10.5555/3295222",
        url="https://a.example/paper",
        abstract="About attention.",
        has_more_authors=True,
    )


@pytest.mark.parametrize(
    "issued",
    [
        {"date-parts": [[2017]]},
        {"literal": "June 2017"},
        {"raw": "2017-06-12"},
        "2017-06",
        2017,
    ],
)
def test_year_is_found_in_each_kind_of_date(issued):
    assert entry_of({"title": "A", "issued": issued}).year == 2017


@pytest.mark.parametrize(
    "item",
    [
        {"title": "A", "author": 7, "issued": [], "DOI": {}, "URL": None},
        {
            "title": "A",
            "author": [1, {}, {"given": []}],
            "issued": {"date-parts": [[]]},
        },
        {"title": "A", "author": {"family": "x"}, "issued": {"date-parts": {}}},
    ],
)
def test_values_of_another_type_say_nothing(item):
    assert entry_of(item) == BibliographyEntry(title="A")


def test_items_have_their_lines_and_what_is_none_is_kept():
    parsed = read_csl('[\n{"title": "A"},\n\n{"x": 1},\n{"title": "B"},\n{"title": }]')
    assert [work.source_line for work in parsed.works] == [2, 5]
    assert [part.source_line for part in parsed.unread] == [4, 6]
    assert [part.reason for part in parsed.unread] == [NO_TITLE, NO_JSON]
    assert parsed.unread[0].source_text == '{"x": 1}'


def test_items_of_an_object_and_a_single_item_are_read():
    assert len(read_csl('{"items": [{"title": "A"}]}').works) == 1
    assert len(read_csl('{"title": "A"}').works) == 1


@pytest.mark.parametrize("text", ["[" * 200_000, '[{"a":' * 100_000, "[" + "9" * 9_999])
def test_hostile_nesting_is_no_failure(text):
    parsed = read_csl(text)
    assert parsed.works == []
    assert parsed.unread
