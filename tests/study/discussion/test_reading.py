"""Threads and remarks as members read them: order, pages, marks, search, counts."""

from datetime import timedelta

import pytest

from papers.models import Paper
from study.discussion import thread_list, thread_page
from study.models import Membership, Remark, Thread, ThreadMark
from tests.factories import (
    LearnerFactory,
    MembershipFactory,
    PaperFactory,
    QuestionFactory,
    ThreadFactory,
    remark_by,
)
from tests.html_page import Page

pytestmark = pytest.mark.usefixtures("membership")
DAY = timedelta(days=1)


def said(response):
    return Page(response).text


def discussion_path(group):
    return f"/groups/{group.pk}/discussion/"


def test_discussion_without_a_thread_invites_to_begin(ada, group):
    text = said(ada.get(discussion_path(group)))
    assert "Nobody has said anything so far." in text
    assert "Start a thread" in text


def test_latest_thread_stands_first(ada, group, ben_membership, noon):
    older = ThreadFactory(group=group, title="Older")
    newer = ThreadFactory(group=group, title="Newer")
    for thread in (older, newer):
        remark_by(ben_membership, thread)
    ada.post(f"{older.get_absolute_url()}post/", {"text": "Once more"})
    text = said(ada.get(discussion_path(group)))
    assert text.index("Older") < text.index("Newer")
    assert "2 remarks, the last by Ada" in " ".join(text.split())


def test_new_remarks_are_counted_until_they_are_seen(
    ada, group, thread, ben_membership
):
    first = remark_by(ben_membership, thread)
    second = remark_by(ben_membership, thread)
    listed = ada.get(discussion_path(group))
    assert "2 new" in said(listed)
    assert first.get_absolute_url() in listed.content.decode()
    page = ada.get(thread.get_absolute_url())
    form = Page(page).form(f"{thread.get_absolute_url()}seen/")
    assert form.values["seen"] == str(second.pk)
    assert "Mark 2 as read" in said(page)
    assert "2 new" in said(ada.get(discussion_path(group)))
    ada.post(form.action, form.values)
    assert " new" not in said(ada.get(discussion_path(group)))


def test_marks_never_go_back(ada, thread, ben_membership):
    remarks = [remark_by(ben_membership, thread) for _ in range(2)]
    path = f"{thread.get_absolute_url()}seen/"
    for remark in reversed(remarks):
        ada.post(path, {"seen": remark.pk})
    assert ThreadMark.objects.get().seen_number == remarks[1].pk


@pytest.mark.parametrize("seen", ["", "x", "-1", str(2**63), str(10**30)])
def test_odd_marks_change_nothing(ada, thread, seen):
    response = ada.post(f"{thread.get_absolute_url()}seen/", {"seen": seen})
    assert response.status_code == 302
    assert not ThreadMark.objects.exists()


def test_writing_marks_what_was_on_the_page(ada, thread, ben_membership):
    seen = remark_by(ben_membership, thread)
    page = ada.get(thread.get_absolute_url())
    meanwhile = remark_by(ben_membership, thread)
    form = Page(page).form(f"{thread.get_absolute_url()}post/")
    assert form.values["seen"] == str(seen.pk)
    ada.post(form.action, form.values | {"text": "Mine"})
    row = thread_list.with_own_counts(
        Thread.objects.all(), Membership.objects.get(learner__display_name="Ada")
    ).get()
    assert row.new_count == 1
    assert row.first_new_id == meanwhile.pk


def test_one_asks_for_newer_remarks_and_gets_a_line(ada, thread, ben_membership):
    seen = remark_by(ben_membership, thread)
    path = f"{thread.get_absolute_url()}?after={seen.pk}"
    asked = {"headers": {"HX-Request": "true"}}
    assert said(ada.get(path, **asked)).strip() == ""
    newer = remark_by(ben_membership, thread)
    response = ada.get(path, **asked)
    assert "1 new remark: show" in " ".join(said(response).split())
    assert newer.get_absolute_url() in response.content.decode()
    assert "<html" not in response.content.decode()


