"""A paper, or the draft beside its note, is public from a chosen moment on."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError
from django.utils import timezone

from papers import due_publications
from papers.due_publications import ASKED_EVERY_SECONDS, next_moment
from papers.models import LibraryChange, NoteDraft, Paper, PlannedPublication
from papers.services.page_cache import render_pages
from papers.services.writing.drafts import save_note_draft, stored_parts
from papers.services.writing.planning import plan_publication
from papers.services.writing.publications import publish_what_is_due
from study.accounts.roles import EDITOR
from tests.factories import LearnerFactory, PaperFactory
from tests.html_page import Page, main_form
from tests.papers.admin.conftest import TITLE


def url_of(paper, action=""):
    ending = f"{action}/" if action else ""
    return f"/admin/papers/paper/{paper.pk}/publication/{ending}"


def plan(browser, paper, moment):
    local = moment.astimezone(ZoneInfo("Europe/Berlin"))
    body = {"publish_at": local.strftime("%Y-%m-%dT%H:%M")}
    return browser.post(url_of(paper), body)


@pytest.fixture
def berlin_browser(sign_in, db):
    learner = LearnerFactory(is_staff=True, time_zone="Europe/Berlin")
    return sign_in(learner)


def test_moment_is_meant_in_the_zone_that_the_field_names(
    berlin_browser, coming, moment
):
    page = Page(berlin_browser.get(url_of(coming)))
    assert "In your time zone, Europe/Berlin." in page.text
    assert plan(berlin_browser, coming, moment).status_code == 302
    assert PlannedPublication.objects.get().publish_at == moment
    form = main_form(berlin_browser.get(url_of(coming)))
    local = moment.astimezone(ZoneInfo("Europe/Berlin"))
    assert form.values["publish_at"] == local.strftime("%Y-%m-%dT%H:%M")


def test_paper_is_public_from_the_moment_and_not_before(
    client, curator, coming, moment, clock_shows
):
    plan_publication(paper=coming, publish_at=moment, by=curator)
    clock_shows(moment - timedelta(seconds=1))
    assert client.get("/papers/coming/").status_code == 404
    assert TITLE not in client.get("/papers/?order=added&note=any").content.decode()
    clock_shows(moment)
    assert client.get("/papers/coming/").status_code == 200
    paper = Paper.objects.get(pk=coming.pk)
    assert paper.published_at == moment
    assert not PlannedPublication.objects.exists()
    change = LibraryChange.objects.get()
    assert change.by == curator
    assert change.before["status"] == "review"


@pytest.mark.parametrize("path", ["/search/?q=tomorrow", "/feeds/notes/", "/papers/"])
def test_first_page_of_any_kind_follows(
    client, curator, coming, moment, clock_shows, path
):
    """Also when nobody opened the paper's own page."""
    plan_publication(paper=coming, publish_at=moment, by=curator)
    clock_shows(moment - timedelta(seconds=1))
    assert TITLE not in client.get(path, follow=True).content.decode()
    clock_shows(moment)
    html = client.get(path, follow=True).content.decode()
    assert TITLE in re.sub(r"</?mark>", "", html)


def test_newest_comes_first_by_the_chosen_moment(
    client, curator, coming, moment, clock_shows
):
    """Though the first request came late, and another paper was published since."""
    plan_publication(paper=coming, publish_at=moment, by=curator)
    between = moment + timedelta(hours=1)
    PaperFactory(slug="between", title="Came between", published_at=between)
    list(render_pages())
    clock_shows(moment + timedelta(hours=2))
    text = Page(client.get("/papers/?order=added")).text
    assert text.index("Came between") < text.index(TITLE)


def test_draft_beside_a_note_is_published_at_its_moment(
    client, curator, drafted, moment, clock_shows
):
    plan_publication(paper=drafted, publish_at=moment, by=curator)
    clock_shows(moment - timedelta(seconds=1))
    assert "Newly said." not in client.get("/papers/gan/").content.decode()
    clock_shows(moment)
    assert "Newly said." in client.get("/papers/gan/").content.decode()
    assert not NoteDraft.objects.exists()
    assert Paper.objects.get(pk=drafted.pk).published_at == drafted.published_at


def test_save_by_an_editor_stops_the_plan(
    client, curator, drafted, moment, clock_shows, berlin_browser
):
    plan_publication(paper=drafted, publish_at=moment, by=curator)
    editor = LearnerFactory(is_staff=True, role=EDITOR)
    parts = stored_parts(drafted) | {"tldr": "Unread by anybody."}
    facts = {"state": "review", "version": 1, "by": editor, "at": timezone.now()}
    save_note_draft(paper=drafted, parts=parts, **facts)
    clock_shows(moment)
    client.get("/papers/gan/")
    assert Paper.objects.get(pk=drafted.pk).tldr == drafted.tldr
    page = Page(berlin_browser.get(url_of(drafted)))
    assert "stopped: It was changed by somebody who may not publish." in page.text


