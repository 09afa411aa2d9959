"""A site that takes no new accounts offers none."""

import pytest

from tests.html_page import Page

PAGES = ["/", "/papers/", "/search/", "/nothing/", "/account/login/"]
SIGN_UP = "/account/signup/"


@pytest.fixture
def closed_site(db, settings):
    settings.SIGNUP = "closed"


def links_on(response):
    page = Page(response)
    return {values["href"] for _, values in page.tags if "href" in values}


@pytest.mark.parametrize("path", PAGES)
def test_closed_site_offers_no_account(closed_site, client, path):
    links = links_on(client.get(path))
    assert not [link for link in links if link.startswith(SIGN_UP)]


@pytest.mark.parametrize("path", ["/", "/papers/", "/account/login/"])
def test_open_site_offers_an_account(db, client, path):
    links = links_on(client.get(path))
    assert [link for link in links if link.startswith(SIGN_UP)]


def test_closed_site_has_no_form_to_sign_up(closed_site, client):
    response = client.get(SIGN_UP)
    assert response.status_code == 200
    assert 'name="password1"' not in response.content.decode()
