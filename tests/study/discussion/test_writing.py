"""Threads begun, remarks sent, answered, changed and deleted, through the pages."""

import pytest

from papers.models import Paper
from study.models import ListEntry, Membership, Remark, Thread, ThreadMark
from tests.factories import (
    PaperFactory,
    QuestionFactory,
    ReadingListFactory,
    ThreadFactory,
    remark_by,
)
from tests.study.discussion.pages import (
    new_thread_path,
    post_path,
    remark_path,
    said,
    writing_form,
)

pytestmark = pytest.mark.usefixtures("membership")
TOO_LONG = "x" * 100_000


def test_thread_begins_with_a_remark(ada, group, learner):
    path = new_thread_path(group)
    form = writing_form(ada.get(path))
    sent = {"title": "Where to begin", "text": "With $a^2$ or *less*?"}
    response = ada.post(path, form.values | sent)
    thread = Thread.objects.get()
    assert response.url == thread.get_absolute_url()
    page = ada.get(response.url)
    assert "Where to begin" in said(page)
    assert "<em>less</em>" in page.content.decode()
    assert "<math" in page.content.decode()
    assert thread.started_by == learner
    assert ThreadMark.objects.get().stance == "following"


def test_thread_sent_twice_begins_once(ada, group):
    path = new_thread_path(group)
    values = writing_form(ada.get(path)).values | {"title": "One", "text": "Once."}
    first = ada.post(path, values)
    assert ada.post(path, values).url == first.url
    assert Thread.objects.count() == 1
    assert Remark.objects.count() == 1


def test_other_text_in_a_form_that_was_sent_comes_back(ada, group, thread):
    values = writing_form(ada.get(thread.get_absolute_url())).values
    ada.post(post_path(thread), values | {"text": "First."})
    response = ada.post(post_path(thread), values | {"text": "Second."})
    assert response.status_code == 422
    assert "was sent before" in said(response)
    again = writing_form(response)
    ada.post(post_path(thread), again.values)
    texts = list(Remark.objects.values_list("text", flat=True))
    assert texts == ["First.", "Second."]


def test_thread_on_a_section_names_it(ada, group):
    paper = PaperFactory(title="Attention", sections={"approach": "Heads."})
    path = new_thread_path(group)
    form = writing_form(ada.get(path, {"paper": paper.slug, "section": "approach"}))
    values = form.values | {"text": "Why?", "quote": "All heads", "title": ""}
    response = ada.post(path, values)
    thread = Thread.objects.get()
    assert thread.subject == "section"
    assert thread.heading == "Attention: Approach"
    text = said(ada.get(response.url))
    assert "All heads" in text
    assert "From: Approach" in text


def test_thread_on_a_question(ada, group):
    question = QuestionFactory(prompt="Why **eight**?")
    path = new_thread_path(group)
    form = writing_form(ada.get(path, {"question": question.pk}))
    ada.post(path, form.values | {"text": "Why not nine?", "title": ""})
    assert Thread.objects.get().question == question


def test_thread_on_an_entry_of_the_groups_list(ada, group, noon):
    group_list = ReadingListFactory(group=group, learner=None, visibility="group")
    entry = ListEntry.objects.create(
        reading_list=group_list,
        rank=1,
        kind="text",
        text="The book",
        added_at=noon,
    )
    path = new_thread_path(group)
    form = writing_form(ada.get(path, {"entry": entry.pk}))
    ada.post(path, form.values | {"text": "Where is it?", "title": ""})
    thread = Thread.objects.get()
    assert thread.heading == "The book"
    entry.delete()
    assert "The book" in said(ada.get(thread.get_absolute_url()))


@pytest.mark.parametrize("subject", ["paper", "question", "entry"])
def test_thread_on_what_the_group_may_not_see(ada, group, noon, subject):
    """A draft, a draft's question, an entry of somebody's own list."""
    paper = PaperFactory(status=Paper.Status.DRAFT)
    own_list = ReadingListFactory()
    entry = ListEntry.objects.create(
        reading_list=own_list, rank=1, kind="text", text="Mine", added_at=noon
    )
    values = {
        "paper": paper.slug,
        "question": QuestionFactory(home=paper).pk,
        "entry": entry.pk,
    }
    path = new_thread_path(group)
    asked = {subject: values[subject]}
    assert ada.get(path, asked).status_code == 404
    response = ada.post(path, asked | {"text": "Kept words", "title": "x"})
    assert response.status_code == 404
    assert "Kept words" in said(response)
    assert not Thread.objects.exists()


