"""Every change of the library is kept, can be looked at, and can be put back."""

import pytest
from django.contrib import admin

from papers.libraryfiles import read_library
from papers.models import (
    Author,
    Authorship,
    Choice,
    KeyPoint,
    LibraryChange,
    Link,
    Paper,
    Question,
    ReadingPath,
    Topic,
)
from papers.services.history.states import states_of
from papers.services.library import load_library
from study.models import Review
from tests.factories import (
    ChoiceQuestionFactory,
    PaperFactory,
    QuestionFactory,
    TopicFactory,
    answer,
)
from tests.html_page import Page
from tests.papers.admin.test_curating_notes import choose, path_of
from tests.papers.admin.test_curating_questions import act
from tests.papers.admin.test_two_tabs import KINDS, path_with_step
from tests.papers.conftest import SAMPLE


def kind_of(row):
    return row._meta.model_name


def state_of(row):
    return states_of(kind_of(row), [row.pk]).get(row.pk)


def newest_change(row):
    return LibraryChange.objects.filter(kind=kind_of(row), row_id=row.pk).first()


@pytest.fixture
def put_back(curator_browser):
    """Presses the button on the page of a change."""

    def press(change):
        page = f"/admin/papers/librarychange/{change.pk}/change/"
        action = f"/admin/papers/librarychange/{change.pk}/put-back/"
        assert Page(curator_browser.get(page)).form(action)
        return curator_browser.post(action, follow=True)

    return press


@pytest.mark.parametrize("kind", KINDS)
def test_change_is_kept_and_put_back_exactly(save, put_back, curator, kind):
    make, field = KINDS[kind]
    row = make()
    before = state_of(row)
    assert save(path_of(row), **{field: "other-words"}).status_code == 302
    change = newest_change(row)
    assert change.before == before
    assert change.by == curator
    after = state_of(row)
    assert after != before
    put_back(change)
    assert state_of(row) == before
    second = newest_change(row)
    assert second.origin == "put_back"
    assert second.before == after


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"sections-0-body": "Otherwise."}, "Otherwise"),
        ({"sections-0-DELETE": "on"}, "Section Problem"),
        ({"links-0-DELETE": "on"}, "Link Wasserstein"),
        ({"links-0-reason": "Because."}, "Because"),
        ({"authorships-0-position": 2, "authorships-1-position": 1}, "Position"),
        ({"topics": []}, "Games"),
        ({"tags": "fun"}, "fun"),
        ({"status": "retired"}, "Retired"),
    ],
    ids=str,
)
def test_parts_of_a_note_are_put_back_exactly(
    curator_browser, save, put_back, changes, told
):
    # A published note keeps its sections.
    paper = PaperFactory(authors=["One, A", "Two, B"], tags=["games"], status="draft")
    paper.topics.add(TopicFactory(name="Games"))
    other = PaperFactory(title="Wasserstein")
    Link.objects.create(source=paper, target=other, kind="replaces", reason="Better.")
    before = state_of(paper)
    assert save(path_of(paper), **changes).status_code == 302
    assert state_of(paper) != before
    assert told in Page(curator_browser.get(path_of(paper, "history"))).text
    put_back(newest_change(paper))
    assert state_of(paper) == before


def test_text_that_files_cannot_hold_is_not_put_back(save, put_back):
    paper = PaperFactory(status="draft")
    paper.sections.update(body="# A heading of its own\n\nText.")
    fields = {"sections-0-body": "Text alone."}
    assert save(path_of(paper), **fields).status_code == 302
    now = state_of(paper)
    page = Page(put_back(newest_change(paper)))
    assert "Nothing was changed" in page.text
    assert state_of(paper) == now


def test_right_choice_is_put_back_and_answers_keep_theirs(
    save, put_back, learner, noon
):
    question = ChoiceQuestionFactory()
    right = question.choices.get(is_right=True)
    answer(learner, question, at=noon, choice=right)
    before = state_of(question)
    rows = list(question.choices.order_by("position", "id"))
    wrong = next(place for place, row in enumerate(rows) if not row.is_right)
    place = rows.index(right)
    changes = {f"choices-{place}-is_right": None, f"choices-{wrong}-is_right": "on"}
    assert save(path_of(question), **changes).status_code == 302
    put_back(newest_change(question))
    assert state_of(question) == before
    assert Choice.objects.get(is_right=True) == right
    assert Review.objects.get().choice == right