def test_thread_newest_first_says_what_is_answered(ada, thread, ben_membership):
    first = remark_by(ben_membership, thread, text="First")
    remark_by(ben_membership, thread, text="Second")
    remark_by(ben_membership, thread, text="Answer", parent=first)
    text = said(ada.get(f"{thread.get_absolute_url()}?order=newest"))
    assert text.index("Answer") < text.index("Second") < text.index("First")
    assert "answers Ben" in text


def test_remark_is_found_on_its_page(ada, thread, ben_membership, monkeypatch):
    monkeypatch.setattr(thread_page, "REMARKS_PER_PAGE", 2)
    remarks = [remark_by(ben_membership, thread) for _ in range(3)]
    answer = remark_by(ben_membership, thread, parent=remarks[0])
    path = thread.get_absolute_url()
    places = {}
    for remark in (*remarks, answer):
        url = ada.get(remark.get_absolute_url()).url
        places[remark.pk] = url
    assert places[remarks[0].pk] == f"{path}#remark-{remarks[0].pk}"
    assert places[answer.pk] == f"{path}#remark-{answer.pk}"
    assert places[remarks[1].pk] == f"{path}?page=2#remark-{remarks[1].pk}"
    for url in places.values():
        shown = ada.get(url).content.decode()
        assert f'id="{url.partition("#")[2]}"' in shown


def test_search_wants_all_words_in_any_case(ada, group, thread, ben_membership):
    both = remark_by(ben_membership, thread, text="ÜBER the *Softmax*, 100% sure")
    remark_by(ben_membership, thread, text="über alles")
    response = ada.get(discussion_path(group), {"q": "über SOFTMAX 100%"})
    assert "1 remark with" in said(response)
    assert both.get_absolute_url() in response.content.decode()
    response = ada.get(discussion_path(group), {"q": "100x"})
    assert "No remark has all of these words." in said(response)


def test_search_finds_nothing_that_can_not_be_read(
    ada, group, thread, membership, ben_membership, noon
):
    deleted = remark_by(membership, thread, text="softmax")
    remark_by(ben_membership, thread, parent=deleted)
    ada.post(f"{deleted.get_absolute_url()}delete/")
    remark_by(
        ben_membership,
        thread,
        text="softmax",
        removed_at=noon,
        removal_reason="Rude.",
    )
    elsewhere = ThreadFactory()
    remark_by(MembershipFactory(group=elsewhere.group), elsewhere, text="softmax")
    text = said(ada.get(discussion_path(group), {"q": "softmax"}))
    assert "0 remarks with" in text


@pytest.mark.parametrize(
    ("show", "titles"),
    [
        ("all", {"Open", "Settled", "Muted"}),
        ("open", {"Open", "Muted"}),
        ("settled", {"Settled"}),
        ("followed", {"Open"}),
    ],
)
def test_threads_are_narrowed(ada, group, ben_membership, noon, show, titles):
    threads = {}
    for title in ("Open", "Settled", "Muted"):
        threads[title] = ThreadFactory(group=group, title=title)
    ada.post(f"{threads['Settled'].get_absolute_url()}settle/")
    stances = {"Open": "following", "Muted": "muted"}
    for title, stance in stances.items():
        path = f"{threads[title].get_absolute_url()}follow/"
        ada.post(path, {"stance": stance})
    response = ada.get(discussion_path(group), {"show": show})
    assert {thread.title for thread in response.context["threads"]} == titles


def test_thread_is_settled_and_opened_again(ada, thread):
    path = thread.get_absolute_url()
    ada.post(f"{path}settle/")
    assert "Settled by Ada on 10 March 2026." in said(ada.get(path))
    ada.post(f"{path}reopen/")
    assert "Settled by" not in said(ada.get(path))


