"""What we export reads back the same, in each format."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papers.formats import Citation, to_bibtex, to_csl_json, to_csv, to_ris
from papers.formats.citation import PersonName
from papers.formats.references import read_references

LETTERS = st.characters(exclude_categories=("C", "Z"), include_characters=" ")
WORDS = (
    st.text(LETTERS, min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
NAMES = (
    st.text(st.characters(categories=("L",), include_characters=" -'"), min_size=2)
    .map(lambda text: " ".join(text[:30].split()))
    .filter(lambda name: name[:1].isalpha() and name.lower() != "others")
)
PEOPLE = st.builds(PersonName, NAMES, NAMES)
ORGANISATIONS = st.builds(PersonName, NAMES)
VENUES = st.sampled_from(
    ["", "NeurIPS 2017", "Nature", "arXiv", "Book, MIT Press", "PhD thesis, ETH"]
)
CITATIONS = st.builds(
    Citation,
    key=st.just("key"),
    title=WORDS,
    authors=st.lists(PEOPLE | ORGANISATIONS, max_size=3, unique=True).map(tuple),
    has_more_authors=st.booleans(),
    year=st.integers(1800, 2100),
    venue=VENUES,
    arxiv_id=st.sampled_from(["", "1706.03762", "cs/0112017"]),
    doi=st.sampled_from(["", "10.1000/a_b(c)", "10.1145/3442188.3445922"]),
    url=st.sampled_from(["https://a.example/x_y?z=1&b=~c", "https://b.example/%20"]),
)


def csv_of(citations):
    rows = [["title", "authors", "year", "venue", "arxiv", "doi", "address"]]
    for citation in citations:
        names = [full_name(name) for name in citation.authors]
        if citation.has_more_authors:
            names.append("et al.")
        row = [citation.title, "; ".join(names), str(citation.issued), citation.venue]
        rows.append([*row, citation.arxiv_id, citation.doi, citation.address])
    return to_csv(rows)


WRITERS = {
    "BibTeX": to_bibtex,
    "RIS": to_ris,
    "CSL-JSON": to_csl_json,
    "CSV": csv_of,
}


def full_name(name):
    return f"{name.family}, {name.given}" if name.given else name.family


@pytest.mark.parametrize("format_name", WRITERS)
@settings(max_examples=60, deadline=None)
@given(citation=CITATIONS)
def test_citation_reads_back_the_same(format_name, citation):
    text = WRITERS[format_name]([citation])
    references = read_references(text)
    assert references.format_name == format_name
    assert references.parsed.unread == []
    (work,) = references.parsed.works
    entry = work.entry
    assert entry.title == citation.title
    assert entry.authors == tuple(full_name(name) for name in citation.authors)
    assert entry.year == citation.issued
    # An export names arXiv as the publisher where no venue is known.
    assert entry.venue in (citation.venue, citation.venue or citation.publisher)
    assert entry.arxiv_id == citation.arxiv_id
    assert entry.doi == citation.doi
    assert entry.url == citation.url


@pytest.mark.parametrize("format_name", WRITERS)
def test_address_that_follows_from_a_number_is_not_kept(format_name):
    citation = Citation(
        key="k",
        title="A study",
        authors=(),
        has_more_authors=False,
        year=2017,
        arxiv_id="1706.03762",
    )
    (work,) = read_references(WRITERS[format_name]([citation])).parsed.works
    assert work.entry.arxiv_id == "1706.03762"
    assert work.entry.url == ""
