"""Deleting a topic says what hangs on it, and takes nothing of it along."""

import pytest
from django.db.models import ProtectedError

from papers.models import Topic
from tests.factories import PaperFactory, QuestionFactory, TopicFactory
from tests.html_page import Page


@pytest.fixture
def topic(db):
    """With two topics below each other, a paper and a question."""
    topic = TopicFactory(name="Structure")
    TopicFactory(parent=TopicFactory(parent=topic))
    PaperFactory().topics.add(topic)
    QuestionFactory().topics.add(topic)
    return topic


def delete(browser, topic):
    path = f"/admin/papers/topic/{topic.pk}/delete/"
    return browser.post(path, {"post": "yes"})


def test_deletion_says_exactly_what_hangs_on_it(curator_browser, topic):
    page = Page(curator_browser.get(f"/admin/papers/topic/{topic.pk}/delete/"))
    assert "2 topics stand below “Structure”" in page.text
    assert "1 question hangs on “Structure”" in page.text
    assert "1 paper hangs on “Structure”" in page.text
    lists = [link for link in page.links if "__id__exact" in link]
    assert len(lists) == 3
    for link in lists:
        shown = curator_browser.get(link).context["cl"].result_count
        assert shown == 1


@pytest.mark.parametrize("left", ["below", "paper", "question"])
def test_deletion_is_refused_while_anything_hangs_on_it(curator_browser, topic, left):
    if left != "below":
        Topic.objects.filter(parent=topic).update(parent=None)
    if left != "paper":
        topic.papers.clear()
    if left != "question":
        topic.questions.clear()
    count = Topic.objects.count()
    assert "Nothing was changed." in Page(delete(curator_browser, topic)).text
    assert Topic.objects.count() == count


def test_chosen_topics_are_not_deleted_with_what_hangs_on_them(curator_browser, topic):
    chosen = {"action": "delete_selected", "_selected_action": topic.pk, "post": "yes"}
    page = Page(curator_browser.post("/admin/papers/topic/", chosen))
    assert "2 topics stand below “Structure”" in page.text
    assert Topic.objects.filter(pk=topic.pk).exists()


def test_topic_on_which_nothing_hangs_is_deleted(curator_browser, db):
    topic = TopicFactory()
    assert delete(curator_browser, topic).status_code == 302
    assert not Topic.objects.filter(pk=topic.pk).exists()
    assert topic.history.filter(history_type="-").count() == 1


def test_no_code_deletes_a_topic_with_those_below_it(topic):
    with pytest.raises(ProtectedError):
        topic.delete()
