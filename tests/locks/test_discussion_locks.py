"""Remarks sent, changed and deleted in two windows at once."""

import uuid
from functools import partial

import pytest

from study.discussion.services import (
    RemarkHasChanged,
    RemarkIsGone,
    ThreadIsGone,
    delete_remark,
    edit_remark,
    post_remark,
    start_thread,
)
from study.discussion.written import Written
from study.models import Remark, RemarkVersion, Thread
from tests.factories import MembershipFactory, ThreadFactory, remark_by
from tests.locks.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def membership():
    return MembershipFactory()


@pytest.fixture
def thread(membership):
    return ThreadFactory(group=membership.group)


def written(text="Words"):
    return Written(key=uuid.uuid4(), text=text)


def test_hold_thread_keeps_a_remark_sent_twice_once(membership, thread, noon):
    sent = partial(
        post_remark,
        thread=thread,
        membership=membership,
        written=written(),
        at=noon,
    )
    first, second = at_once(sent, sent)
    assert first == second
    assert Remark.objects.count() == 1


def test_hold_thread_lets_one_of_two_changes_stand(membership, thread, noon):
    remark = remark_by(membership, thread, text="Before")
    changes = []
    for text in ("Here", "There"):
        change = partial(
            edit_remark,
            remark=remark,
            written=written(text),
            edition=1,
            at=noon,
        )
        changes.append(change)
    results = at_once(*changes)
    assert sorted(type(result).__name__ for result in results) == [
        "NoneType",
        RemarkHasChanged.__name__,
    ]
    assert RemarkVersion.objects.count() == 1


def test_hold_thread_answers_no_remark_that_is_just_deleted(
    membership,
    thread,
    noon,
):
    """Either the answer comes first and the place stays, or there is no answer."""
    remark = remark_by(membership, thread)
    answer = partial(
        post_remark,
        thread=thread,
        membership=membership,
        written=written(),
        parent=remark,
        at=noon,
    )
    result, _ = at_once(answer, partial(delete_remark, remark=remark, at=noon))
    if isinstance(result, Remark):
        remark.refresh_from_db()
        assert remark.text == ""
        assert Remark.objects.count() == 2
    else:
        assert isinstance(result, RemarkIsGone | ThreadIsGone)
        assert not Thread.objects.exists()


def test_thread_sent_twice_begins_once(membership, noon):
    first_words = written()

    def send():
        return start_thread(
            thread=Thread(group=membership.group, title="One"),
            membership=membership,
            written=first_words,
            at=noon,
        )

    first, second = at_once(send, send)
    assert first == second
    assert Thread.objects.count() == 1
