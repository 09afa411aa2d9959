"""The pages of the topic map."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import QuestionFactory, TopicFactory, answer

HOSTILE = "\"'></title></svg><script>x</script>&amp;&"
SVG = re.compile(r'<svg\s+class="treemap.*?</svg>', re.DOTALL)


@pytest.fixture
def today(noon):
    with time_machine.travel(noon, tick=False):
        yield noon


@pytest.fixture
def topics(learner, today):
    """A strong and a weak topic, and below the weak one another that was not tested."""
    strong = TopicFactory(slug="strong", name="Strong")
    weak = TopicFactory(slug="weak", name="Weak")
    untested = TopicFactory(slug="untested", name="Untested", parent=weak)
    for topic, days in ((strong, 1), (weak, 300)):
        question = QuestionFactory()
        question.topics.add(topic)
        answer(learner, question, at=today - timedelta(days=days))
    QuestionFactory().topics.add(untested)


def slugs_in_order(page):
    links = re.findall(r'href="/progress/topics/([a-z]+)/"', page.content.decode())
    return list(dict.fromkeys(links))


def drawings(page):
    return [ElementTree.fromstring(svg) for svg in SVG.findall(page.content.decode())]


def test_drawings_are_well_formed_and_their_links_have_names(ada, topics):
    for drawing in drawings(ada.get("/progress/topics/")):
        links = list(drawing.iter("a"))
        assert {link.get("href") for link in links} == {
            "/progress/topics/strong/",
            "/progress/topics/weak/",
        }
        for link in links:
            assert link.get("aria-label") == link.find("title").text


def test_each_width_of_screen_has_a_drawing(ada, topics):
    assert len(drawings(ada.get("/progress/topics/"))) == 3


@pytest.mark.parametrize("view", ["", "list", "table"])
def test_hostile_name_of_a_topic_is_text(ada, topics, view):
    topic = TopicFactory(slug="hostile", name=HOSTILE)
    QuestionFactory().topics.add(topic)
    page = ada.get("/progress/topics/", {"view": view})
    assertNotContains(page, "<script>x")
    for drawing in drawings(page):
        names = [link.get("aria-label") for link in drawing.iter("a")]
        assert f"{HOSTILE}: 1 question, not tested" in names


@pytest.mark.parametrize("view", ["list", "table"])
def test_weakest_come_first_on_request(ada, topics, view):
    usual = slugs_in_order(ada.get("/progress/topics/", {"view": view}))
    asked = {"view": view, "order": "weak"}
    weak_first = slugs_in_order(ada.get("/progress/topics/", asked))
    assert usual[0] == "strong"
    assert weak_first[0] == "weak"


@pytest.mark.parametrize("query", ["view=x", "order=%00", "day=1&view=map", "view="])
def test_options_that_make_no_sense_are_the_usual_ones(ada, topics, query):
    page = ada.get(f"/progress/topics/?{query}")
    assert page.status_code == 200
    assert page.context["view"] == ""


def test_same_number_stands_on_every_page(ada, topics):
    progress = ada.get("/progress/").context
    whole = ada.get("/progress/topics/").context
    assert progress["recall"] == whole["recall"]
    node = ada.get("/progress/topics/weak/").context
    rows = {row.node.slug: row.recall for row in whole["weakest"]}
    assert node["recall"] == rows["weak"]
    assertContains(ada.get("/progress/topics/weak/"), f"{rows['weak'].percent} %")


def test_topic_below_is_drawn_beside_what_is_general(ada, topics):
    for drawing in drawings(ada.get("/progress/topics/weak/")):
        targets = {link.get("href") for link in drawing.iter("a")}
        assert targets == {"/progress/topics/untested/", "#questions"}


def test_narrowest_topic_lists_its_questions(ada, topics):
    page = ada.get("/progress/topics/strong/")
    assert drawings(page) == []
    (question,) = page.context["questions"]
    assert question.percent == page.context["recall"].percent
    assertContains(page, "Why is recurrence slow?")


def test_learner_without_answers_sees_what_there_is_to_test(ada, db):
    QuestionFactory().topics.add(TopicFactory())
    page = ada.get("/progress/topics/")
    assertContains(page, "Not tested: its one question was not asked yet.")


def test_library_without_questions_says_so(ada, db):
    assertContains(ada.get("/progress/topics/"), "No topic has questions yet.")


def test_unknown_topic_is_not_found(ada, db):
    assert ada.get("/progress/topics/nothing/").status_code == 404


def test_one_button_practises_a_topic(ada, topics):
    response = ada.post("/topics/weak/quiz/")
    page = ada.get(response["Location"])
    assertContains(page, "Why is recurrence slow?")


@pytest.mark.parametrize("view", ["", "list", "table"])
def test_every_button_that_practises_sends_the_token(ada, topics, view):
    page = ada.get("/progress/topics/", {"view": view}).content.decode()
    (form,) = re.findall(
        r'<form method="post" action="/progress/topics/">(.*?)</form>', page, re.DOTALL
    )
    assert 'formaction="/topics/weak/quiz/"' in form
    assert 'name="csrfmiddlewaretoken"' in form


def test_topic_without_questions_is_no_quiz(ada, db):
    TopicFactory(slug="bare")
    assert ada.post("/topics/bare/quiz/").status_code == 409


def test_page_of_a_topic_offers_a_quiz_to_learners(ada, client, topics):
    assertContains(ada.get("/topics/weak/"), 'action="/topics/weak/quiz/"')
    assertNotContains(client.get("/topics/weak/"), "/topics/weak/quiz/")
