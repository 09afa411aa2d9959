"""The look-up's services, a paper of the library, and the two forms."""

import pytest

from tests.factories import PaperFactory
from tests.papers.metadata.conftest import server, services  # noqa: F401


def find(browser, text, **fields):
    return browser.post("/papers/add/find/", {"text": text, **fields})


def create(browser, **fields):
    return browser.post("/papers/add/create/", {"title": "Slowly", **fields})


def initial_of(response):
    assert response.status_code == 200
    return response.context["form"].initial


@pytest.fixture
def attention(db):
    return PaperFactory(
        slug="attention", title="Attention Is All You Need", arxiv_id="1706.03762"
    )
