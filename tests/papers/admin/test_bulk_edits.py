"""Ticked rows of a list are changed together; what cannot be of one row is said."""

import pytest

from papers.models import LibraryChange, Paper, Question, Topic
from papers.services.library.keeping import TOPICS, LibraryWatch
from study.accounts.roles import EDITOR
from tests.factories import (
    CategoryFactory,
    LearnerFactory,
    PaperFactory,
    TopicFactory,
    complete_note,
)
from tests.factories.own_papers import make_own_paper
from tests.html_page import Page

LISTS = {
    "paper": "/admin/papers/paper/",
    "question": "/admin/papers/question/",
    "topic": "/admin/papers/topic/",
}
MANY = "-".join(map(str, range(1, 102)))


@pytest.fixture
def two(db):
    """Two notes, each with a question."""
    return [complete_note(PaperFactory(slug=slug)) for slug in ("adam", "gan")]


@pytest.fixture
def look(curator_browser):
    """Ticks the rows, says what is to change, and looks at what would."""

    def send(kind, rows, **wishes):
        ticked = {
            "action": "change_selected",
            "_selected_action": [row.pk for row in rows],
        }
        chosen = curator_browser.post(LISTS[kind], ticked, follow=True)
        form = Page(chosen).form(f"{LISTS[kind]}bulk/preview/")
        path = f"{LISTS[kind]}bulk/preview/"
        return curator_browser.post(path, form.lists | wishes)

    return send


@pytest.fixture
def change(curator_browser, look):
    """And presses the button."""

    def send(kind, rows, meanwhile=None, **wishes):
        path = f"{LISTS[kind]}bulk/apply/"
        form = Page(look(kind, rows, **wishes)).form(path)
        if meanwhile:
            meanwhile()
        return curator_browser.post(path, form.lists, follow=True)

    return send


def stored(row):
    return type(row).objects.get(pk=row.pk)


def test_what_would_change_is_shown_and_nothing_changes(look, two):
    response = look("paper", two, read_by="Ada", status="draft")
    text = Page(response).text
    assert text.count("Ada") == 2
    assert "Published" in text
    assert stored(two[0]).read_by == ""
    assert stored(two[0]).status == "published"
    assert not LibraryChange.objects.exists()


def test_papers_are_changed_and_each_is_put_back(change, curator_browser, two, client):
    category = CategoryFactory()
    topic = TopicFactory()
    away = TopicFactory()
    two[0].topics.add(away)
    two[0].tags.add("old")
    wishes = {
        "category": category.pk,
        "read_by": "Ada",
        "added_tags": "vision, self-supervised",
        "removed_tags": "old",
        "added_topics": [topic.pk],
        "removed_topics": [away.pk],
    }
    page = change("paper", two, **wishes)
    assert "2 changed." in Page(page).text
    for paper in two:
        paper = stored(paper)
        assert paper.category == category
        assert paper.read_by == "Ada"
        assert {"vision", "self-supervised"} <= set(paper.tags.names())
        assert list(paper.topics.all()) == [topic]
    assert "old" not in stored(two[0]).tags.names()
    assert "Ada" in Page(client.get(two[0].get_absolute_url())).text
    assert LibraryChange.objects.count() == 2
    for made in LibraryChange.objects.all():
        assert made.by.email == "curator@example.org"
        curator_browser.post(f"/admin/papers/librarychange/{made.pk}/put-back/")
    assert stored(two[0]).read_by == ""
    assert list(stored(two[0]).topics.all()) == [away]
    assert "old" in stored(two[0]).tags.names()


def test_drafts_are_published_at_this_moment(change, two):
    before = two[0].published_at
    Paper.objects.update(status="draft")
    change("paper", two, status="published")
    for paper in two:
        assert stored(paper).status == "published"
    assert stored(two[0]).published_at > before


def test_what_the_files_refuse_of_one_row_is_refused_of_it_alone(change, look, two):
    adam, gan = two
    other = complete_note(PaperFactory(slug="other"))
    other.sections.filter(kind="problem").update(body="As in [Adam](paper:adam).")
    told = Page(look("paper", two, status="retired")).text
    assert told.count("It stays as it is.") == 1
    assert "1 changed." in Page(change("paper", two, status="retired")).text
    assert stored(adam).status == "published"
    assert stored(gan).status == "retired"
    assert LibraryChange.objects.count() == 1


