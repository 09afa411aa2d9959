"""“Where to go from here” below a note: each paper with the learner's own mark."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from papers.models import Link
from papers.services.page_cache import render_pages
from study.models import Reading
from study.reading.services import set_reading_status
from tests.factories import LearnerFactory, PaperFactory
from tests.html_page import Page
from tests.paper_rows import rows_of_papers

NOTHING_BUT = "<!-- menu outside --> stays text: $x$."


@pytest.fixture
def gan(db):
    """It leads to one paper, and another leads to it."""
    gan = PaperFactory(slug="gan", title="Generative Adversarial Nets")
    wgan = PaperFactory(slug="wgan", title="Wasserstein <GAN>")
    vae = PaperFactory(slug="vae", title="Variational Bayes")
    Link.objects.create(source=gan, target=wgan, kind="read_next", reason=NOTHING_BUT)
    Link.objects.create(source=vae, target=gan, kind="read_next", reason="As well.")
    list(render_pages())
    return gan


def test_each_linked_paper_can_be_marked_where_it_stands(ada, learner, gan, noon):
    wgan = gan.links.get().target
    set_reading_status(learner=learner, paper=wgan, status="read", at=noon)
    answer = ada.get("/papers/gan/")
    marked, unmarked = rows_of_papers(answer.text)
    assert marked == {"wgan", "vae"}
    assert unmarked == set()
    text = Page(answer).text
    assert "Marked “read”" in text
    assert "Mark this paper" in text
    form = Page(answer).form("/papers/vae/status/")
    assert form.values["next"] == "/papers/gan/#links"
    marking = ada.post("/papers/vae/status/", form.values | {"status": "to_read"})
    assert marking.url == "/papers/gan/#links"
    assert Reading.objects.get(paper__slug="vae").status == "to_read"


def test_mark_of_another_is_not_shown_beside_a_linked_paper(ada, gan, noon):
    wgan = gan.links.get().target
    set_reading_status(learner=LearnerFactory(), paper=wgan, status="read", at=noon)
    assert "Marked “" not in Page(ada.get("/papers/gan/")).text


def test_visitor_gets_the_links_without_menus(client, gan):
    page = Page(client.get("/papers/gan/"))
    assert "/papers/wgan/" in page.links
    assert "/papers/vae/" in page.links
    actions = [form.action for form in page.forms]
    assert [action for action in actions if action.endswith("/status/")] == []


def test_reason_makes_no_menu(ada, gan):
    actions = [form.action for form in Page(ada.get("/papers/gan/")).forms]
    assert "/papers/outside/status/" not in actions


def test_linked_papers_ask_nothing_more(ada, gan):
    """Their marks come with that of the note's own paper."""
    statements = statement_count(ada)
    for number in range(30):
        paper = PaperFactory(slug=f"more-{number}", title=f"More {number}")
        Link.objects.create(source=gan, target=paper, kind="read_next", reason="So.")
    list(render_pages([gan.pk]))
    assert statement_count(ada) == statements
    assert statements <= 12
    marked, _ = rows_of_papers(ada.get("/papers/gan/").text)
    assert len(marked) == 32


def statement_count(browser):
    browser.get("/papers/gan/")
    with CaptureQueriesContext(connection) as asked:
        browser.get("/papers/gan/")
    return len(asked)
