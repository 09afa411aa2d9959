"""A plan says what it is for, and stops alone where that can't be published."""

from datetime import timedelta
from importlib import import_module
from threading import Thread
from time import monotonic

import pytest
from django.apps import apps
from django.db import DataError, IntegrityError, OperationalError
from django.utils import timezone

from papers import due_publications
from papers.due_publications import next_moment
from papers.models import NoteDraft, Paper, PlannedPublication
from papers.services.page_cache import render_pages
from papers.services.writing import publications
from papers.services.writing.drafts import save_note_draft, stored_parts
from papers.services.writing.planning import NothingToPublish, plan_publication
from papers.services.writing.publications import publish_what_is_due
from study.accounts.roles import EDITOR
from tests.factories import LearnerFactory, PaperFactory
from tests.html_page import Page


def change_path(paper, action="change"):
    return f"/admin/papers/paper/{paper.pk}/{action}/"


def problems():
    return dict(PlannedPublication.objects.values_list("paper__slug", "problem"))


def stored(paper):
    return Paper.objects.get(pk=paper.pk)


def draft_beside(paper, curator, **texts):
    parts = stored_parts(paper) | {"tldr": "Newly said."} | texts
    facts = {"state": "review", "version": 0, "by": curator, "at": timezone.now()}
    return save_note_draft(paper=paper, parts=parts, **facts)


@pytest.fixture
def beside(coming, curator):
    """A published paper whose note is whole, with a draft beside it."""
    Paper.objects.filter(pk=coming.pk).update(status="published")
    coming.refresh_from_db()
    draft_beside(coming, curator)
    list(render_pages([coming.pk]))
    return coming


def test_paper_that_is_withdrawn_is_not_published_with_its_old_text(
    save, curator, beside, moment
):
    """The plan was for the draft beside it."""
    plan_publication(paper=beside, publish_at=moment, by=curator)
    assert save(change_path(beside), status="draft").status_code == 302
    assert problems() == {}
    publish_what_is_due(at=moment)
    assert stored(beside).status == "draft"


def test_paper_that_is_withdrawn_elsewhere_stops_the_plan(curator, beside, moment):
    """By a load of files, say."""
    plan_publication(paper=beside, publish_at=moment, by=curator)
    Paper.objects.filter(pk=beside.pk).update(status="draft")
    publish_what_is_due(at=moment)
    assert problems() == {"coming": "There was nothing to publish any more."}
    assert stored(beside).status == "draft"


def test_draft_beside_is_not_published_by_the_plan_for_its_paper(
    save, curator, beside, moment
):
    """The paper was published by hand before the moment came."""
    Paper.objects.filter(pk=beside.pk).update(status="draft")
    plan_publication(paper=beside, publish_at=moment, by=curator)
    assert save(change_path(beside), status="published").status_code == 302
    assert problems() == {}
    publish_what_is_due(at=moment)
    assert stored(beside).tldr != "Newly said."
    assert NoteDraft.objects.exists()


def test_plan_for_a_paper_stands_when_the_draft_beside_it_is_thrown_away(
    curator_browser, curator, beside, moment
):
    Paper.objects.filter(pk=beside.pk).update(status="draft")
    plan_publication(paper=beside, publish_at=moment, by=curator)
    curator_browser.post(change_path(beside, "draft/discard"), {"version": "1"})
    publish_what_is_due(at=moment)
    assert stored(beside).status == "published"


def test_nothing_is_planned_for_a_paper_that_waits_for_nothing(curator, gan, moment):
    with pytest.raises(NothingToPublish):
        plan_publication(paper=gan, publish_at=moment, by=curator)


def test_former_plans_are_for_what_they_would_have_published(
    curator, beside, gan, moment
):
    Paper.objects.filter(pk=gan.pk).update(status="draft")
    for paper in (beside, gan):
        PlannedPublication.objects.create(paper=paper, publish_at=moment)
    migration = import_module("papers.migrations.0036_plans_of_drafts")
    migration.name_drafts(apps, None)
    plans = PlannedPublication.objects.values_list("paper__slug", "subject")
    assert dict(plans) == {"coming": "draft", "gan": "paper"}


def test_draft_without_a_tldr_is_not_published_and_says_why(
    curator_browser, curator, gan
):
    draft_beside(gan, curator, tldr="")
    path = change_path(gan, "draft/publish")
    response = curator_browser.post(path, {"version": "1"}, follow=True)
    assert "a note begins with a TLDR. Write one" in Page(response).text
    assert stored(gan).tldr == gan.tldr


