"""A paper is new from the moment at which it is published, however that is done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from papers.models import Paper
from tests.factories import PaperFactory, complete_note


@pytest.fixture
def gan(db):
    return PaperFactory(slug="gan")


def path_of(paper):
    return f"/admin/papers/paper/{paper.pk}/change/"


@pytest.mark.parametrize("note", ["none", "brief"])
def test_form_that_was_open_for_long_publishes_at_the_time_of_saving(
    curator_browser, save, note
):
    paper = PaperFactory(status="draft", note=note, published_at=timezone.now())
    if note != "none":
        complete_note(paper)
    long_ago = timezone.now() - timedelta(days=400)
    Paper.objects.filter(pk=paper.pk).update(published_at=long_ago)
    save(path_of(paper), status="published")
    paper.refresh_from_db()
    assert paper.published_at > timezone.now() - timedelta(minutes=5)


def test_note_on_a_published_paper_is_new_when_it_is_written(curator_browser, save):
    long_ago = timezone.now() - timedelta(days=400)
    paper = complete_note(PaperFactory(note="none", published_at=long_ago))
    save(path_of(paper), note="brief", tldr="At last.")
    paper.refresh_from_db()
    assert paper.published_at > timezone.now() - timedelta(minutes=5)


def test_no_form_sets_the_time_of_publishing(curator_browser, save, gan):
    before = gan.published_at
    save(path_of(gan), published_at_0="2001-01-01", published_at_1="12:00:00")
    gan.refresh_from_db()
    assert gan.published_at == before


def test_published_draft_is_first_among_the_newest(client, curator_browser, save, gan):
    long_ago = timezone.now() - timedelta(days=400)
    draft = PaperFactory(status="draft", slug="old-draft", published_at=long_ago)
    complete_note(draft)
    save(path_of(draft), status="published")
    assert "/papers/old-draft/" in client.get("/feeds/notes/").content.decode()
    newest = client.get("/papers/?order=added").content.decode()
    assert newest.index("/papers/old-draft/") < newest.index("/papers/gan/")
