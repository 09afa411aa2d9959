"""One paper's citation to take along, as reference managers read it."""

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


@pytest.fixture
def wavenet(db):
    return PaperFactory(
        slug="wavenet",
        title="WaveNet: a 100 % Generative_Model for Raw Audio {and} $x^2$ \\write18{ls}",
        year=2016,
        venue="ICLR 2016",
        arxiv_id="1609.03499",
        doi="10.1000/a_b(c)",
        authors=AUTHORS,
    )


def fetched(client, ending, slug="wavenet"):
    response = client.get(f"/papers/{slug}.{ending}")
    assert response.status_code == 200
    return response


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("bib", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
        ("json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_citation_is_a_file_of_its_kind(client, wavenet, ending, kind):
    response = fetched(client, ending)
    assert response.headers["Content-Type"] == f"{kind}; charset=utf-8"
    assert (
        response.headers["Content-Disposition"]
        == f'attachment; filename="wavenet.{ending}"'
    )
    assert response.cookies == {}


def bibtex(client, **options):
    library = bibtexparser.parse_string(
        fetched(client, "bib").content.decode(), **options
    )
    assert (len(library.entries), library.failed_blocks) == (1, [])
    return library.entries[0]


def test_bibtex_names_every_author_with_particles(client, wavenet):
    entry = bibtex(client, append_middleware=[SeparateCoAuthors()])
    authors = entry["author"]
    assert (len(authors), authors[0], authors[1], authors[2]) == (
        5,
        "van den Oord, Aäron",
        "de las Casas, Diego",
        "{OpenAI}",
    )


def test_bibtex_has_what_there_is_to_cite(client, wavenet):
    entry = bibtex(client)
    assert (entry.key, entry.entry_type) == ("wavenet", "inproceedings")
    assert [
        entry[name]
        for name in (
            "year",
            "booktitle",
            "eprint",
            "eprinttype",
            "archiveprefix",
            "doi",
        )
    ] == [
        "2016",
        "{ICLR} 2016",
        "1609.03499",
        "arxiv",
        "arXiv",
        "10.1000/a_b(c)",
    ]


def test_bibtex_title_runs_no_command_and_reads_as_it_was(client, wavenet):
    assert "\\write18" not in bibtex(client)["title"]
    decoded = bibtex(client, append_middleware=[LatexDecodingMiddleware()])["title"]
    assert (
        decoded.replace("{", "")
        .replace("}", "")
        .startswith("WaveNet: a 100 % Generative_Model for Raw Audio")
    )


def test_ris_reads_back(client, wavenet):
    (record,) = rispy.loads(fetched(client, "ris").content.decode())
    assert record["authors"][:3] == [
        "van den Oord, Aäron",
        "de las Casas, Diego",
        "OpenAI,",
    ]
    assert (record["year"], record["doi"], record["secondary_title"]) == (
        "2016",
        "10.1000/a_b(c)",
        "ICLR 2016",
    )
    assert (record["name_of_database"], record["accession_number"]) == (
        "arXiv",
        "1609.03499",
    )
    assert record["title"].startswith("WaveNet: a 100 %")


def test_csl_keeps_particles_with_the_family(client, wavenet):
    (item,) = json.loads(fetched(client, "json").content)
    assert item["author"][:3] == [
        {"family": "van den Oord", "given": "Aäron"},
        {"family": "de las Casas", "given": "Diego"},
        {"literal": "OpenAI"},
    ]
    assert (item["type"], item["issued"], item["DOI"], item["note"]) == (
        "paper-conference",
        {"date-parts": [[2016]]},
        "10.1000/a_b(c)",
        "arXiv: 1609.03499",
    )


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
    entry = bibtex(client)
    assert (
        entry.entry_type,
        bib[1],
        entry[bib[1]].replace("{", "").replace("}", ""),
    ) == bib
    assert json.loads(fetched(client, "json").content)[0]["type"] == csl
    assert (
        rispy.loads(fetched(client, "ris").content.decode())[0]["type_of_reference"]
        == ris
    )


@pytest.mark.parametrize(
    ("venue", "kind"),
    [("COLT 2007", "inproceedings"), ("A web site", "misc"), ("", "misc")],
)
def test_venue_decides_without_any_identifier(client, db, venue, kind):
    PaperFactory(
        slug="wavenet", venue=venue, arxiv_id="", doi="", url="https://example.org/"
    )
    assert bibtex(client).entry_type == kind


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
    assert bibtex(client)["year"] == year
    assert rispy.loads(fetched(client, "ris").content.decode())[0]["year"] == year
    assert json.loads(fetched(client, "json").content)[0]["issued"] == {
        "date-parts": [[int(year)]]
    }


def test_preprint_says_where_it_lies(client, db):
    PaperFactory(slug="wavenet", venue="arXiv", arxiv_id="hep-th/9901001")
    (item,) = json.loads(fetched(client, "json").content)
    assert (item["publisher"], item["number"]) == ("arXiv", "arXiv:hep-th/9901001")
    assert {"container-title", "note"} & set(item) == set()
    (record,) = rispy.loads(fetched(client, "ris").content.decode())
    assert (record["publisher"], record["accession_number"]) == (
        "arXiv",
        "hep-th/9901001",
    )


def test_bibtex_takes_no_part_of_a_name_for_a_person(client, db):
    names = ["Doe, Jane and Co", "Barnes and Noble", "King, Martin Luther, Jr."]
    PaperFactory(slug="wavenet", authors=names)
    authors = bibtex(client, append_middleware=[SeparateCoAuthors()])["author"]
    assert [author.replace("{", "").replace("}", "") for author in authors] == names


def test_bibtex_keeps_every_capital(client, db):
    PaperFactory(
        slug="wavenet",
        title="Élan, Ørsted and iPhones",
        venue="NeurIPS 2020 (Datasets and Benchmarks)",
    )
    entry = bibtex(client)
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
    assert bibtex(client)["url"] == facts["url"]
    assert rispy.loads(fetched(client, "ris").content.decode())[0]["urls"] == [
        facts["url"]
    ]


def test_list_of_authors_that_goes_on_says_so(client, db):
    PaperFactory(slug="wavenet", authors=["Dieleman, Sander"], has_more_authors=True)
    assert bibtex(client)["author"].endswith(" and others")
    assert (
        rispy.loads(fetched(client, "ris").content.decode())[0]["authors"][-1]
        == "et al.,"
    )
    assert json.loads(fetched(client, "json").content)[0]["author"][-1] == {
        "literal": "others"
    }


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
    (record,) = rispy.loads(fetched(client, "ris").content.decode())
    assert (record["authors"], record["type_of_reference"]) == (
        ["Dieleman, Sander"],
        "CONF",
    )
    assert bibtex(client)["author"] == "Dieleman, Sander"
    assert json.loads(fetched(client, "json").content)[0]["title"]


@pytest.mark.parametrize("ending", ["bib", "ris", "json"])
def test_paper_that_does_not_exist_has_no_citation(client, db, ending):
    assert client.get(f"/papers/nothing.{ending}").status_code == 404
    assert client.get("/papers/wavenet.pdf").status_code == 404
