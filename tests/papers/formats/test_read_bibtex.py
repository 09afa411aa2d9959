"""BibTeX entries as works."""

import pytest

from papers.formats.entry import BibliographyEntry
from papers.formats.parsed import TooManyWorks
from papers.formats.read_bibtex import NO_TITLE, read_bibtex


def entry_of(text):
    (work,) = read_bibtex(text).works
    return work.entry


def test_entry_of_a_conference_is_read_whole():
    entry = entry_of(r"""
@inproceedings{vaswani2017,
  title     = {Attention Is All You {Need}},
  author    = {Vaswani, Ashish and Kaiser, {\L}ukasz and others},
  booktitle = {Advances in {NeurIPS}},
  year      = 2017,
  eprint    = {1706.03762v7},
  archiveprefix = {arXiv},
  doi       = {https://doi.org/10.5555/3295222.3295349},
  url       = {https://arxiv.org/abs/1706.03762},
  abstract  = {The dominant models \ldots},
}""")
    assert entry == BibliographyEntry(
        title="Attention Is All You Need",
        authors=("Vaswani, Ashish", "Kaiser, Łukasz"),
        year=2017,
        venue="Advances in NeurIPS",
        arxiv_id="1706.03762",
        doi="10.5555/3295222.3295349",
        abstract="The dominant models …",
        has_more_authors=True,
    )


@pytest.mark.parametrize(
    "fields",
    [
        "journal = {arXiv preprint arXiv:1706.03762}",
        "journal = {CoRR}, volume = {abs/1706.03762}",
        "url = {http://arxiv.org/pdf/1706.03762v2}",
        "doi = {10.48550/arXiv.1706.03762}",
        "eprint = {1706.03762}, eprinttype = {arXiv}",
        "howpublished = {\\url{https://arxiv.org/abs/1706.03762}}",
    ],
)
def test_arxiv_number_is_found_wherever_it_stands(fields):
    assert entry_of(f"@misc{{k, title = {{A}}, {fields}}}").arxiv_id == "1706.03762"


def test_number_of_another_archive_is_none_of_arxiv():
    text = "@misc{k, title = {A}, eprint = {12345}, eprinttype = {pubmed}}"
    assert entry_of(text).arxiv_id == ""


@pytest.mark.parametrize(
    ("kind", "fields", "venue"),
    [
        (
            "phdthesis",
            "school = {University of Lugano}",
            "PhD thesis, University of Lugano",
        ),
        ("book", "publisher = {MIT Press}", "Book, MIT Press"),
        ("techreport", "institution = {OpenAI}", "OpenAI technical report"),
        ("article", "journaltitle = {Nature}, publisher = {Springer}", "Nature"),
        ("misc", "howpublished = {\\url{https://a.example/}}", ""),
    ],
)
def test_venue_is_worded_as_the_library_words_it(kind, fields, venue):
    assert entry_of(f"@{kind}{{k, title = {{A}}, {fields}}}").venue == venue


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ("date = {2016-09-12}", 2016),
        ("year = {in press}, date = {2019}", 2019),
        ("year = {1066}", None),
        ("year = {2500}", None),
        ("year = {12017}", None),
    ],
)
def test_year_is_a_plausible_one_or_none(fields, year):
    assert entry_of(f"@misc{{k, title = {{A}}, {fields}}}").year == year


def test_chapter_takes_what_it_lacks_from_its_book():
    parsed = read_bibtex("""
@inproceedings{a, title = {A}, author = {Roe, Jane}, crossref = {Book}}
@proceedings{book, title = {The Book}, year = {1999}, editor = {Doe, John}}
""")
    chapter = parsed.works[0].entry
    assert chapter.venue == "The Book"
    assert chapter.year == 1999
    assert chapter.authors == ("Roe, Jane",)


def test_entry_without_title_is_kept_as_it_stands():
    parsed = read_bibtex("@misc{a, year = 2017}\n@misc{b, title = {B}}")
    (part,) = parsed.unread
    assert part.source_text == "@misc{a, year = 2017}"
    assert part.reason == NO_TITLE
    assert [work.source_line for work in parsed.works] == [2]


def test_works_have_the_lengths_that_a_paper_keeps():
    name = "x" * 300
    entry = entry_of(
        f"@misc{{k, title = {{{'t ' * 400}}}, author = {{{name}}}, "
        f"doi = {{10.1000/{name}}}, url = {{https://a.example/{name * 2}}}}}"
    )
    assert len(entry.title) == 500
    assert entry.title.endswith("…")
    assert [len(name) for name in entry.authors] == [200]
    assert entry.doi == ""
    assert entry.url == ""


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example/b", "//a/b"])
def test_only_web_addresses_are_kept(url):
    assert entry_of(f"@misc{{k, title = {{A}}, url = {{{url}}}}}").url == ""


def test_more_than_ten_thousand_entries_are_refused():
    with pytest.raises(TooManyWorks):
        read_bibtex("@misc{k, title = {A}}\n" * 10_001)
