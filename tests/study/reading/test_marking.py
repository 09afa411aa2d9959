"""Marking a paper, from its page and from any row."""

import pytest
import time_machine
from pytest_django.asserts import assertContains, assertNotContains

from study.models import Reading, ReadingChange
from tests.factories import LearnerFactory, PaperFactory
from tests.html_page import Page

FIELDS = ("status", "started_on", "finished_on", "times_read")
HTMX = {"HX-Request": "true"}
UNDO = "Undo the last change"


@pytest.fixture
def gan(db):
    return PaperFactory(slug="gan")


def mark(browser, status, **more):
    return browser.post("/papers/gan/status/", {"status": status} | more)


def stored():
    return [
        tuple(str(value) for value in row)
        for row in Reading.objects.values_list(*FIELDS)
    ]


@pytest.mark.parametrize("status", ["to_read", "reading", "read", "stopped"])
def test_mark_is_kept_and_shown(ada, gan, status):
    response = mark(ada, status)
    assert (response.status_code, response.headers["Location"]) == (302, "/papers/gan/")
    assert Reading.objects.get().status == status
    assert ada.get("/papers/gan/").context["reading"]["status"] == status
    assert [row.status for row in ada.get("/papers/").context["rows"]] == [status]


def test_dates_are_kept(ada, gan, noon):
    with time_machine.travel(noon, tick=False):
        mark(ada, "reading")
    with time_machine.travel(noon.replace(day=14), tick=False):
        mark(ada, "read")
    assert stored() == [("read", "2026-03-10", "2026-03-14", "1")]


def test_mark_that_is_sent_twice_counts_once(ada, gan):
    for _ in range(2):
        mark(ada, "read")
    assert Reading.objects.get().times_read == 1
    assert ReadingChange.objects.count() == 1


def test_mark_can_be_taken_away(ada, gan):
    mark(ada, "read")
    mark(ada, "")
    assert stored() == []


def test_undo_restores_what_was_before(ada, gan, noon):
    with time_machine.travel(noon, tick=False):
        mark(ada, "reading")
    before = stored()
    mark(ada, "read")
    assertContains(ada.get("/papers/gan/"), UNDO)
    response = ada.post("/papers/gan/status/undo/")
    assert (response.status_code, response.headers["Location"]) == (302, "/papers/gan/")
    assert stored() == before


def test_undo_of_the_first_mark_leaves_none(ada, gan):
    mark(ada, "read")
    ada.post("/papers/gan/status/undo/")
    assert stored() == []
    assertNotContains(ada.get("/papers/gan/"), UNDO)


def test_undo_with_nothing_to_undo_changes_nothing(ada, gan):
    assert ada.post("/papers/gan/status/undo/").status_code == 302
    assert stored() == []


def test_mark_from_a_row_leads_back_to_the_list(ada, gan):
    page = Page(ada.get("/papers/", {"year": "2017"}))
    form = page.form("/papers/gan/status/")
    response = mark(ada, "read", next=form.values["next"])
    assert response.headers["Location"] == "/papers/?year=2017"
    assert ("status", "read") in form.buttons


def test_undo_from_a_row_leads_back_to_the_list(ada, gan):
    mark(ada, "reading")
    mark(ada, "read")
    form = Page(ada.get("/papers/", {"year": "2017"})).form("/papers/gan/status/")
    assert form.other_actions == ["/papers/gan/status/undo/"]
    response = ada.post(form.other_actions[0], form.values)
    assert response.headers["Location"] == "/papers/?year=2017"
    assert Reading.objects.get().status == "reading"


def test_row_without_a_mark_offers_no_undo(ada, gan):
    assert Page(ada.get("/papers/")).form("/papers/gan/status/").other_actions == []


def test_htmx_gets_the_row_as_it_was_before(ada, gan):
    before = Page(ada.get("/papers/"))
    for status in ("reading", "read"):
        marked = Page(
            ada.post(
                "/papers/gan/status/",
                {"status": status, "next": "/papers/"},
                headers=HTMX,
            )
        )
    (undo,) = marked.form("/papers/gan/status/").other_actions
    once = Page(ada.post(undo, {"next": "/papers/"}, headers=HTMX))
    assert once.text.startswith("Marked “reading”")
    assert once.form("/papers/gan/status/").other_actions == [undo]
    twice = Page(ada.post(undo, {"next": "/papers/"}, headers=HTMX))
    assert twice.form("/papers/gan/status/").other_actions == []
    assert twice.text in before.text
    assert stored() == []


def test_htmx_gets_the_rows_new_state_alone(ada, gan):
    response = ada.post(
        "/papers/gan/status/",
        {"status": "read", "next": "/papers/?page=2"},
        headers=HTMX,
    )
    page = Page(response)
    form = page.form("/papers/gan/status/")
    assert (response.status_code, form.values["next"]) == (200, "/papers/?page=2")
    assert "read" in page.text
    assert "html" not in [tag for tag, _ in page.tags]


def test_row_in_a_list_and_row_after_marking_are_the_same(ada, gan):
    body = {"status": "read", "next": "/papers/"}
    fragment = Page(ada.post("/papers/gan/status/", body, headers=HTMX))
    in_list = Page(ada.get("/papers/"))
    assert (
        fragment.form("/papers/gan/status/").buttons
        == in_list.form("/papers/gan/status/").buttons
    )
    assert fragment.text in in_list.text


@pytest.mark.parametrize("status", ["burnt", "READ", "\x00", "1"])
def test_unknown_mark_is_explained_and_changes_nothing(ada, gan, status):
    mark(ada, "reading")
    before = stored()
    assert mark(ada, status).status_code == 400
    assert stored() == before


def test_each_learner_has_her_own_mark(ada, gan, sign_in):
    other = sign_in(LearnerFactory())
    mark(ada, "read")
    mark(other, "to_read")
    mark(other, "")
    assert stored()[0][0] == "read"


def test_paper_that_does_not_exist_cannot_be_marked(ada, db):
    assert ada.post("/papers/nothing/status/", {"status": "read"}).status_code == 404


def test_mark_ignores_fields_that_its_form_does_not_list(ada, gan, learner):
    other = LearnerFactory()
    mark(
        ada,
        "read",
        learner=other.pk,
        learner_id=other.pk,
        times_read=99,
        paper=0,
        started_on="1999-01-01",
    )
    reading = Reading.objects.get()
    assert reading.learner == learner
    assert reading.times_read == 1
    assert reading.paper == gan
