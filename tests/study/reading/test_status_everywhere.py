"""Every row that shows a paper has the menu by which it is marked."""

import pytest
from pytest_django.asserts import assertNotContains

from papers.models import Link, PathStep
from papers.services.page_cache import render_pages
from study.models import StudyAim
from study.reading.services import set_reading_status
from tests.factories import (
    LearnerFactory,
    PaperFactory,
    ReadingPathFactory,
    TopicFactory,
)
from tests.html_page import Page

MENU = "/papers/gan/status/"
PAGES = [
    "/papers/",
    "/search/?q=adversarial",
    "/topics/games/",
    "/paths/beginning/",
    "/papers/gan/prerequisites/",
    "/papers/gan/prerequisites/?show=all",
    "/map/",
    "/compare/?papers=gan,vae",
    "/progress/frontier/",
    "/start/papers/",
]
FOR_VISITORS = PAGES[:-2]


@pytest.fixture
def gan(learner, noon):
    """In the catalogue, on a topic and a path; it builds on a paper that was read."""
    gan = PaperFactory(
        slug="gan",
        title="Generative Adversarial Nets",
        topics=[TopicFactory(slug="games")],
    )
    vae = PaperFactory(slug="vae")
    PathStep.objects.create(
        path=ReadingPathFactory(slug="beginning"), paper=gan, position=1, reason="So."
    )
    Link.objects.create(source=gan, target=vae, kind="builds_on", reason="So.")
    set_reading_status(learner=learner, paper=vae, status="read", at=noon)
    set_reading_status(learner=learner, paper=gan, status="reading", at=noon)
    StudyAim.objects.create(learner=learner, kind="look", changed_at=noon)
    list(render_pages())
    return gan


@pytest.mark.parametrize("address", PAGES)
def test_row_shows_the_mark_and_its_menu(ada, gan, address):
    page = Page(ada.get(address))
    menus = [form for form in page.forms if form.action == MENU]
    assert len(menus) == 1
    assert "Marked “reading”" in page.text
    assert menus[0].values["next"] == address
    assert ("status", "read") in menus[0].buttons
    assert menus[0].other_actions == ["/papers/gan/status/undo/"]
    ids = [dict(attributes).get("id") for _, attributes in page.tags]
    assert ids.count("row-gan") == 1


@pytest.mark.parametrize("address", PAGES[:-1])
def test_mark_of_another_is_nowhere(sign_in, gan, address):
    page = Page(sign_in(LearnerFactory()).get(address))
    assert "Marked “" not in page.text


@pytest.mark.parametrize("address", FOR_VISITORS)
def test_visitors_have_no_menu(client, gan, address):
    assertNotContains(client.get(address), MENU)
