"""One paper's citation exported, as reference managers read it."""

import json

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors

from tests.factories import PaperFactory

AUTHORS = [
    "van den Oord, Aäron",
    "de las Casas, Diego",
    "OpenAI",
    "{Mallory} \\input, Eve & Adam",
    "O'Neill, Ana-María",
]

TITLE = "WaveNet: a 100 % Generative_Model for Raw Audio"


@pytest.fixture
def wavenet(db):
    return PaperFactory(
        slug="wavenet",
        title=TITLE + " {and} $x^2$ \\write18{ls}",
        year=2016,
        venue="ICLR 2016",
        arxiv_id="1609.03499",
        doi="10.1000/a_b(c)",
        authors=AUTHORS,
    )


def export(client, ending):
    response = client.get(f"/papers/wavenet.{ending}")
    assert response.status_code == 200
    return response


def ris_record(client):
    (record,) = rispy.loads(export(client, "ris").content.decode())
    return record


def csl_item(client):
    (item,) = json.loads(export(client, "json").content)
    return item


def without_braces(text):
    return text.replace("{", "").replace("}", "")


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("bib", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
        ("json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_citation_is_a_file_of_its_kind(client, wavenet, ending, kind):
    response = export(client, ending)
    assert response.headers["Content-Type"] == f"{kind}; charset=utf-8"
    disposition = response.headers["Content-Disposition"]
    assert disposition == f'attachment; filename="wavenet.{ending}"'
    assert response.cookies == {}


def bibtex_entry(client, *middleware):
    text = export(client, "bib").content.decode()
    library = bibtexparser.parse_string(text, append_middleware=middleware)
    assert library.failed_blocks == []
    (entry,) = library.entries
    return entry


def test_bibtex_names_every_author_with_particles(client, wavenet):
    authors = bibtex_entry(client, SeparateCoAuthors())["author"]
    assert len(authors) == 5
    assert authors[0] == "van den Oord, Aäron"
    assert authors[1] == "de las Casas, Diego"
    assert authors[2] == "{OpenAI}"


def test_bibtex_has_what_there_is_to_cite(client, wavenet):
    entry = bibtex_entry(client)
    assert entry.key == "wavenet"
    assert entry.entry_type == "inproceedings"
    assert entry["year"] == "2016"
    assert entry["booktitle"] == "{ICLR} 2016"
    assert entry["eprint"] == "1609.03499"
    assert entry["eprinttype"] == "arxiv"
    assert entry["archiveprefix"] == "arXiv"
    assert entry["doi"] == "10.1000/a_b(c)"


def test_bibtex_title_runs_no_command_and_reads_as_it_was(client, wavenet):
    assert "\\write18" not in bibtex_entry(client)["title"]
    decoded = bibtex_entry(client, LatexDecodingMiddleware())["title"]
    assert without_braces(decoded).startswith(TITLE)


def test_ris_reads_back(client, wavenet):
    record = ris_record(client)
    assert record["authors"][:3] == [
        "van den Oord, Aäron",
        "de las Casas, Diego",
        "OpenAI,",
    ]
    assert record["year"] == "2016"
    assert record["doi"] == "10.1000/a_b(c)"
    assert record["secondary_title"] == "ICLR 2016"
    assert record["name_of_database"] == "arXiv"
    assert record["accession_number"] == "1609.03499"
    assert record["title"].startswith("WaveNet: a 100 %")


def test_csl_keeps_particles_with_the_family(client, wavenet):
    item = csl_item(client)
    assert item["author"][:3] == [
        {"family": "van den Oord", "given": "Aäron"},
        {"family": "de las Casas", "given": "Diego"},
        {"literal": "OpenAI"},
    ]
    assert item["type"] == "paper-conference"
    assert item["issued"] == {"date-parts": [[2016]]}
    assert item["DOI"] == "10.1000/a_b(c)"
    assert item["note"] == "arXiv: 1609.03499"


@pytest.mark.parametrize(
    ("venue", "bib", "csl", "ris"),
    [
        ("", ("misc", "publisher", "arXiv"), "article", "UNPB"),
        ("arXiv", ("misc", "publisher", "arXiv"), "article", "UNPB"),
        ("TMLR 2023", ("article", "journal", "TMLR 2023"), "article-journal", "JOUR"),
        (
            "Nature 2025",
            ("article", "journal", "Nature 2025"),
            "article-journal",
            "JOUR",
        ),
        (
            "IEEE TPAMI 2020",
            ("article", "journal", "IEEE TPAMI 2020"),
            "article-journal",
            "JOUR",
        ),
        (
            "NeurIPS 2014",
            ("inproceedings", "booktitle", "NeurIPS 2014"),
            "paper-conference",
            "CONF",
        ),
        ("ICML", ("inproceedings", "booktitle", "ICML"), "paper-conference", "CONF"),
        (
            "OpenAI technical report",
            ("techreport", "institution", "OpenAI"),
            "report",
            "RPRT",
        ),
        (
            "PhD thesis, ETH Zürich",
            ("phdthesis", "school", "ETH Zürich"),
            "thesis",
            "THES",
        ),
        ("Book, MIT Press", ("book", "publisher", "MIT Press"), "book", "BOOK"),
        ("Blog (OpenAI)", ("misc", "publisher", "Blog (OpenAI)"), "webpage", "ELEC"),
    ],
    ids=str,
)
def test_venue_decides_the_kind(client, db, venue, bib, csl, ris):
    PaperFactory(slug="wavenet", venue=venue, arxiv_id="1609.03499")
    entry_type, field, value = bib
    entry = bibtex_entry(client)
    assert entry.entry_type == entry_type
    assert without_braces(entry[field]) == value
    assert csl_item(client)["type"] == csl
    assert ris_record(client)["type_of_reference"] == ris


@pytest.mark.parametrize(
    ("venue", "kind"),
    [("COLT 2007", "inproceedings"), ("A web site", "misc"), ("", "misc")],
)
def test_venue_decides_without_any_identifier(client, db, venue, kind):
    url = "https://example.org/"
    PaperFactory(slug="wavenet", venue=venue, arxiv_id="", doi="", url=url)
    assert bibtex_entry(client).entry_type == kind


@pytest.mark.parametrize(
    ("venue", "year"),
    [
        ("CVPR 2016", "2016"),
        ("Nature 2025", "2025"),
        ("arXiv", "2015"),
        ("Blog (1999 club)", "2015"),
    ],
)
def test_year_is_that_of_the_conference_or_journal(client, db, venue, year):
    PaperFactory(slug="wavenet", year=2015, venue=venue)
    assert bibtex_entry(client)["year"] == year
    assert ris_record(client)["year"] == year
    assert csl_item(client)["issued"] == {"date-parts": [[int(year)]]}


def test_preprint_says_where_it_lies(client, db):
    PaperFactory(slug="wavenet", venue="arXiv", arxiv_id="hep-th/9901001")
    item = csl_item(client)
    assert item["publisher"] == "arXiv"
    assert item["number"] == "arXiv:hep-th/9901001"
    assert "container-title" not in item
    assert "note" not in item
    record = ris_record(client)
    assert record["publisher"] == "arXiv"
    assert record["accession_number"] == "hep-th/9901001"


def test_bibtex_takes_no_part_of_a_name_for_a_person(client, db):
    names = ["Doe, Jane and Co", "Barnes and Noble", "King, Martin Luther, Jr."]
    PaperFactory(slug="wavenet", authors=names)
    authors = bibtex_entry(client, SeparateCoAuthors())["author"]
    assert [without_braces(author) for author in authors] == names


def test_bibtex_keeps_every_capital(client, db):
    PaperFactory(
        slug="wavenet",
        title="Élan, Ørsted and iPhones",
        venue="NeurIPS 2020 (Datasets and Benchmarks)",
    )
    entry = bibtex_entry(client)
    assert entry["title"] == "{Élan,} {Ørsted} and {iPhones}"
    assert entry["booktitle"] == "{NeurIPS} 2020 {(Datasets} and {Benchmarks)}"


def test_paper_with_nothing_but_an_address_has_a_citation(client, db):
    facts = {
        "arxiv_id": "",
        "doi": "",
        "venue": "",
        "url": "https://example.org/a?b=1&c=%20",
    }
    PaperFactory(slug="wavenet", **facts)
    assert bibtex_entry(client)["url"] == facts["url"]
    assert ris_record(client)["urls"] == [facts["url"]]


def test_list_of_authors_that_goes_on_says_so(client, db):
    PaperFactory(slug="wavenet", authors=["Dieleman, Sander"], has_more_authors=True)
    assert bibtex_entry(client)["author"].endswith(" and others")
    assert ris_record(client)["authors"][-1] == "et al.,"
    assert csl_item(client)["author"][-1] == {"literal": "others"}


@pytest.mark.parametrize(
    "title",
    [
        "A\nTY  - JOUR\nAU  - Eve",
        "A\rER  - ",
        "A\x0bB",
        "x}, author = {Eve",
        "@comment{",
        "% not a comment",
    ],
)
def test_title_cannot_add_a_field_or_a_record(client, db, title):
    PaperFactory(slug="wavenet", title=title, authors=["Dieleman, Sander"])
    record = ris_record(client)
    assert record["authors"] == ["Dieleman, Sander"]
    assert record["type_of_reference"] == "CONF"
    assert bibtex_entry(client)["author"] == "Dieleman, Sander"
    assert csl_item(client)["title"]


@pytest.mark.parametrize("ending", ["bib", "ris", "json"])
def test_paper_that_does_not_exist_has_no_citation(client, db, ending):
    assert client.get(f"/papers/nothing.{ending}").status_code == 404
    assert client.get("/papers/wavenet.pdf").status_code == 404
