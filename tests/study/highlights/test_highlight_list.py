"""All of a learner's own passages: by paper, filtered, as files."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from papers.models import Paper
from papers.services.page_cache import render_pages
from study.models import Highlight
from tests.factories import LearnerFactory, PaperFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def gan(db):
    paper = PaperFactory(slug="gan", title="Adversarial Nets", tldr="A game of two.")
    paper.sections.create(kind="approach", body="=1+1 is written here. More words.")
    list(render_pages([paper.pk]))
    return paper


def mark(browser, exact, part="approach", **values):
    response = browser.post(
        "/papers/gan/mark/", {"part": part, "exact": exact, **values}
    )
    assert response.status_code == 302


@pytest.fixture
def marked(ada, gan):
    mark(ada, "=1+1 is", comment="=SUM(A1) [a link](javascript:x)")
    mark(ada, "A game", part="tldr")
    return ada


def listed(browser, query=""):
    return browser.get(f"/highlights/{query}").text


def test_empty_list_says_how_to_begin(ada):
    assert "You have marked nothing so far." in listed(ada)


def test_list_shows_passages_below_their_paper(marked):
    text = listed(marked)
    assert "Adversarial Nets" in text
    assert "=1+1 is" in text
    assert "A game" in text


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("?show=comment", "=1+1 is", "A game"),
        ("?q=GAME", "A game", "=1+1 is"),
        ("?q=sum", "=1+1 is", "A game"),
        ("?paper=gan", "A game", "nothing"),
    ],
)
def test_list_is_narrowed(marked, query, shown, hidden):
    text = listed(marked, query)
    assert f"<blockquote>{shown}" in text
    assert f"<blockquote>{hidden}" not in text


@pytest.mark.parametrize("query", ["?page=0", "?show=other", "?paper=none", "?page=x"])
def test_unknown_filter_is_not_found(ada, query):
    assert ada.get(f"/highlights/{query}").status_code == 404


def test_orphans_are_those_whose_note_changed_unseen(marked, gan):
    gan.sections.update(body="Other words.")
    list(render_pages([gan.pk]))
    text = listed(marked, "?show=orphan")
    assert "<blockquote>=1+1 is" in text
    assert "<blockquote>A game" not in text
    assert "These words are not in the note any more." in text


def test_list_is_the_learners_own(marked, sign_in):
    assert "A game" not in listed(sign_in(LearnerFactory()))


def test_withdrawn_paper_keeps_its_quote_and_tells_no_new_word(marked, gan):
    gan.title = "A secret title"
    gan.status = Paper.Status.DRAFT
    gan.save()
    gan.sections.update(body="Secret: =1+1 is written anew.")
    list(render_pages([gan.pk]))
    revisions = set(Highlight.objects.values_list("revision", flat=True))
    for address in ("/highlights/", "/highlights.md", "/highlights.csv"):
        text = marked.get(address).text
        assert "1+1 is" in text.replace("\\", "")
        assert "ecret" not in text
    assert set(Highlight.objects.values_list("revision", flat=True)) == revisions


def test_csv_is_no_formula(marked):
    response = marked.get("/highlights.csv")
    rows = list(csv.reader(io.StringIO(response.text)))
    assert rows[0] == ["paper", "part", "words", "comment", "made", "in the note"]
    assert len(rows) == 3
    assert rows[1][2] == "'=1+1 is"
    assert rows[1][3].startswith("'=SUM")
    assert "attachment" in response.headers["Content-Disposition"]


def test_markdown_holds_quotes_comments_and_what_was_asked_for(marked):
    text = marked.get("/highlights.md").text
    assert "## Adversarial Nets" in text
    assert "> A game" in text
    assert "=SUM(A1)" in text
    assert "> A game" not in marked.get("/highlights.md?show=comment").text


def test_list_asks_as_often_for_many(marked, gan):
    with CaptureQueriesContext(connection) as few:
        listed(marked)
    mark(marked, "More words")
    mark(marked, "written here")
    with CaptureQueriesContext(connection) as many:
        listed(marked)
    assert len(many) == len(few) <= 8