def test_closed_group_settles_nothing(ada, group, thread, noon):
    group.closed_at = noon
    group.save()
    assert ada.post(f"{thread.get_absolute_url()}settle/").status_code == 404


@pytest.mark.parametrize("stance", ["muted", "following", "none"])
def test_stance_is_kept(ada, thread, stance):
    ada.post(f"{thread.get_absolute_url()}follow/", {"stance": stance})
    assert ThreadMark.objects.get().stance == stance


def test_unknown_stance_is_not_kept(ada, thread):
    ada.post(f"{thread.get_absolute_url()}follow/", {"stance": "torn"})
    assert not ThreadMark.objects.exists()


@pytest.mark.parametrize("how", ["left", "deactivated", "account deleted"])
def test_who_went_is_a_former_member(ada, group, thread, noon, how):
    leaver = MembershipFactory(group=group, learner=LearnerFactory(display_name="Cleo"))
    remark_by(leaver, thread, text="What Cleo thought")
    path = thread.get_absolute_url()
    assert "Cleo" in said(ada.get(path)).replace("What Cleo thought", "")
    if how == "left":
        leaver.state = Membership.State.LEFT
        leaver.ended_at = noon
        leaver.save()
    elif how == "deactivated":
        leaver.learner.is_active = False
        leaver.learner.save()
    else:
        leaver.learner.delete()
    for page in (path, discussion_path(group)):
        text = said(ada.get(page)).replace("What Cleo thought", "")
        assert "a former member" in text
        assert "Cleo" not in text


def test_member_without_a_name_is_not_called_by_their_address(ada, group, thread):
    nameless = MembershipFactory(
        group=group, learner=LearnerFactory(display_name="", email="z@example.org")
    )
    remark_by(nameless, thread)
    page = ada.get(thread.get_absolute_url())
    assert "a member without a name" in said(page)
    assert "z@example.org" not in page.content.decode()


def test_thread_on_a_withdrawn_paper_is_gone(ada, group, ben_membership):
    paper = PaperFactory()
    on_paper = ThreadFactory(group=group, subject="paper", paper=paper, title="One")
    question = QuestionFactory(home=paper)
    on_question = ThreadFactory(
        group=group, subject="question", question=question, title="Two"
    )
    for thread in (on_paper, on_question):
        remark_by(ben_membership, thread)
    assert "One" in said(ada.get(discussion_path(group)))
    Paper.objects.update(status=Paper.Status.DRAFT)
    assert "One" not in said(ada.get(discussion_path(group)))
    assert ada.get(on_paper.get_absolute_url()).status_code == 404
    assert ada.get(on_question.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "order=odd", "show=odd", "q=" + "x" * 201]
)
def test_odd_questions_of_a_discussion_are_not_found(ada, group, query):
    assert ada.get(f"{discussion_path(group)}?{query}").status_code == 404


def test_pages_take_as_many_queries_for_fifty_remarks(
    ada, group, thread, membership, ben_membership, django_assert_max_num_queries
):
    for _ in range(50):
        remark = remark_by(ben_membership, thread)
        other = ThreadFactory(group=group)
        remark_by(ben_membership, other, parent=None)
        remark.mentions.create(
            learner=membership.learner, mentioned_at=remark.created_at
        )
    paths = [
        thread.get_absolute_url(),
        discussion_path(group),
        f"{discussion_path(group)}?order=newest",
        f"{discussion_path(group)}?q=remark",
        group.get_absolute_url(),
    ]
    for path in paths:
        with django_assert_max_num_queries(8):
            assert ada.get(path).status_code == 200
    assert Remark.objects.count() == 100


def test_groups_page_shows_what_is_new(ada, group, thread, ben_membership):
    assert "Nobody has said anything" not in said(ada.get(group.get_absolute_url()))
    remark_by(ben_membership, thread)
    assert "1 new" in said(ada.get(group.get_absolute_url()))
