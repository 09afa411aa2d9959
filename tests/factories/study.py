import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import factory
from django.apps import apps
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from papers.models import Question
from study.accounts.roles import CURATOR, make_roles
from study.memory import Rating
from study.models import (
    Learner,
    Meeting,
    Membership,
    Quiz,
    Reading,
    ReadingList,
    ReadThrough,
    Review,
    StudyGroup,
)
from study.review.services import Answer, record_review
from tests.factories.papers import PaperFactory


class LearnerFactory(DjangoModelFactory):
    class Meta:
        model = Learner
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"learner{number}@example.org")
    display_name = factory.Sequence(lambda number: f"Learner {number}")
    password = factory.django.Password("correct horse battery")

    @factory.post_generation
    def role(self, is_created: bool, extracted: str | None, **more: Any) -> None:
        """A curator where nothing else is said of somebody of the staff."""
        is_curator = self.is_staff and not self.is_superuser
        name = extracted or (CURATOR if is_curator else "")
        if is_created and name:
            if not Group.objects.filter(name=name).exists():
                make_roles(apps)
            self.groups.add(Group.objects.get(name=name))


class ReadingFactory(DjangoModelFactory):
    """A mark, with the reading that it tells of."""

    class Meta:
        model = Reading
        skip_postgeneration_save = True

    learner = factory.SubFactory(LearnerFactory)
    paper = factory.SubFactory(PaperFactory)
    status = Reading.Status.READING
    changed_at = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

    @factory.post_generation
    def read_through(self, is_created: bool, extracted: Any, **more: Any) -> None:
        if not is_created or self.status == Reading.Status.TO_READ:
            return
        is_open = self.status == Reading.Status.READING
        ReadThrough.objects.create(
            learner=self.learner,
            paper=self.paper,
            ending="" if is_open else self.status,
            started_on=self.started_on,
            ended_on=self.finished_on,
        )


class ReadingListFactory(DjangoModelFactory):
    class Meta:
        model = ReadingList

    learner = factory.SubFactory(LearnerFactory)
    title = factory.Sequence(lambda number: f"List {number}")
    created_at = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
    changed_at = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class StudyGroupFactory(DjangoModelFactory):
    """A group that nobody belongs to yet."""

    class Meta:
        model = StudyGroup

    name = factory.Sequence(lambda number: f"Group {number}")
    created_at = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    group = factory.SubFactory(StudyGroupFactory)
    learner = factory.SubFactory(LearnerFactory)
    joined_at = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class MeetingFactory(DjangoModelFactory):
    """Two days after noon, for an hour."""

    class Meta:
        model = Meeting

    group = factory.SubFactory(StudyGroupFactory)
    title = factory.Sequence(lambda number: f"Meeting {number}")
    begins_at = datetime(2026, 3, 12, 16, 0, tzinfo=UTC)
    ends_at = factory.LazyAttribute(lambda self: self.begins_at + timedelta(hours=1))
    time_zone = "Europe/Vienna"
    created_at = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
    changed_at = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def answer(
    learner: Learner,
    question: Question,
    *,
    at: datetime,
    rating: Rating = Rating.GOOD,
    seen: int = 0,
    key: uuid.UUID | None = None,
    quiz: Quiz | None = None,
    **more: Any,
) -> Review:
    """An answer given at that time."""
    given = Answer(rating=rating, key=key or uuid.uuid4(), seen=seen, **more)
    return record_review(
        learner=learner, question=question, answer=given, at=at, quiz=quiz
    )
