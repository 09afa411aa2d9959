import os

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from papers.search.kinds import Kind
from papers.search.vocabulary import forget_vocabulary
from tests.factories import (
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    ReadingFactory,
    ReadingPathFactory,
    TopicFactory,
)
from tests.papers.markdown.corpora import payloads

LONGEST_PAGE = 200_000
QUERIES = 40
CANARY = "secretcanary"


@pytest.fixture(autouse=True)
def fresh_vocabulary():
    forget_vocabulary()
    yield
    forget_vocabulary()


@pytest.fixture
def library(db):
    paper = PaperFactory(
        slug="transformer",
        title="Attention Is All You Need",
        authors=["Vaswani, Ashish"],
    )
    PaperFactory(
        slug="gpt",
        title="Few Shot Learners",
        tldr="Scale with $x^2$ attention.",
    )
    draft = PaperFactory(
        slug=f"{CANARY}-draft",
        title=f"{CANARY} attention",
        status="draft",
        authors=["Canary, Secret"],
    )
    PaperFactory(slug="retired", title=f"{CANARY} attention", status="retired")
    QuestionFactory(
        home=paper,
        prompt="What does attention mix?",
        answer=f"{CANARY} positions",
    )
    QuestionFactory(home=draft, prompt=f"{CANARY} attention?")
    TopicFactory(name="Attention")
    ReadingPathFactory(title="To attention")
    ReadingPathFactory(title=f"{CANARY} attention", status="draft")
    return paper


def search_html(client, text, **more):
    response = client.get("/search/", {"q": text} | more)
    assert response.status_code == 200
    return response.content.decode()


def test_search_shows_groups_with_counts_and_marks(client, library):
    html = search_html(client, "attention")
    assert (
        '<a href="/papers/transformer/"><mark>Attention</mark> Is All You Need</a>'
        in html
    )
    assert 'id="papers"' in html
    assert 'id="topics"' in html
    assert 'id="paths"' in html
    assert 'id="questions"' in html
    assert "What does <mark>attention</mark> mix?" in html
    assert html.index("/papers/transformer/") < html.index("/papers/gpt/")
    assert "<math>" in html


def test_search_without_a_query_says_what_it_finds(client, db):
    assert "results appear as you type" in search_html(client, "")


def test_search_without_a_result_says_what_was_searched_and_what_to_try(
    client, library
):
    html = search_html(client, "zyzzyva")
    assert "Nothing fits “zyzzyva”." in html
    assert "take one away" in html


def test_search_shows_by_what_else_a_paper_was_found(client, db):
    PaperFactory(
        slug="gpt-4",
        title="A Technical Report",
        arxiv_id="2303.08774",
        venue="Blog (Somebody)",
        year=2023,
    )
    by_short_name = search_html(client, "gpt4")
    assert "· <mark>gpt4</mark></p>" in by_short_name
    by_its_parts = search_html(client, "gpt-4")
    assert "· <mark>gpt</mark> <mark>4</mark></p>" in by_its_parts
    by_number = search_html(client, "2303.08774")
    assert "arXiv <mark>2303</mark>.<mark>08774</mark></p>" in by_number
    by_venue = search_html(client, "blog 2023")
    assert "<mark>2023</mark> · <mark>Blog</mark> (Somebody)" in by_venue
    by_title = search_html(client, "technical")
    facts = by_title.split("row-facts")[1].split("</p>")[0]
    assert "gpt" not in facts


def test_search_offers_the_word_that_was_meant(client, library):
    html = search_html(client, "attentoin")
    assert '<a href="/search/?q=attention">attention</a>?' in html


def test_beginning_of_many_words_is_no_slip_for_a_rare_one(client, library):
    PaperFactory(title="Trains")
    for number in range(3):
        PaperFactory(title=f"Transformer {number}")
    assert "Did you mean" not in search_html(client, "trans")
    assert '<a href="/search/?q=transformer">transformer</a>?' in search_html(
        client, "transforme"
    )
    assert '<a href="/search/?q=trains">trains</a>?' in search_html(client, "trians")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("atention mecanism", ["attention mechanism"]),
        # Known in another form, and found so.
        ("normalising layers", []),
        ("the mechanisms", []),
        ('"the mechanisms"', ['"the mechanism"']),
        ("-mecanism atention", ["-mecanism attention"]),
        ("year:abc", []),
        ("atention mechanism zyzzyva", []),
    ],
)
def test_search_offers_only_what_finds_something(client, db, text, meant):
    PaperFactory(slug="a", title="Attention: the mechanism", authors=["Vaswani, A"])
    PaperFactory(slug="b", title="Normalizing layers", authors=["Ba, J"])
    response = client.get("/search/", {"q": text})
    offered = [name for name, _ in response.context["spellings"]]
    assert offered == meant


def test_suggestions_cost_a_bounded_number_of_questions(client, db):
    """Many slips of which no mending finds anything, beside many fields."""
    words = [
        "attention",
        "mechanism",
        "transformer",
        "recurrence",
        "normalization",
        "pooling",
    ]
    for word in words:
        PaperFactory(title=f"{word} {word}s {word}ed")
    text = (
        "atention mecanism transfomer recurence normalisatin poolin "
        + "tag:a category:b topic:c year:2017 " * 3
    )
    with CaptureQueriesContext(connection) as queries:
        offered = client.get("/search/", {"q": text}).context["spellings"]
    assert offered == []
    assert len(queries) < QUERIES


def test_search_explains_what_it_cannot_read(client, library):
    html = search_html(client, '"attention')
    assert (
        "A quotation mark is not closed, so this was searched as plain words." in html
    )
    assert "/papers/transformer/" in html


