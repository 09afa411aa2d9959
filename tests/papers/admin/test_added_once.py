"""An add form that is sent twice makes one thing."""

import pytest

from papers.models import Topic
from tests.html_page import Page, main_form

ADD = "/admin/papers/topic/add/"


@pytest.fixture
def form(curator_browser):
    """As the page offers it, with a name."""
    fields = main_form(curator_browser.get(ADD)).lists
    return fields | {"name": "Attention", "slug": "attention"}


def test_the_second_save_leads_to_what_the_first_made(curator_browser, form):
    curator_browser.post(ADD, form)
    topic = Topic.objects.get()
    response = curator_browser.post(ADD, form)
    assert response["Location"] == f"/admin/papers/topic/{topic.pk}/change/"
    page = Page(curator_browser.get(response["Location"]))
    assert "it was sent twice" in page.text
    assert Topic.objects.count() == 1


def test_other_words_on_the_same_page_make_another(curator_browser, form):
    curator_browser.post(ADD, form)
    curator_browser.post(ADD, form | {"name": "Focus", "slug": "focus"})
    assert Topic.objects.count() == 2


def test_a_popup_that_is_sent_twice_closes_twice(curator_browser):
    path = f"{ADD}?_popup=1"
    fields = main_form(curator_browser.get(path)).lists
    fields |= {"name": "Attention", "slug": "attention"}
    first = curator_browser.post(path, fields)
    second = curator_browser.post(path, fields)
    assert second.content == first.content
    assert Topic.objects.count() == 1


def test_a_form_with_a_fault_keeps_its_key(curator_browser, form):
    key = form["_add_key"]
    again = main_form(curator_browser.post(ADD, form | {"name": ""}))
    assert again.lists["_add_key"] == key


@pytest.mark.parametrize("key", ["", "x"])
def test_an_odd_key_is_none(curator_browser, form, key):
    for slug in ("attention", "focus"):
        body = form | {"_add_key": key, "name": slug, "slug": slug}
        curator_browser.post(ADD, body)
    assert Topic.objects.count() == 2


def test_what_was_deleted_since_is_made_again(curator_browser, form):
    curator_browser.post(ADD, form)
    Topic.objects.get().delete()
    curator_browser.post(ADD, form)
    assert Topic.objects.get().name == "Attention"