def test_note_that_changed_meanwhile_is_not_overwritten(curator, drafted, moment):
    plan_publication(paper=drafted, publish_at=moment, by=curator)
    drafted.tldr = "Edited meanwhile."
    drafted.save()
    assert publish_what_is_due(at=moment) == 1
    problem = PlannedPublication.objects.get().problem
    assert problem == "The note was changed since the draft was begun."
    assert Paper.objects.get(pk=drafted.pk).tldr == "Edited meanwhile."
    assert publish_what_is_due(at=moment) == 0


def test_what_the_files_refuse_stays_a_draft_and_says_why(curator, coming, moment):
    Paper.objects.filter(pk=coming.pk).update(note="full", tldr="One sentence.")
    plan_publication(paper=coming, publish_at=moment, by=curator)
    publish_what_is_due(at=moment)
    problem = PlannedPublication.objects.get().problem
    assert "A full note needs" in problem
    assert Paper.objects.get(pk=coming.pk).status == "review"


def test_retired_meanwhile_stays_retired(curator, coming, moment):
    plan_publication(paper=coming, publish_at=moment, by=curator)
    Paper.objects.filter(pk=coming.pk).update(status="retired")
    publish_what_is_due(at=moment)
    assert Paper.objects.get(pk=coming.pk).status == "retired"
    problem = PlannedPublication.objects.get().problem
    assert problem == "There was nothing to publish any more."


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "2020-01-01T10:00", "9999-01-01T10:00"]
)
def test_odd_moment_plans_nothing(berlin_browser, coming, text):
    response = berlin_browser.post(url_of(coming), {"publish_at": text})
    assert response.status_code == 200
    assert not PlannedPublication.objects.exists()


def test_moment_that_other_processes_may_miss_is_refused(berlin_browser, coming):
    soon = timezone.now() + timedelta(seconds=30)
    response = plan(berlin_browser, coming, soon)
    assert "at least a minute ahead" in Page(response).text
    assert ASKED_EVERY_SECONDS < 60


def test_plan_is_taken_away(berlin_browser, coming, moment):
    plan(berlin_browser, coming, moment)
    berlin_browser.post(url_of(coming, "forget"))
    assert not PlannedPublication.objects.exists()


def test_paper_published_by_hand_has_no_plan_left(curator, coming, moment, save):
    plan_publication(paper=coming, publish_at=moment, by=curator)
    path = f"/admin/papers/paper/{coming.pk}/change/"
    assert save(path, status="published").status_code == 302
    assert not PlannedPublication.objects.exists()


def test_draft_that_is_thrown_away_has_no_plan_left(
    curator_browser, curator, drafted, moment
):
    plan_publication(paper=drafted, publish_at=moment, by=curator)
    path = f"/admin/papers/paper/{drafted.pk}/draft/discard/"
    curator_browser.post(path, {"version": "1"})
    assert not PlannedPublication.objects.exists()


def test_editors_plan_nothing(sign_in, coming, moment):
    browser = sign_in(LearnerFactory(is_staff=True, role=EDITOR))
    assert browser.get(url_of(coming)).status_code == 403
    assert plan(browser, coming, moment).status_code == 403
    assert browser.post(url_of(coming, "forget")).status_code == 403
    assert not PlannedPublication.objects.exists()


def test_editors_put_a_paper_in_review_and_publish_none(sign_in, coming):
    browser = sign_in(LearnerFactory(is_staff=True, role=EDITOR))
    path = f"/admin/papers/paper/{coming.pk}/change/"
    values = main_form(browser.get(path)).values
    assert values["status"] == "review"
    assert browser.post(path, values | {"status": "draft"}).status_code == 302
    values = main_form(browser.get(path)).values
    assert browser.post(path, values | {"status": "review"}).status_code == 302
    assert Paper.objects.get(pk=coming.pk).status == "review"
    values = main_form(browser.get(path)).values
    assert browser.post(path, values | {"status": "published"}).status_code == 200
    assert Paper.objects.get(pk=coming.pk).status == "review"


def test_page_is_answered_though_publishing_failed(
    client, curator, coming, moment, clock_shows, monkeypatch
):
    def fail(**options):
        raise DatabaseError

    plan_publication(paper=coming, publish_at=moment, by=curator)
    monkeypatch.setattr(due_publications, "publish_what_is_due", fail)
    clock_shows(moment)
    assert client.get("/papers/known/").status_code == 200
    monkeypatch.undo()
    clock_shows(moment)
    assert client.get("/papers/coming/").status_code == 200


def test_request_asks_nothing_while_no_moment_is_near(
    client, coming, django_assert_num_queries
):
    client.get("/robots.txt")
    with django_assert_num_queries(0):
        next_moment.has_come()


def test_papers_in_review_are_written_and_read_as_files(coming):
    from papers.services.library.export import library_from_database

    notes = {note.slug: note.status for note in library_from_database().notes}
    assert notes["coming"] == "review"
