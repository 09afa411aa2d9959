"""Ticked papers outlive their page, and one thing is done with all of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from papers.formats.entry import BibliographyEntry
from papers.services.page_cache import render_pages
from study.chosen import MOST_CHOSEN
from study.models import ListEntry, Reading, ReadingList, ReadThrough
from study.ownpapers.making_services import create_own_papers
from study.reading.services import set_reading_status
from tests.factories import LearnerFactory, PaperFactory, ReadingListFactory
from tests.html_page import Page

HTMX = {"HX-Request": "true"}


@pytest.fixture
def papers(db):
    papers = [PaperFactory(slug=slug, title=slug) for slug in ("bert", "elmo", "gan")]
    list(render_pages())
    return papers


def tick(browser, *slugs, shown="", **more):
    body = {"papers": slugs, "shown": shown, "next": "/papers/"} | more
    return browser.post("/chosen/", body)


def chosen(browser):
    return browser.session.get("chosen_papers", [])


def marks(learner):
    readings = Reading.objects.filter(learner=learner).order_by("paper__slug")
    return dict(readings.values_list("paper__slug", "status"))


def test_ticks_of_several_pages_come_together(ada, papers):
    tick(ada, "bert", shown="bert,gan")
    tick(ada, "elmo", shown="elmo")
    assert chosen(ada) == ["bert", "elmo"]


def test_tick_is_taken_away_on_the_page_that_shows_it(ada, papers):
    tick(ada, "bert", "elmo", shown="bert,elmo")
    tick(ada, "elmo", shown="elmo,gan")
    assert chosen(ada) == ["bert", "elmo"]
    tick(ada, shown="bert")
    assert chosen(ada) == ["elmo"]


@pytest.mark.parametrize(
    "address", ["/papers/", "/papers/?order=title", "/search/?q=bert"]
)
def test_boxes_are_ticked_wherever_the_paper_stands(ada, papers, address):
    tick(ada, "bert")
    page = Page(ada.get(address))
    boxes = [dict(attributes) for tag, attributes in page.tags if tag == "input"]
    ticked = [box["value"] for box in boxes if "checked" in box and "value" in box]
    assert ticked == ["bert"]
    assert "1 chosen" in page.text


def test_htmx_gets_the_bar_anew(ada, papers):
    body = {"papers": "bert", "shown": "bert,gan", "next": "/papers/?page=2"}
    response = ada.post("/chosen/", body, headers=HTMX)
    form = Page(response).form("/chosen/")
    assert form.values["shown"] == "bert,gan"
    assert form.values["next"] == "/papers/?page=2"
    assertContains(response, "1 chosen")


def test_choice_of_another_is_nowhere(ada, sign_in, papers):
    tick(ada, "bert")
    page = sign_in(LearnerFactory()).get("/papers/")
    assertNotContains(page, "1 chosen")
    assertNotContains(page, "checked")


def test_choice_is_bounded(ada, db):
    slugs = [f"paper-{number}" for number in range(MOST_CHOSEN + 7)]
    response = ada.post("/chosen/", {"papers": ",".join(slugs)}, follow=True)
    assert chosen(ada) == slugs[:MOST_CHOSEN]
    assertContains(response, f"At most {MOST_CHOSEN} papers can be ticked")


@pytest.mark.parametrize("slug", ["a b", "<script>", "x" * 121, "\x00", "ä"])
def test_what_can_be_no_paper_is_not_kept(ada, db, slug):
    tick(ada, slug)
    assert chosen(ada) == []


def test_all_are_marked_and_undone_exactly(ada, learner, papers, noon):
    set_reading_status(learner=learner, paper=papers[0], status="reading", at=noon)
    before = (
        list(Reading.objects.values()),
        list(ReadThrough.objects.values()),
    )
    tick(ada, "bert", "elmo")
    body = {"papers": "gan", "shown": "gan", "status": "read", "next": "/papers/"}
    response = ada.post("/chosen/mark/", body, follow=True)
    assertContains(response, "3 papers marked “read”.")
    assert marks(learner) == {"bert": "read", "elmo": "read", "gan": "read"}
    response = ada.post("/chosen/undo/", follow=True)
    assertContains(response, "3 papers as before.")
    after = (
        list(Reading.objects.values()),
        list(ReadThrough.objects.values()),
    )
    assert after == before
    response = ada.post("/chosen/undo/", follow=True)
    assertContains(response, "There is nothing left to undo.")


def test_undo_is_offered_beside_the_rows(ada, papers):
    tick(ada, "bert")
    ada.post("/chosen/mark/", {"status": "to_read"})
    page = Page(ada.get("/papers/"))
    assert "1 paper marked “to read”." in page.text
    assert "/chosen/undo/" in page.form("/chosen/").other_actions


def test_marking_many_takes_few_statements(ada, db):
    papers = [PaperFactory() for _ in range(60)]
    tick(ada, ",".join(paper.slug for paper in papers))
    with CaptureQueriesContext(connection) as queries:
        ada.post("/chosen/mark/", {"status": "read"})
    assert Reading.objects.count() == 60
    assert len(queries) <= 20


def test_marking_all_that_can_be_ticked_is_bounded(ada, learner, noon):
    entries = []
    for number in range(MOST_CHOSEN):
        entries.append(BibliographyEntry(title=f"Work {number}"))
    papers = create_own_papers(learner=learner, entries=entries, at=noon)
    tick(ada, ",".join(paper.slug for paper in papers))
    with CaptureQueriesContext(connection) as queries:
        ada.post("/chosen/mark/", {"status": "read"})
    assert Reading.objects.count() == MOST_CHOSEN
    assert len(queries) <= 25


def test_papers_go_on_a_list(ada, learner, papers):
    reading_list = ReadingListFactory(learner=learner, title="Next month")
    tick(ada, "bert", "gan")
    page = Page(ada.post("/chosen/list/", {"next": "/papers/"}))
    assert "Add 2 papers to a list" in page.text
    form = page.form("/lists/add/")
    ada.post("/lists/add/", form.values | {"reading_list": reading_list.pk})
    entries = ListEntry.objects.filter(reading_list=reading_list).order_by("rank")
    assert list(entries.values_list("paper__slug", flat=True)) == ["bert", "gan"]


def test_papers_leave_a_list_on_which_some_of_them_stand(ada, learner, papers):
    reading_list = ReadingListFactory(learner=learner, title="Next month")
    ada.post("/lists/add/", {"papers": "bert,elmo", "reading_list": reading_list.pk})
    tick(ada, "bert", "gan")
    page = Page(ada.post("/chosen/list/", {"next": "/papers/"}))
    assert "1 of them is on it" in page.text
    assert "Take 1 off Next month" in page.text
    body = page.form("/lists/add/").values
    response = ada.post(f"/lists/{reading_list.pk}/papers/remove/", body, follow=True)
    assertContains(response, "1 paper taken off “Next month”.")
    entries = ListEntry.objects.filter(reading_list=reading_list)
    assert list(entries.values_list("paper__slug", flat=True)) == ["elmo"]
    assert response.redirect_chain[0][0] == "/papers/"
    assert "/chosen/undo/" in Page(response).form("/chosen/").other_actions
    response = ada.post("/chosen/undo/", {"next": "/papers/"}, follow=True)
    assertContains(response, "The list is as before.")
    assert entries.count() == 2


def test_adding_to_a_list_is_undone_beside_the_ticks(ada, learner, papers):
    reading_list = ReadingListFactory(learner=learner)
    tick(ada, "bert", "gan")
    body = {"papers": "bert,gan", "reading_list": reading_list.pk, "next": "/papers/"}
    ada.post("/lists/add/", body)
    assert reading_list.entries.count() == 2
    ada.post("/chosen/undo/")
    assert not reading_list.entries.exists()


def test_undo_leaves_a_list_that_was_changed_since(ada, learner, papers):
    reading_list = ReadingListFactory(learner=learner)
    tick(ada, "bert", "gan")
    body = {"papers": "bert,gan", "reading_list": reading_list.pk}
    ada.post("/lists/add/", body)
    ada.post("/lists/add/", body | {"papers": "elmo"})
    response = ada.post("/chosen/undo/", follow=True)
    assertContains(response, "nothing changed")
    assert reading_list.entries.count() == 3


def test_undo_of_a_list_that_was_deleted_changes_nothing(ada, learner, papers, noon):
    reading_list = ReadingListFactory(learner=learner)
    tick(ada, "bert")
    ada.post("/lists/add/", {"papers": "bert", "reading_list": reading_list.pk})
    ReadingList.objects.update(deleted_at=noon)
    response = ada.post("/chosen/undo/", follow=True)
    assertContains(response, "nothing changed")


def test_papers_are_compared(ada, papers):
    tick(ada, "gan", "bert")
    response = ada.post("/chosen/compare/")
    assert response.headers["Location"] == "/compare/?papers=gan,bert"


def test_papers_are_taken_along(ada, papers):
    tick(ada, "gan", "bert")
    response = ada.post("/chosen/export/", {"format": "csv"})
    text = b"".join(response.streaming_content).decode()
    assert "gan" in text
    assert "bert" in text
    assert "elmo" not in text


def test_clearing_can_be_undone(ada, papers):
    tick(ada, "gan", "bert")
    ada.post("/chosen/clear/")
    assert chosen(ada) == []
    ada.post("/chosen/undo/")
    assert chosen(ada) == ["gan", "bert"]


@pytest.mark.parametrize("action", ["mark", "list", "compare", "export"])
def test_nothing_is_done_without_papers(ada, db, action):
    body = {"status": "read", "format": "bib"}
    response = ada.post(f"/chosen/{action}/", body, follow=True)
    assertContains(response, "No paper is ticked.")


@pytest.mark.parametrize(("action", "body"), [("mark", "status"), ("export", "format")])
def test_unknown_wish_is_refused(ada, papers, action, body):
    tick(ada, "gan")
    assert ada.post(f"/chosen/{action}/", {body: "burnt"}).status_code == 400


def test_draft_that_was_ticked_is_left_out(ada, learner, papers):
    tick(ada, "gan", "bert")
    papers[0].status = "draft"
    papers[0].save()
    ada.post("/chosen/mark/", {"status": "read"})
    assert marks(learner) == {"gan": "read"}
