"""Threads and remarks, as forms would have made them."""

import uuid
from datetime import UTC, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from study.models import Membership, Remark, Thread
from tests.factories.study import LearnerFactory, StudyGroupFactory

SAID_AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class ThreadFactory(DjangoModelFactory):
    """A thread on what its title says, without a remark so far."""

    class Meta:
        model = Thread

    group = factory.SubFactory(StudyGroupFactory)
    title = factory.Sequence(lambda number: f"Thread {number}")
    created_at = SAID_AT
    last_remark_at = SAID_AT


class RemarkFactory(DjangoModelFactory):
    class Meta:
        model = Remark

    thread = factory.SubFactory(ThreadFactory)
    author = factory.SubFactory(LearnerFactory)
    key = factory.LazyFunction(uuid.uuid4)
    text = factory.Sequence(lambda number: f"Remark {number}")
    created_at = SAID_AT


def remark_by(membership: Membership, thread: Thread, **values: Any) -> Remark:
    """What this member said there."""
    remark: Remark = RemarkFactory(thread=thread, author=membership.learner, **values)
    return remark
