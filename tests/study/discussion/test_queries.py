"""What home, mail, meetings and a paper's page ask of discussions."""

from datetime import timedelta

import pytest

from papers.models import Paper
from study.discussion.queries import (
    MOST_THREADS,
    news_for,
    open_threads,
    talk_on_paper,
)
from study.models import Membership, Mention, Thread, ThreadMark
from tests.factories import (
    LearnerFactory,
    MembershipFactory,
    PaperFactory,
    QuestionFactory,
    ThreadFactory,
    remark_by,
)

DAY = timedelta(days=1)


def follow(membership, thread, *, seen=0, stance=ThreadMark.Stance.FOLLOWING):
    return ThreadMark.objects.create(
        membership=membership, thread=thread, seen_number=seen, stance=stance
    )


@pytest.fixture
def paper_thread(group):
    return ThreadFactory(
        group=group, subject=Thread.Subject.PAPER, paper=PaperFactory(), title=""
    )


def test_news_are_remarks_of_others_where_one_takes_part(
    membership, ben_membership, thread
):
    follow(membership, thread)
    elsewhere = ThreadFactory(group=thread.group)
    remark_by(ben_membership, elsewhere)
    remark_by(membership, thread)
    first = remark_by(ben_membership, thread)
    remark_by(ben_membership, thread)
    news = news_for(membership.learner)
    assert [row.thread for row in news.threads] == [thread]
    assert news.threads[0].new_count == 2
    assert news.threads[0].first_new_id == first.pk


def test_news_end_with_what_was_seen(membership, ben_membership, thread):
    seen = remark_by(ben_membership, thread)
    follow(membership, thread, seen=seen.pk)
    assert news_for(membership.learner).threads == []


def test_news_are_of_the_latest_threads_alone(membership, ben_membership, thread, noon):
    """However many somebody follows; what is new in the others is not counted."""
    threads = ThreadFactory.create_batch(MOST_THREADS + 2, group=thread.group)
    for number, one in enumerate(threads):
        follow(membership, one)
        remark_by(ben_membership, one)
        latest_at = noon + timedelta(minutes=number)
        Thread.objects.filter(pk=one.pk).update(last_remark_at=latest_at)
    shown = [row.thread for row in news_for(membership.learner).threads]
    assert shown == threads[:1:-1]


def test_muted_thread_tells_nothing(membership, ben_membership, thread):
    follow(membership, thread, stance=ThreadMark.Stance.MUTED)
    remark_by(ben_membership, thread)
    assert news_for(membership.learner).threads == []


@pytest.mark.parametrize(
    "gone", ["deleted", "removed", "withdrawn", "left", "account gone"]
)
def test_news_tell_nothing_that_can_not_be_read(
    membership, ben_membership, paper_thread, noon, gone
):
    follow(membership, paper_thread)
    remark = remark_by(ben_membership, paper_thread)
    mention = Mention.objects.create(
        remark=remark, learner=membership.learner, mentioned_at=noon
    )
    news = news_for(membership.learner)
    assert len(news.threads) == 1
    assert news.mentions == [mention]
    if gone == "deleted":
        remark.deleted_at = noon
        remark.text = ""
        remark.save()
    elif gone == "removed":
        remark.removed_at = noon
        remark.removal_reason = "Rude."
        remark.save()
    elif gone == "withdrawn":
        Paper.objects.update(status=Paper.Status.DRAFT)
    elif gone == "left":
        Membership.objects.filter(pk=membership.pk).update(
            state=Membership.State.LEFT, ended_at=noon
        )
    else:
        membership.learner.is_active = False
        membership.learner.save()
    news = news_for(membership.learner)
    assert news.threads == []
    assert news.mentions == []


def test_mentions_since_a_time(membership, ben_membership, thread, noon):
    for days in (1, 3):
        remark = remark_by(ben_membership, thread)
        Mention.objects.create(
            remark=remark,
            learner=membership.learner,
            mentioned_at=noon - days * DAY,
        )
    mentions = news_for(membership.learner, since=noon - 2 * DAY).mentions
    assert [mention.mentioned_at for mention in mentions] == [noon - DAY]
    assert mentions[0].author_name == "Ben"