def test_thread_on_nothing_needs_a_title(ada, group):
    response = ada.post(new_thread_path(group), {"text": "Kept words"})
    assert response.status_code == 422
    assert "Say in a few words what it is about." in said(response)
    assert "Kept words" in said(response)


def test_remark_of_100_kilobytes_comes_back_with_a_sentence(ada, thread):
    response = ada.post(post_path(thread), {"text": TOO_LONG})
    assert response.status_code == 422
    assert "That is 100000 characters; 20000 is the most." in said(response)
    assert writing_form(response).values["text"].strip() == TOO_LONG
    assert not Remark.objects.exists()


def test_empty_remark_is_refused(ada, thread):
    response = ada.post(post_path(thread), {"text": "  "})
    assert response.status_code == 422
    assert "Write something first." in said(response)


def test_answer_stands_below_what_it_answers(ada, thread, membership, ben_membership):
    first = remark_by(ben_membership, thread, text="First")
    remark_by(ben_membership, thread, text="Second")
    path = remark_path(first, "reply")
    response = ada.post(path, writing_form(ada.get(path)).values | {"text": "Answer"})
    answer = Remark.objects.get(text="Answer")
    assert answer.parent == first
    assert response.url == answer.get_absolute_url()
    text = said(ada.get(thread.get_absolute_url()))
    assert text.index("First") < text.index("Answer") < text.index("Second")


def test_answer_to_an_answer_goes_to_the_same_remark(ada, thread, ben_membership):
    first = remark_by(ben_membership, thread)
    answer = remark_by(ben_membership, thread, parent=first)
    ada.post(remark_path(answer, "reply"), {"text": "Further"})
    assert Remark.objects.get(text="Further").parent == first


@pytest.mark.parametrize("state", ["removed", "banned", "left"])
def test_text_of_who_was_sent_away_while_writing_comes_back(
    ada, thread, membership, noon, state
):
    Membership.objects.filter(pk=membership.pk).update(state=state, ended_at=noon)
    response = ada.post(post_path(thread), {"text": "Kept <b>words</b>"})
    assert response.status_code == 404
    assert "Kept <b>words</b>" in said(response)
    assert thread.group.name not in said(response)
    assert not Remark.objects.exists()


def test_text_for_a_group_that_was_closed_comes_back(ada, thread, group, noon):
    group.closed_at = noon
    group.save()
    response = ada.post(post_path(thread), {"text": "Kept words"})
    assert response.status_code == 404
    assert "Kept words" in said(response)
    page = said(ada.get(thread.get_absolute_url()))
    assert "The group is closed" in page
    assert "Add a remark" not in page


def test_text_for_a_thread_that_is_gone_comes_back(ada, thread):
    path = post_path(thread)
    thread.delete()
    assert "Kept words" in said(ada.post(path, {"text": "Kept words"}))


def test_own_remark_is_changed_and_its_history_shown(
    ada, ben, thread, membership, noon
):
    remark = remark_by(membership, thread, text="Before")
    path = remark_path(remark, "edit")
    values = writing_form(ada.get(path)).values
    assert values["text"].strip() == "Before"
    ada.post(path, values | {"text": "After"})
    remark.refresh_from_db()
    assert remark.text == "After"
    assert remark.edited_at == noon
    versions = said(ben.get(remark_path(remark, "before")))
    assert "Before" in versions
    assert "After" in versions


