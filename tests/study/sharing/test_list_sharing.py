"""A list's owner reads what others would see, and then decides."""

import pytest

from study.models import ReadingList
from study.sharing.services import share_by_link
from tests.html_page import Page

pytestmark = pytest.mark.django_db
SEEN = (
    "Anyone with this link sees the titles, their order and your notes on the entries."
    " Not what you have read or recall."
)


@pytest.fixture
def sharing_url(reading_list):
    return f"/lists/{reading_list.pk}/sharing/"


def test_list_is_private_at_first(grace, sharing_url):
    text = Page(grace.get(sharing_url)).text
    assert "Only you. Nobody else sees that the list exists." in text
    assert "Suggestions" not in text


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("link", SEEN),
        ("link", "Your note on 2 of 5 entries can be read."),
        ("link", "Of your own paper (1) they see who wrote it, when and where,"),
        ("public", "Everybody sees the titles, their order and your notes"),
        ("public", "Not what you have read or recall."),
        ("private", "From then on nobody else sees the list"),
    ],
)
def test_change_is_told_before_it_is_made(grace, sharing_url, to, words):
    assert words in Page(grace.get(f"{sharing_url}?to={to}")).text
    assert ReadingList.objects.get().visibility == "private"


def share(browser, sharing_url, visibility):
    return browser.post(f"{sharing_url}set/", {"visibility": visibility})


def link_in(response):
    """The path of the link that the page shows."""
    text = response.content.decode()
    _, _, rest = text.partition('<code id="list-link">')
    link, _, _ = rest.partition("</code>")
    return link.removeprefix("http://127.0.0.1:8000")


def test_link_is_shown_once_and_opens_the_list(grace, client, sharing_url):
    response = share(grace, sharing_url, "link")
    link = link_in(response)
    assert link.startswith("/shared/")
    assert client.get(link).status_code == 200
    assert "/shared/" not in grace.get(sharing_url).content.decode()


def test_link_is_renewed(grace, client, sharing_url):
    first = link_in(share(grace, sharing_url, "link"))
    confirmation = Page(grace.get(f"{sharing_url}?to=link")).text
    assert "The link that you gave out leads nowhere from then on." in confirmation
    second = link_in(share(grace, sharing_url, "link"))
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200


def test_list_becomes_public_and_private_again(grace, client, sharing_url):
    assert share(grace, sharing_url, "public").status_code == 302
    page = grace.get(sharing_url)
    path = f"/lists/public/{ReadingList.objects.get().pk}/"
    assert f'<a href="http://127.0.0.1:8000{path}">' in page.content.decode()
    assert client.get(path).status_code == 200
    assert share(grace, sharing_url, "private").status_code == 302
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("visibility", ["", "group", "link\0"])
def test_unknown_visibility_is_refused(grace, sharing_url, visibility):
    assert share(grace, sharing_url, visibility).status_code == 400
    assert ReadingList.objects.get().visibility == "private"


def test_suggestions_are_made_welcome(grace, reading_list, sharing_url):
    share_by_link(reading_list)
    response = grace.post(f"{sharing_url}editing/", {"editing": "suggestions"})
    assert response.status_code == 302
    assert ReadingList.objects.get().editing == "suggestions"
    assert grace.post(f"{sharing_url}editing/", {"editing": "x"}).status_code == 400


def test_archived_list_says_that_it_is_closed(grace, reading_list, sharing_url, noon):
    share_by_link(reading_list)
    ReadingList.objects.update(archived_at=noon)
    text = Page(grace.get(sharing_url)).text
    assert "while it is there, nobody but you sees it" in text
