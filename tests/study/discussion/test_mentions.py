"""Whom a remark mentions, and how it is asked back whom it means."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from study.discussion.mentions import MOST_MENTIONED
from study.models import (
    GroupNotice,
    Learner,
    Membership,
    Mention,
    Remark,
    ThreadMark,
)
from tests.factories import LearnerFactory, MembershipFactory
from tests.study.discussion.pages import post_path, remark_path, said, writing_form

pytestmark = pytest.mark.usefixtures("membership")


def test_member_called_by_name_is_mentioned(ada, thread, ben_membership):
    ada.post(post_path(thread), {"text": "Ask @Ben, not ben@example.org or @Zoe."})
    mentioned = list(Mention.objects.values_list("learner", flat=True))
    assert mentioned == [ben_membership.learner_id]
    assert "Mentions Ben" in said(ada.get(thread.get_absolute_url()))


def test_longer_of_two_names_is_meant(ada, thread, group, ben_membership):
    longer = MembershipFactory(
        group=group, learner=LearnerFactory(display_name="Ben Holm")
    )
    ada.post(post_path(thread), {"text": "What says @ben holm?"})
    assert Mention.objects.get().learner == longer.learner


def test_name_of_two_members_is_asked_back_about(ada, thread, group, ben_membership):
    other = MembershipFactory(group=group, learner=LearnerFactory(display_name="Ben"))
    response = ada.post(post_path(thread), {"text": "Ask @Ben"})
    assert response.status_code == 422
    assert "Whom do you mean?" in said(response)
    assert not Remark.objects.exists()
    values = writing_form(response).values
    ada.post(post_path(thread), values | {"mentioned": other.learner_id})
    assert Mention.objects.get().learner == other.learner


def test_begun_name_may_be_nobody(ada, thread, ben_membership):
    response = ada.post(post_path(thread), {"text": "The class @be"})
    values = writing_form(response).values
    ada.post(post_path(thread), values)
    assert Remark.objects.get().text == "The class @be"
    assert not Mention.objects.exists()


def test_nobody_outside_the_group_is_mentioned(ada, thread, noon):
    stranger = LearnerFactory(display_name="Stranger")
    MembershipFactory(
        group=thread.group,
        learner=LearnerFactory(display_name="Former"),
        state="left",
        ended_at=noon,
    )
    sent = {"text": "@Stranger @Former", "mentioned": stranger.pk}
    ada.post(post_path(thread), sent)
    assert Remark.objects.exists()
    assert not Mention.objects.exists()


@pytest.fixture
def five_hundred(group, noon):
    """The names of so many more members."""
    learners = []
    for number in range(500):
        email = f"member{number}@example.org"
        learners.append(Learner(email=email, display_name=f"Member{number}"))
    members = []
    for learner in Learner.objects.bulk_create(learners):
        members.append(Membership(group=group, learner=learner, joined_at=noon))
    Membership.objects.bulk_create(members)
    return [learner.display_name for learner in learners]


def query_count(browser, thread, names):
    """Of a remark that mentions them."""
    text = " ".join(f"@{name}" for name in names)
    with CaptureQueriesContext(connection) as queries:
        response = browser.post(post_path(thread), {"text": text})
    return response, len(queries)


def test_five_hundred_mentions_are_refused_with_a_sentence(ada, thread, five_hundred):
    response, count = query_count(ada, thread, five_hundred)
    assert response.status_code == 422
    assert f"can mention {MOST_MENTIONED} people at most. Yours mentions 500" in said(
        response
    )
    text = writing_form(response).values["text"].strip()
    assert text.split() == [f"@{name}" for name in five_hundred]
    assert not Mention.objects.exists()
    _, count_of_few = query_count(ada, thread, five_hundred[: MOST_MENTIONED + 1])
    assert count == count_of_few


def test_twenty_mentions_cost_as_many_queries_as_two(ada, thread, five_hundred):
    query_count(ada, thread, five_hundred[:1])
    _, few = query_count(ada, thread, five_hundred[:2])
    _, many = query_count(ada, thread, five_hundred[-MOST_MENTIONED:])
    assert Mention.objects.count() == 3 + MOST_MENTIONED
    assert GroupNotice.objects.count() == 3 + MOST_MENTIONED
    assert many == few


def test_change_mentions_anew(ada, thread, membership, ben_membership, group):
    cleo = MembershipFactory(group=group, learner=LearnerFactory(display_name="Cleo"))
    ada.post(post_path(thread), {"text": "Ask @Ben"})
    remark = Remark.objects.get()
    path = remark_path(remark, "edit")
    ada.post(path, writing_form(ada.get(path)).values | {"text": "Ask @Cleo"})
    assert Mention.objects.get().learner == cleo.learner


def test_mention_is_told_by_mail_once_and_not_when_it_is_gone(
    ada, thread, ben_membership
):
    ada.post(post_path(thread), {"text": "Ask @Ben"})
    told = GroupNotice.objects.get()
    remark = Remark.objects.get()
    assert (told.learner, told.kind) == (ben_membership.learner, "mention")
    assert told.path == remark.get_absolute_url()
    ada.post(remark_path(remark, "delete"))
    assert not GroupNotice.objects.exists()


def test_mention_in_a_muted_thread_sends_no_mail(ada, thread, ben_membership):
    ThreadMark.objects.create(
        membership=ben_membership, thread=thread, stance=ThreadMark.Stance.MUTED
    )
    ada.post(post_path(thread), {"text": "Ask @Ben"})
    assert Mention.objects.exists()
    assert not GroupNotice.objects.exists()
