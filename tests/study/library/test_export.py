"""Lists as files, read back by what reads such files."""

import csv
import io
import json

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    NameParts,
    SeparateCoAuthors,
    SplitNameParts,
)

from papers.models import Paper, PathStep
from papers.services import exports
from tests.factories import (
    AuthorFactory,
    CategoryFactory,
    LearnerFactory,
    PaperFactory,
    ReadingFactory,
    ReadingPathFactory,
    TopicFactory,
)
from tests.html_page import Page

pytestmark = pytest.mark.django_db
TITLE = "Łukasz & the 100% $O(n^2)$ of {Deep} RL_1: #1 ~ naïve \\alpha"
AUTHORS = [
    "van den Oord, Aäron",
    "Kaiser, Łukasz",
    "OpenAI",
    "de las Casas, Diego",
    "O'Neill, Ana-María",
]


@pytest.fixture
def odd():
    for name in AUTHORS:
        AuthorFactory(name=name)
    return PaperFactory(
        slug="odd",
        title=TITLE,
        authors=AUTHORS,
        year=2016,
        venue="NeurIPS 2016 & more",
        arxiv_id="1609.03499",
    )


def taken(client, **query):
    response = client.get("/papers/export/", query)
    assert (response.status_code, response.streaming) == (200, True)
    return response.getvalue().decode()


def slugs(client, **query):
    return [item["id"] for item in json.loads(taken(client, format="json", **query))]


def test_bibtex_is_read_back(client, odd):
    layers = [SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()]
    library = bibtexparser.parse_string(
        taken(client, format="bib"), append_middleware=layers
    )
    assert library.failed_blocks == []
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}
    names = [
        " ".join([*name.von, *name.last])
        + (", " + " ".join(name.first) if name.first else "")
        for name in fields["author"]
    ]
    assert isinstance(fields["author"][0], NameParts)
    assert [name.strip("{}") for name in names] == AUTHORS
    assert fields["title"].replace("{", "").replace("}", "") == TITLE.replace(
        "{", ""
    ).replace("}", "")
    assert entry.key == "odd"
    assert fields["eprint"] == "1609.03499"
    assert fields["archiveprefix"] == "arXiv"
    assert fields["year"] == "2016"
    assert fields["booktitle"] == "NeurIPS 2016 & more"


def test_ris_is_read_back(client, odd):
    (record,) = rispy.loads(taken(client, format="ris"))
    assert record["title"] == TITLE
    assert record["year"] == "2016"
    assert record["id"] == "odd"
    assert [name.removesuffix(",") for name in record["authors"]] == AUTHORS
    assert (record["name_of_database"], record["accession_number"]) == (
        "arXiv",
        "1609.03499",
    )


def test_csl_json_is_read_back(client, odd):
    (item,) = json.loads(taken(client, format="json"))
    assert item["title"] == TITLE
    assert item["note"] == "arXiv: 1609.03499"
    assert item["issued"] == {"date-parts": [[2016]]}
    assert item["author"][0] == {"family": "van den Oord", "given": "Aäron"}
    assert item["author"][2] == {"literal": "OpenAI"}


def test_csv_is_read_back(client, odd):
    (row,) = csv.DictReader(io.StringIO(taken(client, format="csv"), newline=""))
    assert row["title"] == TITLE
    assert row["authors"].split("; ") == AUTHORS
    assert row["arxiv"] == "1609.03499"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_cells_are_no_formulas(client, db, start):
    AuthorFactory(name=f"{start}cmd, A")
    PaperFactory(
        title=f"{start}HYPERLINK(1)", venue=f"{start}1", authors=[f"{start}cmd, A"]
    )
    (row,) = csv.DictReader(io.StringIO(taken(client, format="csv"), newline=""))
    assert [row[name][:2] for name in ("title", "venue", "authors")] == [
        f"'{start}"
    ] * 3


def test_filters_are_those_of_the_catalogue(client, db):
    category, topic = CategoryFactory(slug="language"), TopicFactory(slug="attention")
    PaperFactory(
        slug="all",
        category=category,
        topics=[topic],
        tags=["nlp"],
        authors=["Vaswani, A"],
        year=2017,
    )
    PaperFactory(slug="other", year=2020, note="brief")
    for query in (
        {"category": "language"},
        {"topic": "attention"},
        {"tag": "nlp"},
        {"author": "vaswani"},
    ):
        assert slugs(client, **query) == ["all"]
    assert (
        slugs(client, year="2018..")
        == slugs(client, note="brief")
        == slugs(client, papers="other")
        == ["other"]
    )
    assert slugs(client, order="oldest") == ["all", "other"]


