"""Whose hour has come, and what is due for them: a batch at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, QuerySet

from study.models import Learner, Reminder, ReminderSetting
from study.reminders.hours import reminder_time
from study.review.limits import (
    IS_SETTLED,
    WAS_SETTLED,
    left_of_limit,
    share_of_today,
)
from study.review.queue import due_cards, reviews_of_day

BATCH_SIZE = 50


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """A learner whose hour has come, and the study day that it belongs to."""

    learner: Learner
    day: date
    hour: int


def reminder_setting_of(learner: Learner) -> ReminderSetting:
    """What they have said; who said nothing has reminders off."""
    kept = ReminderSetting.objects.filter(learner=learner).first()
    return kept or ReminderSetting(learner=learner)


def wanted_reminders() -> QuerySet[ReminderSetting]:
    """Those that may be sent: to people who may sign in, at confirmed addresses."""
    return ReminderSetting.objects.filter(
        is_on=True,
        learner__is_active=True,
        learner__emailaddress__primary=True,
        learner__emailaddress__verified=True,
        learner__emailaddress__email=F("learner__email"),
    )


def batches_of_settings() -> Iterator[list[ReminderSetting]]:
    """All wanted reminders, each with its learner."""
    settings = wanted_reminders().select_related("learner")
    in_order = settings.order_by("learner_id")
    last_id = 0
    while True:
        following = in_order.filter(learner_id__gt=last_id)
        batch = list(following[:BATCH_SIZE])
        if not batch:
            return
        yield batch
        last_id = batch[-1].learner_id


def recipients_at(
    settings: Sequence[ReminderSetting],
    at: datetime,
) -> list[Recipient]:
    """Those whose hour has come and whose study day is not decided yet."""
    recipients = []
    for setting in settings:
        clock = setting.learner.clock
        day = clock.day_of(at)
        begins_at = reminder_time(clock, day, setting.hour)
        if setting.changed_at <= begins_at <= at:
            recipient = Recipient(
                learner=setting.learner,
                day=day,
                hour=setting.hour,
            )
            recipients.append(recipient)
    return keep_undecided(recipients)


def keep_undecided(recipients: list[Recipient]) -> list[Recipient]:
    if not recipients:
        return []
    reminders = Reminder.objects.filter(
        learner__in=[recipient.learner for recipient in recipients],
        day__in={recipient.day for recipient in recipients},
    )
    decided = set(reminders.values_list("learner_id", "day"))
    waiting = []
    for recipient in recipients:
        if (recipient.learner.pk, recipient.day) not in decided:
            waiting.append(recipient)
    return waiting


def due_today(learners: Sequence[Learner], at: datetime) -> dict[int, int]:
    """How many /review/ says to each of them now; nothing of those who are done."""
    settled_counts = settled_counts_of(learners, at)
    by_id = {learner.pk: learner for learner in learners}
    due = {}
    for row in due_counts(learners, at):
        learner = by_id[row["learner_id"]]
        left = left_of_limit(learner, settled_counts.get(learner.pk, 0), at)
        settled_count = row["settled_count"]
        fresh_count = row["due_count"] - settled_count
        share = share_of_today(settled_count, fresh_count, left)
        if share.count:
            due[learner.pk] = share.count
    return due


def due_counts(learners: Sequence[Learner], at: datetime) -> QuerySet:
    """One statement for all, in which each learner's part uses the index by date."""
    parts = []
    for learner in learners:
        cards = due_cards(learner, at).order_by()
        by_learner = cards.values("learner_id").annotate(
            due_count=Count("pk"),
            settled_count=Count("pk", filter=IS_SETTLED),
        )
        parts.append(by_learner)
    return union_of(parts)


def settled_counts_of(
    learners: Sequence[Learner], at: datetime
) -> dict[int, int]:
    """How many settled questions the study day has answered, of those who limit it."""
    parts = []
    for learner in learners:
        if learner.review_limit is not None:
            settled = reviews_of_day(learner, at).filter(WAS_SETTLED)
            by_learner = settled.order_by().values("learner_id")
            parts.append(by_learner.annotate(settled_count=Count("pk")))
    if not parts:
        return {}
    rows = union_of(parts)
    return {row["learner_id"]: row["settled_count"] for row in rows}


def union_of(parts: list[QuerySet]) -> QuerySet:
    first, *others = parts
    return first.union(*others, all=True)
