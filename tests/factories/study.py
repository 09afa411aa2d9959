import uuid
from datetime import UTC, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from papers.models import Question
from study.memory import Rating
from study.models import Learner, Quiz, Reading, ReadingList, Review
from study.review.services import Answer, record_review
from tests.factories.papers import PaperFactory


class LearnerFactory(DjangoModelFactory):
    class Meta:
        model = Learner
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"learner{number}@example.org")
    display_name = factory.Sequence(lambda number: f"Learner {number}")
    password = factory.django.Password("correct horse battery")


class ReadingFactory(DjangoModelFactory):
    class Meta:
        model = Reading

    learner = factory.SubFactory(LearnerFactory)
    paper = factory.SubFactory(PaperFactory)
    status = Reading.Status.READING
    changed_at = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class ReadingListFactory(DjangoModelFactory):
    class Meta:
        model = ReadingList

    learner = factory.SubFactory(LearnerFactory)
    title = factory.Sequence(lambda number: f"List {number}")
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
