"""The migration that replays memories by study days."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from study.memory import Rating
from study.models import Card, DailyAnswers, Review
from study.review.change_services import undo_review
from tests.factories import LearnerFactory, QuestionFactory, answer

DAY = timedelta(days=1)
OLD = ("study", "0006_quiz_on_a_topic")
RATINGS = (Rating.GOOD, Rating.GOOD, Rating.AGAIN, Rating.GOOD, Rating.HARD)


def study_earlier_each_day(learner, question, at):
    """Five answers, each at most a day after the last one."""
    reviews = []
    for number, rating in enumerate(RATINGS):
        answered_at = at + number * (DAY - timedelta(minutes=5))
        review = answer(learner, question, at=answered_at, rating=rating, seen=number)
        reviews.append(review)
    return reviews


def forget_study_days(*, stability=2.3065, due_in=DAY):
    """Cards and their snapshots as they were when only whole days were counted."""
    for card in Card.objects.all():
        card.stability = stability
        card.due_at = card.last_reviewed_at + due_in
        card.last_day_began_at = card.last_reviewed_at
        card.save()
    for review in Review.objects.exclude(before=None):
        del review.before["last_day_began_at"]
        review.before["stability"] = stability
        review.day_began_at = review.reviewed_at
        review.save()


def replay_all():
    migration = import_module("study.migrations.0008_memories_by_study_days")
    migration.replay_all(apps, None)


def stored_memories():
    cards = Card.objects.order_by("pk").values()
    reviews = Review.objects.order_by("pk").values("day_began_at", "before")
    return list(cards), list(reviews)


def test_memories_and_snapshots_become_those_of_study_days(learner, noon):
    study_earlier_each_day(learner, QuestionFactory(), noon)
    study_earlier_each_day(LearnerFactory(), QuestionFactory(), noon)
    expected = stored_memories()
    forget_study_days()
    assert stored_memories() != expected

    replay_all()
    assert stored_memories() == expected


def test_an_answer_that_was_taken_back_counts_for_nothing(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon)
    undone = answer(learner, question, at=noon + DAY, seen=1, rating=Rating.AGAIN)
    undo_review(review=undone, at=noon + DAY)
    expected, _ = stored_memories()
    forget_study_days()
    _, before = stored_memories()

    replay_all()
    cards, after = stored_memories()
    assert cards == expected
    assert after[1]["before"] == before[1]["before"]


def test_it_tells_how_many_dates_moved(learner, noon, capsys):
    """Of three questions, two come back on another day than they used to."""
    for number in range(3):
        answer(learner, QuestionFactory(), at=noon + number * DAY)
    forget_study_days(due_in=2 * DAY)
    second, third = Card.objects.order_by("pk")[1:]
    Card.objects.filter(pk=second.pk).update(due_at=second.due_at + DAY)
    Card.objects.filter(pk=third.pk).update(due_at=third.due_at - DAY)

    replay_all()
    told = capsys.readouterr().out
    assert told == "  Questions that come on another day now: 2 of 3\n"


def test_a_site_without_answers_is_told_nothing(learner, capsys):
    replay_all()
    assert capsys.readouterr().out == ""


def test_batches_and_progress_change_no_number(learner, noon, capsys, monkeypatch):
    migration = import_module("study.migrations.0008_memories_by_study_days")
    monkeypatch.setattr(migration, "BATCH", 2)
    monkeypatch.setattr(migration, "REPORT_EVERY", 4)
    for _ in range(3):
        study_earlier_each_day(learner, QuestionFactory(), noon)
    expected = stored_memories()
    forget_study_days()

    replay_all()
    assert stored_memories() == expected
    first, *_ = capsys.readouterr().out.splitlines()
    assert first == "  Answers replayed: 4 of 15"


def migrate_to_the_latest():
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


@pytest.fixture
def old_tables(transactional_db):
    """A learner and a question in the tables before study days.

    Those of today come back afterwards.
    """
    learner = LearnerFactory()
    question = QuestionFactory()
    MigrationExecutor(connection).migrate([OLD])
    yield learner, question
    migrate_to_the_latest()


def test_tables_with_old_answers_are_brought_up_to_date(old_tables, noon):
    learner, question = old_tables
    state = MigrationExecutor(connection).loader.project_state([OLD])
    old_card = state.apps.get_model("study", "Card")
    old_review = state.apps.get_model("study", "Review")
    old_card.objects.create(
        learner_id=learner.pk,
        question_id=question.pk,
        stability=2.3065,
        difficulty=2.1,
        state=2,
        due_at=noon + 2 * DAY,
        last_reviewed_at=noon,
        review_count=1,
    )
    old_review.objects.create(
        learner_id=learner.pk,
        question_id=question.pk,
        rating=3,
        reviewed_at=noon,
        desired_retention=0.9,
        question_revision=1,
        key="5b0c3f6e-26a5-4c0a-a9a6-b9f0a4a4b4a4",
    )
    migrate_to_the_latest()

    begins_at = learner.clock.start_of_day(noon)
    assert Review.objects.get().day_began_at == begins_at
    card = Card.objects.get()
    assert card.last_day_began_at == begins_at
    assert learner.clock.day_of(card.due_at) == (noon + 2 * DAY).date()
    assert DailyAnswers.objects.get().day == noon.date()