def test_change_in_two_windows_shows_both_texts(ada, thread, membership):
    remark = remark_by(membership, thread, text="Before")
    path = remark_path(remark, "edit")
    values = writing_form(ada.get(path)).values
    ada.post(path, values | {"text": "There"})
    response = ada.post(path, values | {"text": "Here"})
    assert response.status_code == 409
    assert "There" in said(response)
    assert writing_form(response).values["text"].strip() == "Here"
    ada.post(path, writing_form(response).values)
    remark.refresh_from_db()
    assert remark.text == "Here"


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_anothers_remark_is_not_changed(ada, thread, ben_membership, name):
    remark = remark_by(ben_membership, thread, text="Ben’s")
    response = ada.post(remark_path(remark, name), {"edition": 1})
    assert response.status_code == 404
    remark.refresh_from_db()
    assert remark.text == "Ben’s"


@pytest.mark.parametrize("name", ["edit", "delete"])
@pytest.mark.parametrize("state", ["left", "removed", "banned"])
def test_who_left_changes_nothing_in_the_group(
    ada, thread, membership, noon, state, name
):
    remark = remark_by(membership, thread, text="Said there")
    Membership.objects.filter(pk=membership.pk).update(state=state, ended_at=noon)
    sent = {"text": "Another", "edition": 1}
    assert ada.post(remark_path(remark, name), sent).status_code == 404
    remark.refresh_from_db()
    assert remark.text == "Said there"


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_deleted_remark_is_not_there_to_change(
    ada, thread, membership, ben_membership, name
):
    remark = remark_by(membership, thread, text="Regretted")
    remark_by(ben_membership, thread, parent=remark, text="An answer")
    ada.post(remark_path(remark, "delete"))
    sent = {"text": "Another", "edition": 1}
    assert ada.get(remark_path(remark, "edit")).status_code == 404
    assert ada.post(remark_path(remark, name), sent).status_code == 404
    remark.refresh_from_db()
    assert remark.text == ""


def test_deleted_remark_with_an_answer_leaves_its_place(
    ada, thread, membership, ben_membership
):
    remark = remark_by(membership, thread, text="Regretted")
    remark_by(ben_membership, thread, parent=remark, text="An answer")
    ada.post(remark_path(remark, "delete"))
    text = said(ada.get(thread.get_absolute_url()))
    assert "Deleted by its author." in text
    assert "An answer" in text
    assert "Regretted" not in text
    remark.refresh_from_db()
    assert remark.text == ""
    assert remark.search_text == ""


def test_deleted_remark_without_an_answer_goes(ada, thread, membership, ben_membership):
    remark_by(ben_membership, thread)
    remark = remark_by(membership, thread)
    response = ada.post(remark_path(remark, "delete"))
    assert response.url == thread.get_absolute_url()
    assert not Remark.objects.filter(pk=remark.pk).exists()


def test_thread_goes_with_its_last_remark(ada, thread, membership, group):
    remark = remark_by(membership, thread)
    response = ada.post(remark_path(remark, "delete"))
    assert response.url == f"/groups/{group.pk}/discussion/"
    assert not Thread.objects.exists()


def test_deleted_text_is_kept_in_no_version(ada, thread, membership, ben_membership):
    remark = remark_by(membership, thread, text="Before")
    remark_by(ben_membership, thread, parent=remark)
    path = remark_path(remark, "edit")
    ada.post(path, writing_form(ada.get(path)).values | {"text": "After"})
    ada.post(remark_path(remark, "delete"))
    assert not remark.versions.exists()


@pytest.mark.parametrize("key", ["", "no key", "1" * 400])
def test_remark_with_a_key_that_is_none_is_kept(ada, thread, key):
    ada.post(post_path(thread), {"text": "Words", "key": key})
    assert Remark.objects.get().text == "Words"


def test_same_key_of_two_people_keeps_both(ada, ben, thread, new_key):
    key = new_key()
    ada.post(post_path(thread), {"text": "Words", "key": key})
    ben.post(post_path(thread), {"text": "Words", "key": key})
    assert Remark.objects.count() == 2


def test_remark_is_posted_in_no_other_group(ada, thread, ben_membership):
    elsewhere = ThreadFactory()
    path = f"/groups/{thread.group_id}/discussion/{elsewhere.pk}/post/"
    assert ada.post(path, {"text": "Words"}).status_code == 404
    assert not Remark.objects.exists()
