"""What hangs on a topic is moved to another one, and can be put back."""

import pytest

from papers.models import LibraryChange, Topic
from study.accounts.roles import EDITOR
from tests.factories import LearnerFactory, PaperFactory, TopicFactory, complete_note
from tests.factories.own_papers import make_own_paper
from tests.html_page import Page, main_form


@pytest.fixture
def topic(db):
    """With a topic below it, a paper and a question of that paper."""
    topic = TopicFactory(name="Structure")
    TopicFactory(name="Inner", parent=topic)
    paper = complete_note(PaperFactory(slug="gan"))
    paper.topics.add(topic)
    paper.own_questions.get().topics.add(topic)
    return topic


@pytest.fixture
def target(db):
    target = TopicFactory(name="Architecture")
    TopicFactory(name="First", parent=target, position=4)
    return target


def path_of(topic):
    return f"/admin/papers/topic/{topic.pk}/move/"


@pytest.fixture
def move(curator_browser, topic):
    """As the page offers it, but for what is named."""

    def send(place, **changes):
        form = main_form(curator_browser.get(path_of(topic)))
        body = form.lists | {"target": place.pk} | changes
        return curator_browser.post(path_of(topic), body)

    return send


def what_hangs_on(topic):
    return (
        [child.name for child in topic.children.order_by("position")],
        [paper.slug for paper in topic.papers.all()],
        [question.slug for question in topic.questions.all()],
    )


def test_all_of_it_is_moved(move, topic, target):
    assert move(target).status_code == 302
    assert what_hangs_on(topic) == ([], [], [])
    below, papers, questions = what_hangs_on(target)
    assert below == ["First", "Inner"]
    assert papers == ["gan"]
    assert questions == ["gan-why"]


def test_only_what_is_chosen_is_moved(move, topic, target):
    move(target, what=["papers"])
    assert what_hangs_on(topic) == (["Inner"], [], ["gan-why"])
    assert what_hangs_on(target) == (["First"], ["gan"], [])


def test_each_is_put_back_from_its_history(move, curator_browser, topic, target):
    move(target)
    for change in LibraryChange.objects.all():
        curator_browser.post(f"/admin/papers/librarychange/{change.pk}/put-back/")
    assert what_hangs_on(topic) == (["Inner"], ["gan"], ["gan-why"])
    assert what_hangs_on(target) == (["First"], [], [])


def test_nothing_is_moved_below_itself(move, topic):
    inner = Topic.objects.get(name="Inner")
    response = move(inner)
    assert "Topics would stand below themselves there." in Page(response).text
    assert what_hangs_on(topic) == (["Inner"], ["gan"], ["gan-why"])
    assert move(inner, what=["papers"]).status_code == 302
    assert what_hangs_on(inner) == ([], ["gan"], [])


@pytest.mark.parametrize(
    "changes",
    [{"what": []}, {"what": ["all"]}, {"target": ""}, {"target": "x"}],
    ids=str,
)
def test_odd_choice_moves_nothing(move, topic, target, changes):
    assert move(target, **changes).status_code == 200
    assert what_hangs_on(topic) == (["Inner"], ["gan"], ["gan-why"])


def test_topic_itself_is_no_place(move, topic):
    response = move(topic)
    assert "Choose another topic than this one." in Page(response).text


def test_learners_own_papers_stay_where_they_are(move, topic, target):
    own = make_own_paper(LearnerFactory())
    own.topics.add(topic)
    move(target)
    assert list(own.topics.all()) == [topic]


def test_page_of_an_empty_topic_says_so(curator_browser, target):
    first = Topic.objects.get(name="First")
    text = Page(curator_browser.get(path_of(first))).text
    assert "Nothing hangs on this topic." in text


def test_editors_move_nothing(sign_in, topic, target):
    browser = sign_in(LearnerFactory(is_staff=True, role=EDITOR))
    body = {"target": target.pk, "what": ["below", "papers", "questions"]}
    assert browser.post(path_of(topic), body).status_code == 403
    assert what_hangs_on(topic) == (["Inner"], ["gan"], ["gan-why"])
