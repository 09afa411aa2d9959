"""Rows of spreadsheets as works."""

import pytest

from papers.formats.entry import BibliographyEntry
from papers.formats.read_csv import NO_HEAD, NO_TITLE, read_csv

ZOTERO = (
    '"Key","Item Type","Publication Year","Author","Title","Publication Title",'
    '"DOI","Url","Abstract Note","Extra"\n'
    '"ABC","journalArticle","2017","Vaswani, Ashish; OpenAI","Attention, please",'
    '"NeurIPS","10.5555/3295222","https://a.example/b","About\nattention.",'
    '"arXiv: 1706.03762 [cs]"\n'
)


def test_row_of_zotero_is_read_whole():
    (work,) = read_csv(ZOTERO).works
    assert work.source_line == 2
    assert work.entry == BibliographyEntry(
        title="Attention, please",
        authors=("Vaswani, Ashish", "OpenAI"),
        year=2017,
        venue="NeurIPS",
        arxiv_id="1706.03762",
        doi="10.5555/3295222",
        url="https://a.example/b",
        abstract="About\nattention.",
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_plain_table_may_have_any_of_three_delimiters(delimiter):
    text = (
        delimiter.join(["title", "year"]) + "\n" + delimiter.join(["A study", "1999"])
    )
    (work,) = read_csv(text).works
    assert work.entry == BibliographyEntry(title="A study", year=1999)


def test_rows_begin_on_their_lines_and_empty_ones_are_passed_over():
    text = 'title,doi\n"A\nB",\n\n,\nC,10.1000/c\n'
    works = read_csv(text).works
    assert [work.source_line for work in works] == [2, 6]
    assert works[0].entry.title == "A B"


def test_row_that_names_no_work_is_kept():
    (part,) = read_csv("title,year\n,1999\n").unread
    assert part.source_line == 2
    assert part.source_text == ", 1999"
    assert part.reason == NO_TITLE


def test_table_without_known_columns_is_kept_whole():
    (part,) = read_csv("name,age\nAda,36\n").unread
    assert part.reason == NO_HEAD
    assert part.source_text == "name,age\nAda,36"


def test_sign_of_a_formula_comes_back_as_it_was():
    works = read_csv("title\n'=1+1\n'tis\n").works
    assert [work.entry.title for work in works] == ["=1+1", "'tis"]


def test_endless_cell_is_kept_and_no_failure():
    parsed = read_csv('title\nA\n"' + "x" * 200_000)
    assert [work.entry.title for work in parsed.works] == ["A"]
    assert len(parsed.unread) == 1