def test_files_are_tried_once_for_all_rows(curator_browser, monkeypatch):
    """With a large tree that takes seconds, while nobody else can write."""
    tried = []
    refuse = LibraryWatch.refuse_new_faults
    monkeypatch.setattr(
        LibraryWatch,
        "refuse_new_faults",
        lambda watch: tried.append(watch.parts) or refuse(watch),
    )
    topics = TopicFactory.create_batch(8)
    rows = "-".join(str(topic.pk) for topic in topics)
    body = {"rows": rows, "is_supplementary": "yes"}
    told = Page(curator_browser.post(f"{LISTS['topic']}bulk/preview/", body)).text
    assert all(topic.name in told for topic in topics)
    assert tried == [{TOPICS}]


def test_row_that_somebody_changed_meanwhile_stays(change, two):
    def edit():
        Paper.objects.filter(slug="adam").update(tldr="Edited meanwhile.")

    page = Page(change("paper", two, meanwhile=edit, read_by="Ada")).text
    assert "Somebody changed it since you looked." in page
    assert stored(two[0]).read_by == ""
    assert stored(two[1]).read_by == "Ada"


def test_row_that_is_gone_meanwhile_is_told(change, db):
    topics = [TopicFactory(), TopicFactory()]
    gone = topics[0].delete
    page = Page(change("topic", topics, meanwhile=gone, is_supplementary="yes")).text
    assert "It is not there any more." in page
    assert stored(topics[1]).is_supplementary


def test_questions_get_a_level_and_a_status(change, two):
    questions = list(Question.objects.all())
    revisions = [question.revision for question in questions]
    topic = TopicFactory()
    wishes = {"level": "apply", "status": "draft", "added_topics": [topic.pk]}
    change("question", questions, **wishes)
    for question in Question.objects.all():
        assert question.level == "apply"
        assert question.status == "draft"
        assert list(question.topics.all()) == [topic]
    assert [stored(question).revision for question in questions] == revisions


def test_topics_move_below_another_but_never_below_themselves(change, look, db):
    upper = TopicFactory(name="Upper")
    inner = TopicFactory(name="Inner", parent=upper)
    other = TopicFactory(name="Other")
    told = Page(look("topic", [upper, other], parent=inner.pk)).text
    assert told.count("It would stand below itself there.") == 1
    change("topic", [upper, other], parent=inner.pk)
    assert stored(other).parent == inner
    assert stored(upper).parent is None
    assert Topic.objects.count() == 3


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        ({}, "Choose what is to change."),
        ({"added_tags": "Not a tag!"}, "tags are lower-case words"),
        ({"category": "x"}, "Select a valid choice"),
        ({"added_topics": ["99999"]}, "is not one of the available choices"),
        ({"status": "own"}, "Select a valid choice"),
    ],
)
def test_what_is_no_choice_is_told_beside_its_field(look, two, wishes, words):
    response = look("paper", two, **wishes)
    assert words in Page(response).text.replace("\n", " ")


@pytest.mark.parametrize("rows", ["", "x", "0", "1-", "9" * 30, MANY])
def test_odd_rows_lead_back_to_the_list(curator_browser, two, rows):
    body = {"rows": rows, "read_by": "Ada"}
    path = f"{LISTS['paper']}bulk/"
    assert curator_browser.get(path, body).status_code == 404
    for action in ("preview/", "apply/"):
        response = curator_browser.post(f"{path}{action}", body)
        assert response["Location"] == LISTS["paper"]


def test_nothing_of_learners_own_papers_is_touched(curator_browser, two):
    own = make_own_paper(LearnerFactory())
    body = {"rows": str(own.pk), "read_by": "Ada"}
    for action in ("preview/", "apply/"):
        path = f"{LISTS['paper']}bulk/{action}"
        page = Page(curator_browser.post(path, body, follow=True)).text
        assert own.title not in page
    assert stored(own).read_by == ""


def test_who_may_not_publish_changes_nothing(sign_in, two):
    browser = sign_in(LearnerFactory(is_staff=True, role=EDITOR))
    body = {"rows": str(two[0].pk), "read_by": "Ada"}
    assert browser.get(f"{LISTS['paper']}bulk/", body).status_code == 403
    for action in ("preview/", "apply/"):
        response = browser.post(f"{LISTS['paper']}bulk/{action}", body)
        assert response.status_code == 403
    assert stored(two[0]).read_by == ""
