"""Sums by study day: kept with each answer, the same as computed anew."""

import os
import random
from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command

from study.memory import Rating, retrievability
from study.models import Card, DailyAnswers, DailyRecalls, Review
from study.review.change_services import correct_review, undo_review
from study.review.daily_services import rebuild_daily
from tests.factories import LearnerFactory, QuestionFactory, answer

DAY = timedelta(days=1)
# All of them in CI; a sample here.
IS_COMPLETE = "CI" in os.environ and "DATABASE_URL" not in os.environ
HISTORIES = range(60 if IS_COMPLETE else 6)
STEPS = 30
ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns", "Pacific/Pago_Pago")


def kept_rows():
    """All sums, without their ids."""
    answers = DailyAnswers.objects.order_by("learner", "day").values_list(
        "learner",
        "day",
        "again_count",
        "hard_count",
        "good_count",
        "easy_count",
        "timed_count",
        "milliseconds",
    )
    recalls = DailyRecalls.objects.order_by("learner", "day", "age", "tenth")
    recall_rows = recalls.values_list(
        "learner",
        "day",
        "age",
        "tenth",
        "asked_count",
        "remembered_count",
        "expected_millionths",
        "wanted_millionths",
    )
    return list(answers), list(recall_rows)


def test_answer_adds_to_its_day(learner, noon):
    answer(learner, QuestionFactory(), at=noon, duration=4000)
    answer(learner, QuestionFactory(), at=noon, rating=Rating.AGAIN)
    row = DailyAnswers.objects.get()
    assert row.learner == learner
    assert row.day == noon.date()
    assert row.answered_count == 2
    assert row.remembered_count == 1
    assert row.timed_count == 1
    assert row.milliseconds == 4000
    assert not DailyRecalls.objects.exists()


def test_answer_of_a_later_day_is_a_recall_of_its_age_and_chance(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon, rating=Rating.EASY)
    later = noon + 20 * DAY
    day_began_at = learner.clock.start_of_day(later)
    chance = retrievability(Card.objects.get().memory, day_began_at=day_began_at)
    answer(learner, question, at=later, seen=1, rating=Rating.AGAIN)

    recall = DailyRecalls.objects.get()
    assert recall.day == later.date()
    assert recall.age == 15
    assert recall.tenth == int(10 * chance)
    assert recall.asked_count == 1
    assert recall.remembered_count == 0
    assert recall.expected_millionths == round(1_000_000 * chance)
    assert recall.wanted_millionths == 900_000


def test_second_answer_of_a_day_is_no_recall(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon)
    answer(learner, question, at=noon + timedelta(minutes=10), seen=1)
    assert DailyAnswers.objects.get().answered_count == 2
    assert not DailyRecalls.objects.exists()


def test_day_is_that_of_the_clock_at_the_time(learner, noon):
    learner.time_zone = "Pacific/Kiritimati"
    learner.save()
    review = answer(learner, QuestionFactory(), at=noon + timedelta(hours=6))
    assert review.reviewed_on == noon.date() + DAY
    learner.time_zone = "UTC"
    learner.save()
    assert rebuild_daily(learner) == 0
    assert DailyAnswers.objects.get().day == noon.date() + DAY


def test_undo_of_the_last_answer_leaves_no_day(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon)
    before = kept_rows()
    later = answer(learner, question, at=noon + 9 * DAY, seen=1)
    undo_review(review=later, at=noon + 9 * DAY)
    assert kept_rows() == before


def test_correction_moves_the_answer_to_its_other_rating(learner, noon):
    question = QuestionFactory()
    answer(learner, question, at=noon)
    review = answer(learner, question, at=noon + 5 * DAY, seen=1, duration=7000)
    correct_review(review=review, rating=Rating.AGAIN, at=noon + 6 * DAY)
    row = DailyAnswers.objects.get(day=noon.date() + 5 * DAY)
    assert row.again_count == 1
    assert row.good_count == 0
    assert row.milliseconds == 7000
    assert DailyRecalls.objects.get().remembered_count == 0
    assert not DailyAnswers.objects.filter(day=noon.date() + 6 * DAY).exists()


def live_a_history(learner, chance, at):
    """Answers, undos and corrections at random, in whatever zone the learner is."""
    questions = [QuestionFactory() for _ in range(4)]
    for _ in range(STEPS):
        at += timedelta(minutes=chance.choice([1, 15, 600, 1500, 9000, 90_000]))
        drawn = chance.random()
        if drawn < 0.1:
            learner.time_zone = chance.choice(ZONES)
            learner.rollover_hour = chance.randrange(24)
            learner.save()
        latest = Review.objects.standing().filter(learner=learner).first()
        if drawn > 0.85 and latest:
            undo_review(review=latest, at=at)
        elif drawn > 0.7 and latest:
            correct_review(review=latest, rating=chance.choice(list(Rating)), at=at)
        else:
            answer_at_random(learner, chance.choice(questions), chance, at)


def answer_at_random(learner, question, chance, at):
    card = Card.objects.filter(learner=learner, question=question).first()
    answer(
        learner,
        question,
        at=at,
        rating=chance.choice(list(Rating)),
        seen=card.review_count if card else 0,
        duration=chance.choice([None, 1000, 65_000]),
    )


@pytest.mark.parametrize("seed", HISTORIES)
def test_kept_sums_are_those_computed_anew(learner, noon, seed):
    chance = random.Random(seed)
    live_a_history(learner, chance, noon)
    live_a_history(LearnerFactory(), chance, noon)
    kept = kept_rows()
    assert kept[0]
    assert rebuild_daily(learner) == 0

    DailyAnswers.objects.all().delete()
    DailyRecalls.objects.all().delete()
    call_command("rebuild_rollups", verbosity=0)
    assert kept_rows() == kept


def test_rebuilding_mends_what_is_wrong_and_nothing_else(learner, noon, capsys):
    live_a_history(learner, random.Random(1), noon)
    kept = kept_rows()
    first = DailyAnswers.objects.earliest("day")
    DailyAnswers.objects.filter(pk=first.pk).update(hard_count=99)
    DailyAnswers.objects.create(learner=learner, day=date(2020, 1, 1), easy_count=1)
    DailyRecalls.objects.latest("day").delete()

    call_command("rebuild_rollups")
    assert kept_rows() == kept
    assert capsys.readouterr().out == "Learners: 1. Rows mended: 3.\n"
    call_command("rebuild_rollups")
    assert capsys.readouterr().out == "Learners: 1. Rows mended: 0.\n"


def test_migration_fills_what_each_answer_would_have_kept(learner, noon):
    live_a_history(learner, random.Random(2), noon)
    Review.objects.update(reviewed_on=noon.date())
    clock = learner.clock
    migration = import_module("study.migrations.0012_fill_daily_rollups")
    DailyAnswers.objects.all().delete()
    DailyRecalls.objects.all().delete()

    migration.fill_rollups(apps, None)
    for review in Review.objects.all():
        middle_of_day = review.day_began_at + timedelta(hours=12)
        assert review.reviewed_on == clock.day_of(middle_of_day)
    assert DailyAnswers.objects.exists()
    assert rebuild_daily(learner) == 0


def test_sums_go_with_the_account(learner, noon):
    live_a_history(learner, random.Random(3), noon)
    learner.delete()
    assert kept_rows() == ([], [])
