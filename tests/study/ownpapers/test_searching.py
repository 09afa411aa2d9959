"""A learner's search finds their own papers, and nobody else's does."""

import pytest
from django.utils import timezone

from study.reading.services import set_reading_status
from tests.factories import LearnerFactory, PaperFactory, make_own_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def papers(learner):
    """Two of the learner's own, and one of somebody else with the same words."""
    PaperFactory(title="Attention in the library")
    make_own_paper(title="Attention of others", abstract="Everybody’s attention.")
    first = make_own_paper(
        learner,
        title="Écoute et attention",
        authors=("Łukasiewicz, Jan", "Noether, Emmy"),
        year=2019,
        venue="Workshop on Hearing",
        abstract="We listen to lattices.",
    )
    second = make_own_paper(learner, title="Self-attention sinks", doi="10.1000/sinks")
    return first, second


def titles_found(browser, query, group="mine"):
    response = browser.get("/search/", {"q": query})
    for result_group, _ in response.context["groups"]:
        if result_group.key == group:
            return [str(result.title) for result in result_group.results]
    return []


def plain(titles):
    return [title.replace("<mark>", "").replace("</mark>", "") for title in titles]


SINKS = "Self-attention sinks"
ECOUTE = "Écoute et attention"
FOUND = {
    "attention": [SINKS, ECOUTE],
    "mine:": [SINKS, ECOUTE],
    "mine: atten": [SINKS, ECOUTE],
    "mine:sinks": [SINKS],
    "ecoute": [ECOUTE],
    '"et attention"': [ECOUTE],
    '"attention et"': [],
    "attention -sinks": [ECOUTE],
    "sinks OR ecoute": [SINKS, ECOUTE],
    "author:lukasiewicz": [ECOUTE],
    "author:attention": [],
    "year:2019": [ECOUTE],
    "latti": [ECOUTE],
    "latt lattices": [],
    "10.1000/sinks": [SINKS],
    "hearing workshop": [ECOUTE],
    "mine: has:note": [],
    "-mine:": [],
    "everybody": [],
    "others": [],
    "status:read": [ECOUTE],
    "tag:nlp": [],
    "%": [],
}


def test_search_finds_own_papers(sign_in, learner, papers):
    first, _ = papers
    set_reading_status(learner=learner, paper=first, status="read", at=timezone.now())
    browser = sign_in(learner)
    found = {query: plain(titles_found(browser, query)) for query in FOUND}
    assert found == FOUND


def test_mine_leaves_the_library_out(sign_in, learner, papers):
    browser = sign_in(learner)
    assert titles_found(browser, "attention", "papers") != []
    assert titles_found(browser, "mine: attention", "papers") == []


def test_visitors_are_told_to_sign_in(client, papers):
    response = client.get("/search/", {"q": "mine: attention"})
    assert "Sign in to search by mine:" in response.text
    assert titles_found(client, "mine: attention") == []


def test_others_find_nothing(sign_in, papers):
    browser = sign_in(LearnerFactory(is_staff=True, is_superuser=True))
    for query in ("ecoute", "mine:", "lattices", "author:lukasiewicz"):
        response = browser.get("/search/", {"q": query})
        assert response.context["groups"] == []
        assert response.context["spellings"] == []


def test_found_own_papers_are_exported_to_their_owner_alone(sign_in, learner, papers):
    address = "/search/export/?format=bib&q=mine:"
    mine = b"".join(sign_in(learner).get(address).streaming_content).decode()
    assert mine.count("@misc{") == 2
    theirs = sign_in(LearnerFactory()).get(address)
    assert b"".join(theirs.streaming_content) == b""