def test_draft_without_a_tldr_stops_its_own_plan_alone(curator, gan, coming, moment):
    draft_beside(gan, curator, tldr="")
    for paper in (gan, coming):
        plan_publication(paper=paper, publish_at=moment, by=curator)
    assert publish_what_is_due(at=moment) == 2
    assert problems() == {
        "gan": "The draft has no TLDR. Write one, then plan it anew.",
    }
    assert stored(coming).status == "published"


def fail_for(monkeypatch, slug, error):
    publish = publications.publish_paper

    def publish_or_fail(*, paper, **facts):
        publish(paper=paper, **facts)
        if paper.slug == slug:
            raise error

    monkeypatch.setattr(publications, "publish_paper", publish_or_fail)


@pytest.mark.parametrize("error", [ValueError, IntegrityError, DataError])
def test_what_fails_stops_its_own_plan_and_refuses_nobody_a_page(
    client, curator, coming, moment, clock_shows, monkeypatch, error
):
    first = PaperFactory(slug="first", status="draft", note="none")
    plan_publication(paper=first, publish_at=moment, by=curator)
    plan_publication(paper=coming, publish_at=moment, by=curator)
    fail_for(monkeypatch, "first", error)
    clock_shows(moment)
    assert client.get("/papers/coming/").status_code == 200
    assert problems()["first"].startswith("Octavo failed to publish it.")
    assert stored(first).status == "draft"


def test_busy_database_stops_no_plan(
    client, curator, coming, moment, clock_shows, monkeypatch
):
    plan_publication(paper=coming, publish_at=moment, by=curator)
    fail_for(monkeypatch, "coming", OperationalError)
    clock_shows(moment)
    assert client.get("/papers/known/").status_code == 200
    assert problems() == {"coming": ""}
    monkeypatch.undo()
    publish_what_is_due(at=moment)
    assert stored(coming).status == "published"


def test_page_is_answered_whatever_fails(client, db, monkeypatch):
    """Outside of any plan too."""

    def fail():
        raise ValueError

    monkeypatch.setattr(due_publications, "next_publication_at", fail)
    next_moment.asked_at = None
    assert client.get("/papers/").status_code == 200


def test_one_thread_publishes_while_the_others_answer(monkeypatch):
    """The second comes while the first is at it."""
    publishing = []
    answer = due_publications.publish_first(lambda request: "page")

    def publish(*, at):
        publishing.append(at)
        if len(publishing) == 1:
            other = Thread(target=answer, args=[None])
            other.start()
            other.join(timeout=20)
            assert not other.is_alive()

    monkeypatch.setattr(due_publications, "publish_what_is_due", publish)
    monkeypatch.setattr(due_publications, "next_publication_at", lambda: None)
    next_moment.publish_at = timezone.now() - timedelta(seconds=1)
    next_moment.asked_at = monotonic()
    assert answer(None) == "page"
    assert len(publishing) == 1
    assert not next_moment.lock.locked()


def test_editor_who_brings_the_draft_up_to_date_stops_the_plan(
    sign_in, curator, beside, moment
):
    plan_publication(paper=beside, publish_at=moment, by=curator)
    Paper.objects.filter(pk=beside.pk).update(tldr="Corrected by a curator.")
    browser = sign_in(LearnerFactory(is_staff=True, role=EDITOR))
    browser.post(change_path(beside, "draft/update"), {"version": "1"})
    publish_what_is_due(at=moment)
    assert problems() == {
        "coming": "It was changed by somebody who may not publish.",
    }
    assert stored(beside).tldr == "Corrected by a curator."


def lock_account(curator):
    curator.is_active = False
    curator.save()


def take_off_the_staff(curator):
    curator.is_staff = False
    curator.save()


def make_editor(curator):
    curator.groups.clear()


def delete_account(curator):
    curator.delete()


@pytest.mark.parametrize(
    "leave", [lock_account, take_off_the_staff, make_editor, delete_account]
)
def test_plan_of_somebody_who_may_not_publish_any_more_is_stopped(
    curator, coming, moment, leave
):
    plan_publication(paper=coming, publish_at=moment, by=curator)
    leave(curator)
    publish_what_is_due(at=moment)
    assert problems() == {"coming": "Who planned it may not publish any more."}
    assert stored(coming).status == "review"