def test_key_point_that_was_removed_comes_back(save, put_back, db):
    question = QuestionFactory()
    KeyPoint.objects.create(question=question, position=2, text="A third")
    before = state_of(question)
    point = question.key_points.first()
    save(path_of(question), **{"key_points-0-DELETE": "on"})
    put_back(newest_change(question))
    assert state_of(question) == before
    assert KeyPoint.objects.filter(pk=point.pk, text=point.text).exists()


def test_retired_question_leaves_a_trace(curator_browser, curator, db):
    question = QuestionFactory(home=PaperFactory(status="draft"))
    act(curator_browser, "retire", question)
    change = newest_change(question)
    assert change.by == curator
    assert change.before["retired_at"] is None
    shown = Page(curator_browser.get(path_of(question, "history"))).text
    assert "Retired at" in shown


def test_status_of_chosen_papers_leaves_a_trace(curator_browser, db):
    paper = PaperFactory()
    choose(curator_browser, "make_draft", paper)
    assert newest_change(paper).before["status"] == "published"


def test_path_that_was_deleted_comes_back_with_its_steps(curator_browser, put_back, db):
    path = path_with_step()
    before = state_of(path)
    curator_browser.post(path_of(path, "delete"), {"post": "yes"})
    assert not ReadingPath.objects.exists()
    put_back(newest_change(path))
    assert state_of(path) == before


def test_topic_that_was_deleted_comes_back_to_its_place(curator_browser, put_back, db):
    topic = TopicFactory(parent=TopicFactory())
    before = state_of(topic)
    curator_browser.post(path_of(topic, "delete"), {"post": "yes"})
    assert Topic.objects.count() == 1
    put_back(newest_change(topic))
    assert state_of(topic) == before


def test_author_that_was_deleted_comes_back_to_the_paper(curator_browser, put_back, db):
    paper = PaperFactory(authors=["One, A", "Two, B"])
    before = state_of(paper)
    author = Author.objects.get(name="One, A")
    curator_browser.post(path_of(author, "delete"), {"post": "yes"})
    assert not Authorship.objects.filter(author__name="One, A").exists()
    response = put_back(newest_change(paper))
    assert "A author that belongs to it is gone." in Page(response).text
    put_back(newest_change(author))
    put_back(LibraryChange.objects.filter(kind="paper").first())
    assert state_of(paper) == before


def test_what_others_have_now_is_explained_and_nothing_changes(save, put_back, db):
    paper = PaperFactory(arxiv_id="1701.00001")
    save(path_of(paper), arxiv_id="1701.00002")
    PaperFactory(arxiv_id="1701.00001")
    after = state_of(paper)
    response = put_back(newest_change(paper))
    assert "It can't be put back." in Page(response).text
    assert state_of(paper) == after


def test_circle_is_not_put_back(save, put_back, db):
    first = PaperFactory(slug="first")
    second = PaperFactory(slug="second")
    link = Link.objects.create(
        source=first, target=second, kind="builds_on", reason="It does."
    )
    save(path_of(first), **{"links-0-DELETE": "on"})
    Link.objects.create(
        source=second, target=first, kind="builds_on", reason="It does."
    )
    response = put_back(newest_change(first))
    assert "in a circle" in Page(response).text
    assert not Link.objects.filter(pk=link.pk).exists()


def test_page_of_the_paper_follows(client, save, put_back, db):
    paper = PaperFactory(slug="gan", tldr="First words.")
    save(path_of(paper), tldr="Second words.")
    put_back(newest_change(paper))
    assert "First words." in Page(client.get("/papers/gan/")).text


def test_question_that_is_put_back_is_a_revision_of_its_own(save, put_back, db):
    question = QuestionFactory(prompt="The first text")
    save(path_of(question), prompt="The second text")
    put_back(newest_change(question))
    question.refresh_from_db()
    assert question.prompt == "The first text"
    assert question.revision == 3


