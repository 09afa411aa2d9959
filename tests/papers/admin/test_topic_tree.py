"""Topics are moved in the tree: by buttons, by dragging, and back."""

import pytest

from papers.models import LibraryChange, Topic
from papers.services.library.revision import bump_revision
from study.accounts.roles import EDITOR
from tests.factories import LearnerFactory, TopicFactory
from tests.html_page import Page

TREE = "/admin/papers/topic/tree/"
MOVE = "/admin/papers/topic/tree/move/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def topics(db):
    """A with B, C and D below it, E beside it; all of one position, as some are."""
    upper = TopicFactory(name="A", position=0)
    inner = [TopicFactory(name=name, parent=upper, position=0) for name in "BCD"]
    rows = [upper, *inner, TopicFactory(name="E", position=0)]
    bump_revision()
    return {topic.name: topic for topic in rows}


def outline(parent=None):
    """As “A(B C D) E”."""
    said = []
    for topic in Topic.objects.filter(parent=parent).order_by("position", "id"):
        below = outline(topic)
        said.append(f"{topic.name}({below})" if below else topic.name)
    return " ".join(said)


@pytest.fixture
def fields(curator_browser, topics):
    """What the form of that topic sends."""

    def find(name):
        page = Page(curator_browser.get(TREE))
        wanted = str(topics[name].pk)
        for form in page.forms:
            if form.action == MOVE and form.values.get("topic") == wanted:
                return form.values
        raise AssertionError(f"no form moves {name}")

    return find


@pytest.fixture
def press(curator_browser, fields):
    def send(name, step, **options):
        body = fields(name) | {"step": step}
        return curator_browser.post(MOVE, body, **options)

    return send


@pytest.fixture
def drop(curator_browser, fields, topics):
    def send(name, how, target, **options):
        body = fields(name) | {"how": how, "target": topics[target].pk}
        body.pop("step", None)
        return curator_browser.post(MOVE, body, **options)

    return send


@pytest.mark.parametrize(
    ("name", "step", "after"),
    [
        ("C", "up", "A(C B D) E"),
        ("C", "down", "A(B D C) E"),
        ("C", "in", "A(B(C) D) E"),
        ("C", "out", "A(B D) C E"),
        ("E", "in", "A(B C D E)"),
        ("E", "up", "E A(B C D)"),
        ("A", "down", "E A(B C D)"),
        ("B", "up", "A(B C D) E"),
        ("D", "down", "A(B C D) E"),
        ("B", "in", "A(B C D) E"),
        ("E", "out", "A(B C D) E"),
    ],
)
def test_button_moves_a_topic_by_one_step(press, name, step, after):
    response = press(name, step)
    assert response["Location"] == TREE
    assert outline() == after


@pytest.mark.parametrize(
    ("name", "how", "target", "after"),
    [
        ("D", "before", "B", "A(D B C) E"),
        ("B", "after", "C", "A(C B D) E"),
        ("E", "into", "C", "A(B C(E) D)"),
        ("B", "before", "A", "B A(C D) E"),
        ("C", "into", "A", "A(B D C) E"),
    ],
)
def test_dropped_topic_stands_there(drop, name, how, target, after):
    drop(name, how, target)
    assert outline() == after


@pytest.mark.parametrize(
    ("name", "how", "target"),
    [("A", "into", "B"), ("A", "before", "C"), ("A", "into", "A"), ("B", "after", "B")],
)
def test_no_topic_goes_below_itself(drop, name, how, target):
    response = drop(name, how, target, headers=HTMX)
    assert "Topics would stand below themselves there." in Page(response).text
    assert outline() == "A(B C D) E"
    assert not LibraryChange.objects.exists()


@pytest.mark.parametrize("name", ["A", "B", "C", "D", "E"])
def test_moved_topic_is_moved_back(drop, curator_browser, name):
    target = "E" if name != "E" else "B"
    page = Page(drop(name, "after", target, headers=HTMX))
    form = next(form for form in page.forms if "how" in form.values)
    curator_browser.post(MOVE, form.values, headers=HTMX)
    assert outline() == "A(B C D) E"


def test_move_is_put_back_from_the_history(drop, curator_browser):
    drop("D", "into", "E")
    change = LibraryChange.objects.get(name="D")
    curator_browser.post(f"/admin/papers/librarychange/{change.pk}/put-back/")
    assert Topic.objects.get(name="D").parent.name == "A"
    assert change.by.email == "curator@example.org"


def test_tree_that_was_changed_meanwhile_is_shown_and_kept(
    curator_browser, fields, press
):
    seen = fields("C") | {"step": "up"}
    press("D", "up")
    before = outline()
    response = curator_browser.post(MOVE, seen, headers=HTMX)
    assert "Somebody changed this part of the tree" in Page(response).text
    assert outline() == before
    Topic.objects.get(name="C").delete()
    response = curator_browser.post(MOVE, seen, headers=HTMX)
    assert "Somebody changed this part of the tree" in Page(response).text


def test_branch_is_opened_by_itself(curator_browser, topics):
    below = TopicFactory(name="F", parent=topics["B"])
    TopicFactory(name="G", parent=below)
    bump_revision()
    page = Page(curator_browser.get(TREE))
    assert f"{TREE}?at={topics['B'].pk}" in page.links
    branch = Page(curator_browser.get(TREE, {"at": topics["B"].pk}))
    assert "G" in branch.text
    for at in ("999999", "x", "-1", "9" * 30):
        assert curator_browser.get(TREE, {"at": at}).status_code == 404


@pytest.mark.parametrize(
    "changes",
    [
        {"step": "sideways"},
        {"step": "up", "how": "into"},
        {"version": ""},
        {"topic": "x"},
        {"topic": "9" * 30},
        {"how": "into", "target": "99999"},
        {},
    ],
)
def test_odd_requests_move_nothing(curator_browser, fields, changes):
    response = curator_browser.post(MOVE, fields("C") | changes)
    assert response.status_code == 302
    assert outline() == "A(B C D) E"


def test_who_may_not_publish_moves_nothing(sign_in, topics):
    browser = sign_in(LearnerFactory(is_staff=True, role=EDITOR))
    assert browser.get(TREE).status_code == 403
    body = {"topic": topics["C"].pk, "version": "x", "step": "up"}
    assert browser.post(MOVE, body).status_code == 403
    assert outline() == "A(B C D) E"


def test_queries_do_not_grow_with_the_tree(
    curator_browser, topics, django_assert_max_num_queries
):
    for number in range(40):
        TopicFactory(name=f"More {number}", parent=topics["E"])
    bump_revision()
    curator_browser.get(TREE)
    with django_assert_max_num_queries(12):
        curator_browser.get(TREE)
