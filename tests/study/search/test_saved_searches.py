from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone

from papers.models import Paper
from papers.search.vocabulary import forget_vocabulary
from study.models import SavedSearch
from study.search.services import MOST_SEARCHES
from tests.factories import (
    CategoryFactory,
    LearnerFactory,
    PaperFactory,
    ReadingFactory,
    TopicFactory,
)

ATOM = "{http://www.w3.org/2005/Atom}"
CANARY = "secretcanary"


@pytest.fixture(autouse=True)
def fresh_vocabulary():
    forget_vocabulary()
    yield
    forget_vocabulary()


@pytest.fixture
def saved_search(learner, noon):
    return SavedSearch.objects.create(
        learner=learner,
        name="Mine",
        query="attention",
        created_at=noon,
    )


@pytest.fixture
def library(db):
    category = CategoryFactory(slug="language", name="Language")
    attention = TopicFactory(slug="attention")
    heads = TopicFactory(slug="heads", parent=attention)
    PaperFactory(
        slug="transformer",
        title="Attention & all\x08",
        category=category,
        topics=[heads],
        authors=["Vaswani, Ashish"],
    )
    PaperFactory(
        slug="gpt",
        title="Few Shot",
        tldr="With $x^2$ & attention.",
        category=category,
    )
    PaperFactory(
        slug="bare",
        title="Attention unread",
        note="none",
        tldr="",
        category=category,
    )
    PaperFactory(
        title=f"{CANARY} attention",
        status="draft",
        category=category,
        topics=[attention],
    )
    PaperFactory(
        title=f"{CANARY} attention",
        status="retired",
        category=category,
        topics=[attention],
    )


def links_in(response):
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)
    return [
        entry.find(f"{ATOM}link").get("href").rsplit("/", 2)[1]
        for entry in feed.findall(f"{ATOM}entry")
    ]


def open_feed(browser, search):
    """The address that the page shows once."""
    response = browser.post(reverse("open_search_feed", args=[search.pk]))
    html = response.content.decode()
    return html.split("<code>http://127.0.0.1:8000")[1].split("</code>")[0]


def test_save_search_keeps_it_once(ada, learner):
    for _ in range(2):
        response = ada.post(reverse("save_search"), {"query": "  few   shot "})
        assert response.headers["Location"] == reverse("saved_search_list")
    assert list(learner.saved_searches.values_list("name", "query")) == [
        ("few shot", "few shot")
    ]


def test_save_search_keeps_what_another_learner_saved_too(saved_search, sign_in):
    other = LearnerFactory()
    sign_in(other).post(reverse("save_search"), {"query": saved_search.query})
    assert [search.query for search in other.saved_searches.all()] == ["attention"]


@pytest.mark.parametrize("query", ["", "   ", "\0", "x" * 401])
def test_save_search_refuses_nothing_and_too_much(ada, learner, query):
    response = ada.post(reverse("save_search"), {"query": query})
    assert response.status_code == 400
    assert not learner.saved_searches.exists()


def test_save_search_has_a_limit(ada, learner, noon):
    SavedSearch.objects.bulk_create(
        SavedSearch(
            learner=learner,
            name=f"n{number}",
            query=f"q{number}",
            created_at=noon,
        )
        for number in range(MOST_SEARCHES)
    )
    response = ada.post(reverse("save_search"), {"query": "one more"}, follow=True)
    assert "Delete one before you save another." in response.content.decode()
    assert learner.saved_searches.count() == MOST_SEARCHES


def test_saved_search_list_shows_only_mine(ada, saved_search, sign_in):
    assert "Mine" in ada.get(reverse("saved_search_list")).content.decode()
    response = sign_in(LearnerFactory()).get(reverse("saved_search_list"))
    html = response.content.decode()
    assert "Mine" not in html
    assert "You have saved no search yet." in html


@pytest.mark.parametrize(
    "name", ["delete_saved_search", "open_search_feed", "close_search_feed"]
)
def test_what_is_anothers_does_not_exist(saved_search, sign_in, name):
    browser = sign_in(LearnerFactory())
    response = browser.post(reverse(name, args=[saved_search.pk]))
    saved_search.refresh_from_db()
    assert response.status_code == 404
    assert not saved_search.has_feed


def test_delete_saved_search(ada, saved_search):
    ada.post(reverse("delete_saved_search", args=[saved_search.pk]))
    assert not SavedSearch.objects.exists()


def test_search_page_offers_to_save(ada, client, library):
    assert reverse("save_search") in ada.get("/search/?q=attention").content.decode()
    assert (
        reverse("save_search")
        not in client.get("/search/?q=attention").content.decode()
    )