def test_own_marks_narrow_the_file_as_they_narrow_the_page(client, ada, learner):
    for slug in ("a", "b", "c"):
        PaperFactory(slug=slug, year=2000 + ord(slug))
    ReadingFactory(learner=learner, paper=Paper.objects.get(slug="b"), status="to_read")
    ReadingFactory(
        learner=LearnerFactory(), paper=Paper.objects.get(slug="a"), status="to_read"
    )
    assert slugs(ada, status="to_read") == ["b"]
    assert slugs(ada, status="unmarked") == ["c", "a"]
    assert slugs(client, status="to_read") == ["c", "b", "a"]
    links = [
        link
        for link in Page(ada.get("/papers/?status=to_read")).links
        if link.startswith("/papers/export/")
    ]
    assert links[2] == "/papers/export/?format=json&status=to_read"
    assert ada.get("/papers/export/?status=nope").status_code == 400


def test_drafts_stay_here(client, db):
    PaperFactory(status="draft")
    assert [taken(client, format=name).count("draft") for name in exports.FORMATS] == [
        0,
        0,
        0,
        0,
    ]
    assert taken(client, format="json") == "[]\n"


def test_papers_that_are_named_come_as_they_are_named(client, db):
    for slug in ("a", "b", "c"):
        PaperFactory(slug=slug)
    PaperFactory(slug="draft", status="draft")
    assert slugs(client, papers="c,a,draft,nothing,c,b") == ["c", "a", "b"]


def test_papers_that_are_ticked_come_as_they_are_named(client, db):
    for slug in ("a", "b", "c"):
        PaperFactory(slug=slug)
    response = client.get("/papers/export/?format=json&papers=&papers=c&papers=a")
    assert [item["id"] for item in json.loads(response.getvalue())] == ["c", "a"]


def test_path_comes_in_its_order_without_drafts(client, db):
    path = ReadingPathFactory(slug="way")
    for position, slug in enumerate(("c", "a", "draft", "b")):
        paper = PaperFactory(
            slug=slug, status="draft" if slug == "draft" else "published"
        )
        PathStep.objects.create(path=path, paper=paper, position=position, reason="So.")
    assert slugs(client, path="way") == ["c", "a", "b"]


def test_paper_that_is_unpublished_on_the_way_is_left_out(client, db):
    response = client.get(
        f"/papers/export/?format=json&papers={PaperFactory(slug='a').slug}"
    )
    Paper.objects.update(status="draft")
    assert response.getvalue() == b"[]\n"


@pytest.mark.parametrize(
    "query",
    [
        "format=exe",
        "path=draft",
        "path=",
        "category=none",
        "year=soon",
        "tag=%00",
        "topic=a%20b",
        "papers=",
    ],
)
def test_what_cannot_be_read_is_said(client, db, query):
    ReadingPathFactory(slug="draft", status="draft")
    response = client.get(f"/papers/export/?{query}")
    assert response.status_code == 400
    assert "unknown format or filter" in response.content.decode()


@pytest.mark.parametrize("name", ["bib", "ris", "json", "csv"])
def test_pieces_join(client, db, monkeypatch, name):
    monkeypatch.setattr(exports, "BATCH_SIZE", 2)
    for number in range(5):
        PaperFactory(slug=f"p{number}", year=2000 + number)
    text = taken(client, format=name, order="oldest")
    read = {
        "bib": lambda: [entry.key for entry in bibtexparser.parse_string(text).entries],
        "ris": lambda: [record["id"] for record in rispy.loads(text)],
        "json": lambda: [item["id"] for item in json.loads(text)],
        "csv": lambda: [row["slug"] for row in csv.DictReader(io.StringIO(text))],
    }
    assert read[name]() == ["p0", "p1", "p2", "p3", "p4"]


def test_pages_of_papers_lead_to_their_files(client, db):
    topic, category = TopicFactory(slug="attention"), CategoryFactory(slug="language")
    paper = PaperFactory(
        slug="a",
        topics=[topic],
        category=category,
        tags=["nlp"],
        authors=["Vaswani, A"],
        year=2017,
    )
    PathStep.objects.create(
        path=ReadingPathFactory(slug="way"), paper=paper, position=1, reason="So."
    )
    pages = {
        "/categories/language/?year=2017": "year=2017&category=language",
        "/tags/nlp/": "tag=nlp",
        "/authors/vaswani/": "author=vaswani",
        "/topics/attention/": "topic=attention",
        "/paths/way/": "path=way",
        "/compare/?papers=a": "papers=a",
        "/papers/a/prerequisites/": "papers=a",
    }
    for page, query in pages.items():
        links = [
            link
            for link in Page(client.get(page)).links
            if link.startswith("/papers/export/")
        ]
        assert links == [
            f"/papers/export/?format={name}&{query}"
            for name in ("bib", "ris", "json", "csv")
        ], page
        assert [item["id"] for item in json.loads(client.get(links[2]).getvalue())] == [
            "a"
        ], page
