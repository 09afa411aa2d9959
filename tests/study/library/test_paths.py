"""Curated paths: an order of papers with a reason for each step."""

import pytest

from papers.models import PathStep
from study.reading.services import set_reading_status
from tests.factories import PaperFactory, ReadingPathFactory
from tests.html_page import Page


@pytest.fixture
def path(db):
    """Three steps, the second of them a draft."""
    path = ReadingPathFactory(
        slug="beginning", title="A beginning", introduction="Read *slowly*."
    )
    for position, slug in enumerate(["perceptron", "hidden", "resnet"], start=1):
        paper = PaperFactory(
            slug=slug,
            title=slug.title(),
            status="draft" if slug == "hidden" else "published",
        )
        PathStep.objects.create(
            path=path,
            paper=paper,
            position=position,
            reason=f"Since {slug} comes here.",
        )
    ReadingPathFactory(slug="unfinished", status="draft")
    return path


def test_list_counts_the_steps_that_are_shown(client, path):
    rows = client.get("/paths/").context["paths"]
    assert [(row["url"], row["step_count"]) for row in rows] == [
        ("/paths/beginning/", 2)
    ]
    assert len(client.get("/paths/beginning/").context["steps"]) == 2


def test_steps_stand_in_order_with_their_reasons(client, path):
    response = client.get("/paths/beginning/")
    text = Page(response).text
    assert [(row["number"], row["paper_url"]) for row in response.context["steps"]] == [
        (1, "/papers/perceptron/"),
        (2, "/papers/resnet/"),
    ]
    assert (
        text.index("Read slowly.")
        < text.index("Since perceptron comes here.")
        < text.index("Since resnet")
    )
    assert "hidden" not in text


def test_learner_sees_how_far_she_is(ada, learner, path, noon):
    set_reading_status(
        learner=learner, paper=path.steps.first().paper, status="read", at=noon
    )
    set_reading_status(
        learner=learner, paper=path.steps.get(position=2).paper, status="read", at=noon
    )
    assert ada.get("/paths/").context["paths"][0]["read_count"] == 1
    labels = [
        row["status_label"] for row in ada.get("/paths/beginning/").context["steps"]
    ]
    assert labels == ["Read", ""]


def test_visitor_sees_nobodys_progress(client, learner, path, noon):
    set_reading_status(
        learner=learner, paper=path.steps.first().paper, status="read", at=noon
    )
    assert client.get("/paths/").context["paths"][0]["read_count"] is None
    assert {
        row["status_label"] for row in client.get("/paths/beginning/").context["steps"]
    } == {""}


@pytest.mark.parametrize("slug", ["unfinished", "nothing"])
def test_path_that_is_not_published_does_not_exist(ada, path, slug):
    assert ada.get(f"/paths/{slug}/").status_code == 404


def test_no_paths_yet_is_a_page(client, db):
    response = client.get("/paths/")
    assert (response.status_code, response.context["paths"]) == (200, [])