def test_search_of_one_group_has_pages(client, library):
    for number in range(25):
        PaperFactory(title=f"Attention again {number}")
    first = search_html(client, "attention", kind="papers")
    second = search_html(client, "attention", kind="papers", page=2)
    assert first.count("row-title") == 20
    assert second.count("row-title") == 7
    assert 'rel="next"' in first
    assert 'rel="prev"' in second
    assert 'id="topics"' not in first


@pytest.mark.parametrize(
    "more", [{"page": "x"}, {"page": "9" * 30}, {"page": "-1"}, {"kind": "people"}]
)
def test_search_takes_odd_addresses_as_the_first_page(client, library, more):
    assert "/papers/transformer/" in search_html(client, "attention", **more)


def test_search_answers_htmx_with_the_results_alone(client, library):
    response = client.get(
        "/search/", {"q": "attention"}, headers={"HX-Request": "true"}
    )
    assert "<html" not in response.content.decode()
    assert "HX-Request" in response.headers["Vary"]


def test_search_by_my_status(library, sign_in):
    ada = LearnerFactory()
    ReadingFactory(learner=ada, paper=library, status="to_read")
    browser = sign_in(ada)
    assert "/papers/transformer/" in search_html(browser, "status:to-read attention")
    assert "/papers/transformer/" not in search_html(browser, "status:read attention")
    assert "/papers/transformer/" not in search_html(
        browser, "status:unmarked attention"
    )
    assert "There is no status “gone”." in search_html(browser, "status:gone")


def test_search_by_status_knows_only_my_own(library, sign_in):
    ReadingFactory(learner=LearnerFactory(), paper=library, status="read")
    assert "Nothing fits" in search_html(sign_in(LearnerFactory()), "status:read")


@pytest.mark.parametrize(
    "text",
    ["attention", CANARY, "secret canary", "author:canary", "-attention", "year:2017"],
)
@pytest.mark.parametrize("is_curator", [False, True])
def test_search_never_finds_what_is_not_public(library, sign_in, text, is_curator):
    browser = sign_in(LearnerFactory(is_staff=is_curator))
    html = search_html(browser, text).replace(text, "")
    assert CANARY not in html
    assert "Canary" not in html
    assert "positions" not in html


def test_search_fails_loudly(client, library, monkeypatch):
    def fail(*arguments):
        raise DatabaseError("gone")

    monkeypatch.setattr("papers.search.counting.fetch_rows", fail)
    with pytest.raises(DatabaseError):
        client.get("/search/", {"q": "attention"})


def test_search_asks_as_often_for_many_as_for_few(client, library):
    counts = []
    for _ in range(2):
        for number in range(30):
            PaperFactory(
                title=f"Attention again {number}",
                authors=[f"Attention{len(counts)}{number}, A."],
            )
            QuestionFactory(home=library, prompt=f"Which attention is number {number}?")
        with CaptureQueriesContext(connection) as queries:
            search_html(client, "attention")
        counts.append(len(queries))
    assert counts[1] <= counts[0]
    assert counts[0] < QUERIES


HOSTILE = [
    "a" * 10_000,
    "word " * 2_000,
    '"' * 501,
    "(" * 3_000,
    ")" * 3_000,
    "(" * 200 + "a" + ")" * 200,
    "NEAR(a b, 5)",
    "NEAR",
    "a NEAR/2 b",
    "*",
    "a*",
    "^title",
    "{title}: a",
    "title:a - body:b",
    "a AND NOT b",
    "a + b",
    "attention\0\0",
    "\0",
    "🙂🙃 \U0001f469\u200d\U0001f4bb",
    "שלום עולם",
    "\u202eattention\u202c",
    "مرحبا",
    "'; DROP TABLE papers_paper; --",
    "' OR 1=1 --",
    "%' _ \\ %s %(x)s {0}",
    "a & b | !c <-> d :* 'e",
    "$$ $x$ \\frac{",
    "<script>alert(1)</script>",
    "-" * 5_000,
    "-(-(-(-a)))",
    "OR OR OR",
    'author:"',
    "year:99999 year:0000 year:..",
    "tag:\0 topic:% category:' has:note",
    "a\ud800b".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_search_answers_hostile_input_within_bounds(client, library, text):
    with CaptureQueriesContext(connection) as queries:
        html = search_html(client, text)
    assert len(html) < LONGEST_PAGE
    assert len(queries) < QUERIES
    lengths = [len(query["sql"]) for query in queries]
    assert max(lengths, default=0) < 20_000
    assert "<script>" not in html


@pytest.mark.corpora
def test_search_answers_every_naughty_string(library):
    client = Client()
    for text in payloads("blns/**/*.txt"):
        html = search_html(client, text)
        assert len(html) < LONGEST_PAGE, text
        assert CANARY not in html


def test_search_takes_every_kind_and_none_else(client, library):
    assert [kind.name for kind in Kind] == [
        "PAPER",
        "QUESTION",
        "TOPIC",
        "AUTHOR",
        "PATH",
    ]
    response = client.get("/search/", {"q": "attention", "kind": "paths"})
    assert response.status_code == 200


def test_corpora_are_there_in_the_build():
    assert os.environ.get("CI") is None or payloads("blns/**/*.txt")


def test_known_word_in_another_form_is_no_slip(client, db):
    PaperFactory(slug="a", title="Whoever pretends", tldr="Faking.")
    PaperFactory(slug="b", title="To prevent", tldr="A bulwark.")
    response = client.get("/search/", {"q": "pretend bulwark faking"})
    assert response.context["spellings"] == []