def test_feed_address_is_shown_once_and_stored_hashed(ada, saved_search):
    path = open_feed(ada, saved_search)
    saved_search.refresh_from_db()
    token = path.split("/")[-2]
    assert len(token) == 22
    assert token not in saved_search.feed_digest
    assert len(saved_search.feed_digest) == 64
    assert token not in ada.get(reverse("saved_search_list")).content.decode()


def test_feed_of_a_search_holds_what_fits(ada, client, saved_search, library):
    response = client.get(open_feed(ada, saved_search))
    assert sorted(links_in(response)) == ["bare", "gpt", "transformer"]
    text = response.content.decode()
    assert CANARY not in text
    assert "Mine" not in text
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "private, no-store"


def test_reader_is_told_when_nothing_new_fits(ada, client, saved_search, library):
    path = open_feed(ada, saved_search)
    first = client.get(path)
    known = {"If-None-Match": first.headers["ETag"]}
    again = client.get(path, headers=known)
    assert again.status_code == 304
    assert again.headers["Cache-Control"] == "private, no-store"
    # A mark may change what fits, and no paper: dates alone tell nothing.
    dated = {"If-Modified-Since": first.headers["Last-Modified"]}
    assert client.get(path, headers=dated).status_code == 200
    PaperFactory(slug="newer", title="Attention again")
    assert client.get(path, headers=known).status_code == 200


def test_feed_of_a_search_knows_its_learners_marks(ada, client, learner, library, noon):
    saved_search = SavedSearch.objects.create(
        learner=learner,
        name="Open",
        query="status:unmarked attention",
        created_at=noon,
    )
    other = LearnerFactory()
    ReadingFactory(learner=learner, paper=Paper.objects.get(slug="gpt"))
    ReadingFactory(learner=other, paper=Paper.objects.get(slug="bare"))
    assert sorted(links_in(client.get(open_feed(ada, saved_search)))) == [
        "bare",
        "transformer",
    ]


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "-attention",
        "year:2017",
        "🙂",
        "tag:nothing",
        "a OR",
        "author:ashish OR few",
    ],
)
def test_feed_of_any_query_is_a_feed(ada, client, saved_search, library, query):
    SavedSearch.objects.filter(pk=saved_search.pk).update(query=query)
    links_in(client.get(open_feed(ada, saved_search)))


def test_feed_ends_when_it_is_closed_renewed_or_deleted(
    ada, client, saved_search, library
):
    first = open_feed(ada, saved_search)
    second = open_feed(ada, saved_search)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    ada.post(reverse("close_search_feed", args=[saved_search.pk]))
    assert client.get(second).status_code == 404
    third = open_feed(ada, saved_search)
    ada.post(reverse("delete_saved_search", args=[saved_search.pk]))
    assert client.get(third).status_code == 404


def test_feed_ends_with_its_learners_account(
    ada, client, saved_search, learner, library
):
    path = open_feed(ada, saved_search)
    learner.is_active = False
    learner.save()
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("token", ["x", "A" * 22, "a" * 5000])
def test_feed_without_a_token_is_not_found(client, saved_search, token):
    response = client.get(reverse("saved_search_feed", args=[token]))
    assert response.status_code == 404


def test_public_feeds(client, library):
    assert sorted(links_in(client.get("/feeds/notes/"))) == ["gpt", "transformer"]
    assert sorted(links_in(client.get("/categories/language/feed/"))) == [
        "gpt",
        "transformer",
    ]
    response = client.get("/topics/attention/feed/")
    assert links_in(response) == ["transformer"]
    assert CANARY not in response.content.decode()
    assert not response.cookies
    assert [
        client.get(f"/{name}/nothing/feed/").status_code
        for name in ("categories", "topics")
    ] == [404, 404]


@pytest.mark.parametrize(
    "path", ["/feeds/notes/", "/categories/language/feed/", "/topics/attention/feed/"]
)
def test_public_feed_says_its_own_address(client, library, settings, path):
    assert (
        f'<link href="{settings.SITE_URL}{path}" rel="self"'
        in client.get(path).content.decode()
    )


def test_secret_address_stays_out_of_its_feed(ada, client, saved_search, library):
    path = open_feed(ada, saved_search)
    token = path.split("/")[-2]
    assert token not in client.get(path).content.decode()


def test_feed_lists_the_newest_first(client, library):
    PaperFactory(slug="newest", published_at=timezone.now() + timedelta(days=1))
    assert links_in(client.get("/feeds/notes/"))[0] == "newest"


@pytest.mark.parametrize("path", ["/categories/language/", "/topics/attention/"])
def test_pages_name_their_feed(client, library, path):
    html = client.get(path).content.decode()
    assert html.count(f'href="{path}feed/"') == 2
    assert 'href="/feeds/notes/"' in html
