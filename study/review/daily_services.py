"""Roll-ups by study day: kept with each answer, and computed anew from all of them."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from study.memory import Rating
from study.memory.forgetting import chance_after
from study.memory.recall_groups import age_group, chance_tenth, millionths
from study.models import DailyAnswers, DailyRecalls, Learner, Review
from study.models.card import days_since_last_answer

COUNT_FIELDS = {
    Rating.AGAIN: "again_count",
    Rating.HARD: "hard_count",
    Rating.GOOD: "good_count",
    Rating.EASY: "easy_count",
}
REVIEW_FIELDS = (
    "learner",
    "rating",
    "reviewed_on",
    "day_began_at",
    "duration",
    "desired_retention",
    "before",
)
BATCH = 2000
RecallGroup = tuple[date, int, int]
Rollup = DailyAnswers | DailyRecalls


@dataclass(frozen=True, slots=True)
class DelayedRecall:
    """What was expected of a delayed answer: its groups, and the chance of recall."""

    age: int
    tenth: int
    chance: float


def delayed_recall(review: Review) -> DelayedRecall | None:
    """None for a first answer, and for one of the same study day as the last."""
    before = review.before
    if before is None:
        return None
    days = days_since_last_answer(before, day_began_at=review.day_began_at)
    if days < 1:
        return None
    chance = chance_after(days, stability=before["stability"])
    return DelayedRecall(
        age=age_group(days),
        tenth=chance_tenth(chance),
        chance=chance,
    )


def answer_sums(review: Review) -> dict[str, int]:
    """What a review adds to its day's answers."""
    sums = {COUNT_FIELDS[Rating(review.rating)]: 1}
    if review.duration is not None:
        sums["timed_count"] = 1
        sums["milliseconds"] = review.duration
    return sums


def recall_sums(review: Review, recall: DelayedRecall) -> dict[str, int]:
    """What a delayed answer adds to its group of the day."""
    return {
        "asked_count": 1,
        "remembered_count": int(review.is_remembered),
        "expected_millionths": millionths(recall.chance),
        "wanted_millionths": millionths(review.desired_retention),
    }


def count_review(review: Review) -> None:
    """Adds a review to its day; the learner is locked."""
    day = {"learner_id": review.learner_id, "day": review.reviewed_on}
    add_to_row(DailyAnswers, day, answer_sums(review))
    recall = delayed_recall(review)
    if recall is not None:
        group = day | {"age": recall.age, "tenth": recall.tenth}
        add_to_row(DailyRecalls, group, recall_sums(review, recall))


def uncount_review(review: Review) -> None:
    """Takes a review back from its day; the learner is locked."""
    day = {"learner_id": review.learner_id, "day": review.reviewed_on}
    take_from_row(DailyAnswers, day, answer_sums(review))
    recall = delayed_recall(review)
    if recall is not None:
        group = day | {"age": recall.age, "tenth": recall.tenth}
        take_from_row(DailyRecalls, group, recall_sums(review, recall))


def add_to_row(
    model: type[Rollup], key: dict[str, Any], sums: dict[str, int]
) -> None:
    changes = {name: F(name) + value for name, value in sums.items()}
    if not model._default_manager.filter(**key).update(**changes):
        model._default_manager.create(**key, **sums)


def take_from_row(
    model: type[Rollup], key: dict[str, Any], sums: dict[str, int]
) -> None:
    """The row goes when nothing is left in it."""
    row = model._default_manager.get(**key)
    for name, value in sums.items():
        setattr(row, name, getattr(row, name) - value)
    if row.is_empty:
        row.delete()
    else:
        row.save()


class RollupSums:
    """A learner's roll-ups, as their standing reviews say."""

    def __init__(self, learner: Learner) -> None:
        self.answers: defaultdict[date, Counter[str]] = defaultdict(Counter)
        self.recalls: defaultdict[RecallGroup, Counter[str]] = defaultdict(
            Counter
        )
        reviews = Review.objects.standing().filter(learner=learner).order_by()
        for review in reviews.only(*REVIEW_FIELDS).iterator(BATCH):
            self.add(review)

    def add(self, review: Review) -> None:
        day = review.reviewed_on
        self.answers[day].update(answer_sums(review))
        recall = delayed_recall(review)
        if recall is not None:
            group = (day, recall.age, recall.tenth)
            self.recalls[group].update(recall_sums(review, recall))

    def answer_rows(self, learner: Learner) -> list[DailyAnswers]:
        rows = []
        for day, sums in self.answers.items():
            rows.append(DailyAnswers(learner=learner, day=day, **sums))
        return rows

    def recall_rows(self, learner: Learner) -> list[DailyRecalls]:
        rows = []
        for (day, age, tenth), sums in self.recalls.items():
            row = DailyRecalls(
                learner=learner, day=day, age=age, tenth=tenth, **sums
            )
            rows.append(row)
        return rows


def rebuild_daily(learner: Learner) -> int:
    """Computes a learner's roll-ups anew; returns how many rows were wrong."""
    with transaction.atomic():
        learner.lock()
        sums = RollupSums(learner)
        wrong_count = mend_rows(
            DailyAnswers, learner, sums.answer_rows(learner)
        )
        wrong_count += mend_rows(
            DailyRecalls, learner, sums.recall_rows(learner)
        )
    return wrong_count


def mend_rows(model: type[Rollup], learner: Learner, rows: list[Any]) -> int:
    """Those that differ from the given ones are replaced; returns how many."""
    kept = {}
    for row in model._default_manager.filter(learner=learner):
        kept[values_of_row(row)] = row.pk
    missing = []
    for row in rows:
        if kept.pop(values_of_row(row), None) is None:
            missing.append(row)
    model._default_manager.filter(pk__in=kept.values()).delete()
    model._default_manager.bulk_create(missing, BATCH)
    return max(len(kept), len(missing))


def values_of_row(row: Rollup) -> tuple[Any, ...]:
    """All that it says, without its id."""
    fields = row._meta.concrete_fields
    return tuple(getattr(row, field.attname) for field in fields[1:])
