"""Topics of one name are told apart by what stands above them."""

import json

import pytest

from tests.factories import TopicFactory
from tests.html_page import Page

PATHS = ["Models › Attention › Structure", "Training › Structure"]


@pytest.fixture
def structures(db):
    """Two topics of one name."""
    models = TopicFactory(name="Models", parent=None)
    attention = TopicFactory(name="Attention", parent=models)
    training = TopicFactory(name="Training", parent=None)
    return [
        TopicFactory(name="Structure", parent=above) for above in (attention, training)
    ]


def completed(browser, term):
    query = {
        "app_label": "papers",
        "model_name": "paper",
        "field_name": "topics",
        "term": term,
    }
    answer = json.loads(browser.get("/admin/autocomplete/", query).content)
    return sorted(result["text"] for result in answer["results"])


def test_what_is_completed_says_the_path(curator_browser, structures):
    assert completed(curator_browser, "structure") == PATHS


def test_word_of_the_topic_above_narrows_it(curator_browser, structures):
    assert completed(curator_browser, "attention structure") == PATHS[:1]


def test_what_is_chosen_says_the_path(curator_browser, structures, gan):
    gan.topics.set(structures)
    response = curator_browser.get(f"/admin/papers/paper/{gan.pk}/change/")
    text = Page(response).text
    for path in PATHS:
        assert path in text


def test_place_of_a_topic_says_the_path(curator_browser, structures):
    below = TopicFactory(name="Heads", parent=structures[0])
    response = curator_browser.get(f"/admin/papers/topic/{below.pk}/change/")
    assert PATHS[0] in Page(response).text