def test_mention_that_was_seen_is_no_news(membership, ben_membership, thread, noon):
    remark = remark_by(ben_membership, thread)
    Mention.objects.create(remark=remark, learner=membership.learner, mentioned_at=noon)
    follow(membership, thread, seen=remark.pk)
    assert news_for(membership.learner).mentions == []


def test_news_of_many_groups_take_two_queries(
    membership, learner, django_assert_num_queries
):
    for _ in range(5):
        other = MembershipFactory(learner=learner)
        thread = ThreadFactory(group=other.group)
        follow(other, thread)
        remark_by(MembershipFactory(group=other.group), thread)
    with django_assert_num_queries(2):
        news = news_for(learner)
        for row in news.threads:
            assert row.thread.group.name
    assert len(news.threads) == 5


def test_open_threads_of_papers(
    group, ben_membership, paper_thread, django_assert_num_queries
):
    paper = paper_thread.paper
    remark_by(ben_membership, paper_thread, text="Why *eight* heads?")
    remark_by(ben_membership, paper_thread)
    on_question = ThreadFactory(
        group=group,
        subject=Thread.Subject.QUESTION,
        question=QuestionFactory(home=paper),
    )
    remark_by(ben_membership, on_question)
    silent = {"subject": Thread.Subject.PAPER, "paper": paper}
    ThreadFactory(group=group, **silent)
    settled = ThreadFactory(group=group, resolved_at=paper_thread.created_at, **silent)
    remark_by(ben_membership, settled)
    anothers = ThreadFactory(**silent)
    remark_by(ben_membership, anothers)
    with django_assert_num_queries(1):
        threads = list(open_threads(group, [paper]))
    assert {one.pk for one in threads} == {paper_thread.pk, on_question.pk}
    found = next(one for one in threads if one == paper_thread)
    assert found.remark_count == 2
    assert "<em>eight</em>" in found.opening
    assert found.opening_by == "Ben"


def test_open_thread_of_who_left_names_nobody(
    group, ben_membership, paper_thread, noon
):
    leaver = MembershipFactory(group=group, learner=LearnerFactory(display_name="Cleo"))
    remark_by(leaver, paper_thread)
    Membership.objects.filter(pk=leaver.pk).update(
        state=Membership.State.BANNED, ended_at=noon
    )
    found = open_threads(group, Paper.objects.all()).get()
    assert found.opening_by == "a former member"


def test_talk_on_a_paper_by_group(
    membership, ben_membership, paper_thread, django_assert_num_queries
):
    seen = remark_by(ben_membership, paper_thread)
    remark_by(ben_membership, paper_thread)
    remark_by(membership, paper_thread)
    follow(membership, paper_thread, seen=seen.pk)
    MembershipFactory(learner=membership.learner)
    with django_assert_num_queries(1):
        rows = talk_on_paper(membership.learner, paper_thread.paper_id)
    counts = {row.group_id: (row.remark_count, row.new_count) for row in rows}
    assert counts[paper_thread.group_id] == (3, 1)
    assert sorted(counts.values()) == [(0, 0), (3, 1)]


def test_what_was_said_before_one_joined_is_not_new(group, learner, noon):
    paper = PaperFactory()
    thread = ThreadFactory(group=group, subject=Thread.Subject.PAPER, paper=paper)
    MembershipFactory(group=group, learner=learner, joined_at=noon)
    remark_by(MembershipFactory(group=group), thread, created_at=noon - DAY)
    (row,) = talk_on_paper(learner, paper.pk)
    assert row.remark_count == 1
    assert row.new_count == 0


def test_learner_without_a_group_costs_one_query(learner, django_assert_num_queries):
    paper = PaperFactory()
    with django_assert_num_queries(1):
        assert talk_on_paper(learner, paper.pk) == []


def test_own_remarks_and_those_of_former_groups_are_not_counted(
    membership, ben_membership, paper_thread
):
    remark_by(membership, paper_thread)
    left = MembershipFactory(learner=membership.learner)
    thread = ThreadFactory(
        group=left.group, subject=Thread.Subject.PAPER, paper=paper_thread.paper
    )
    remark_by(MembershipFactory(group=left.group), thread)
    Membership.objects.filter(pk=left.pk).update(
        state=Membership.State.LEFT, ended_at=left.joined_at
    )
    (row,) = talk_on_paper(membership.learner, paper_thread.paper_id)
    assert row.group_id == membership.group_id
    assert row.remark_count == 1
    assert row.new_count == 0
