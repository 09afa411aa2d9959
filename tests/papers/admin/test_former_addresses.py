"""A changed slug leads on for ever, and to nothing that one may not see."""

import pytest
from taggit.models import Tag

from papers.models import Author, PathStep
from tests.factories import (
    CategoryFactory,
    PaperFactory,
    ReadingPathFactory,
    TopicFactory,
)
from tests.papers.admin.test_curating_notes import path_of


def paper_without_note(slug, **fields):
    """No question bears its slug: it can have another."""
    fields |= {"note": "none", "tldr": "", "why_it_matters": ""}
    paper = PaperFactory(slug=slug, authors=["Goodfellow, Ian"], **fields)
    paper.sections.all().delete()
    return paper


def path_with_a_step(slug):
    path = ReadingPathFactory(slug=slug)
    PathStep.objects.create(
        path=path, paper=PaperFactory(), position=1, reason="It begins here."
    )
    return path


PAGES = {
    "papers": lambda: paper_without_note(slug="old"),
    "topics": lambda: TopicFactory(slug="old"),
    "categories": lambda: CategoryFactory(slug="old"),
    "paths": lambda: path_with_a_step(slug="old"),
    "authors": lambda: Author.objects.create(name="Goodfellow, Ian", slug="old"),
    "tags": lambda: Tag.objects.create(name="old", slug="old"),
}


def rename(save, row, slug):
    response = save(path_of(row), slug=slug)
    assert response.status_code == 302
    row.refresh_from_db()
    assert row.slug == slug


@pytest.mark.parametrize("place", PAGES)
def test_old_address_leads_to_the_new_one(client, save, place):
    row = PAGES[place]()
    rename(save, row, "renamed")
    response = client.get(f"/{place}/old/?page=1&view=dense")
    assert response.status_code == 301
    assert response.headers["Location"] == f"/{place}/renamed/?page=1&view=dense"
    assert client.get(response.headers["Location"]).status_code == 200
    assert client.head(f"/{place}/old/").status_code == 301


@pytest.mark.parametrize(
    "address",
    ["/topics/{}/branch/", "/topics/{}/feed/", "/topics/{}/card.png"],
)
def test_what_stands_below_an_address_moves_with_it(client, save, address):
    rename(save, TopicFactory(slug="old"), "renamed")
    response = client.get(address.format("old"))
    assert response.status_code == 301
    assert response.headers["Location"] == address.format("renamed")


def test_paper_renamed_twice_is_found_by_all_its_names(client, save):
    paper = paper_without_note("gan")
    rename(save, paper, "games")
    rename(save, paper, "adversaries")
    for former in ("gan", "games"):
        response = client.get(f"/papers/{former}.bib")
        assert response.status_code == 301
        assert response.headers["Location"] == "/papers/adversaries.bib"


def test_address_that_another_has_taken_is_that_ones(client, save):
    rename(save, paper_without_note("gan"), "games")
    PaperFactory(slug="gan", title="Another paper")
    assert "Another paper" in client.get("/papers/gan/").content.decode()


def test_draft_does_not_tell_its_new_address(client, save):
    draft = paper_without_note("old", status="draft")
    rename(save, draft, "secret-name")
    response = client.get("/papers/old/")
    assert response.status_code == 404
    assert "secret-name" not in response.content.decode()


def test_deleted_topic_leads_nowhere(client, save):
    topic = TopicFactory(slug="old")
    rename(save, topic, "renamed")
    topic.delete()
    assert client.get("/topics/old/").status_code == 404


def test_post_to_an_old_address_is_not_led_on(ada, save):
    rename(save, paper_without_note("gan"), "games")
    response = ada.post("/papers/gan/status/", {"status": "read"})
    assert response.status_code == 404


def test_address_that_never_was_is_missing(client, gan):
    assert client.get("/papers/never/").status_code == 404