def test_saving_without_a_change_is_no_change(save, noon, db):
    paper = PaperFactory(published_at=noon)
    save(path_of(paper))
    assert newest_change(paper) is None


def test_loading_keeps_what_it_changes(noon, db):
    library, _ = read_library(SAMPLE)
    load_library(library, at=noon)
    paper = Paper.objects.order_by("pk").first()
    created = newest_change(paper)
    assert (created.origin, created.before) == ("files", None)
    before = state_of(paper)
    notes = [note for note in library.notes if note.slug != paper.slug]
    without = type(library)(**(vars(library) | {"notes": tuple(notes)}))
    load_library(without, at=noon, can_retire_many=True)
    assert newest_change(paper).before == before
    assert Paper.objects.get(pk=paper.pk).status == "retired"


def test_words_of_others_are_no_html(curator_browser, save, db):
    paper = PaperFactory(tldr="<x-c onclick=a>old")
    save(path_of(paper), tldr="<x-d>new")
    change = newest_change(paper)
    for page in (
        path_of(paper, "history"),
        f"/admin/papers/librarychange/{change.pk}/change/",
    ):
        text = curator_browser.get(page).content.decode()
        assert "<x-" not in text
        assert "&lt;x" in text or "x</" in text


def test_only_who_may_change_it_may_put_it_back(ada, save, db):
    paper = PaperFactory()
    save(path_of(paper), tldr="Other words.")
    change = newest_change(paper)
    path = f"/admin/papers/librarychange/{change.pk}/put-back/"
    assert ada.post(path).status_code == 302
    paper.refresh_from_db()
    assert paper.tldr == "Other words."


def test_change_that_is_not_there_is_not_found(curator_browser):
    path = "/admin/papers/librarychange/999/put-back/"
    assert curator_browser.post(path).status_code == 404
    assert curator_browser.get(path).status_code == 405


def test_page_of_a_creation_has_nothing_to_put_back(noon, curator_browser, db):
    library, _ = read_library(SAMPLE)
    load_library(library, at=noon)
    change = LibraryChange.objects.first()
    page = Page(curator_browser.get(f"/admin/papers/librarychange/{change.pk}/change/"))
    assert "Created" in page.text
    assert all("put-back" not in form.action for form in page.forms)
    response = curator_browser.post(
        f"/admin/papers/librarychange/{change.pk}/put-back/"
    )
    assert response.status_code == 403


def test_question_of_a_paper_is_recorded_with_its_form(save, db):
    question = QuestionFactory(home=PaperFactory())
    save(path_of(question.home), **{"own_questions-0-status": "draft"})
    assert Question.objects.get().status == "draft"
    assert newest_change(question).before["status"] == "published"


def test_who_may_not_change_it_may_not_put_it_back(
    curator_browser, save, monkeypatch, db
):
    paper = PaperFactory()
    save(path_of(paper), tldr="Other words.")
    change = newest_change(paper)
    paper_admin = admin.site._registry[Paper]
    monkeypatch.setattr(paper_admin, "has_change_permission", lambda *_: False)
    path = f"/admin/papers/librarychange/{change.pk}/put-back/"
    assert curator_browser.post(path).status_code == 403
    paper.refresh_from_db()
    assert paper.tldr == "Other words."


def test_history_of_a_paper_can_be_looked_at(curator_browser, save, db):
    paper = PaperFactory()
    save(path_of(paper), tldr="A new summary.")
    change = LibraryChange.objects.get()
    for path in (path_of(paper, "history"), path_of(change)):
        response = curator_browser.get(path)
        assert response.status_code == 200
        styled = [tag for tag, values in Page(response).tags if "style" in values]
        assert styled == []


def test_history_lists_who_changed_what_into_what(curator_browser, save, curator):
    paper = PaperFactory()
    save(path_of(paper), tldr="A new summary.")
    shown = Page(curator_browser.get(path_of(paper, "history"))).text
    assert f"Edited here by {curator}" in shown
    assert "TLDR" in shown
    for words in ("Attention is all there is", "A new summary"):
        assert words in shown
