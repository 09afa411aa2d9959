"""Turning reminders on and off."""

from datetime import datetime

from study.models import Learner, ReminderSetting
from study.reminders.queries import reminder_setting_of


def save_reminder_setting(
    *,
    learner: Learner,
    is_on: bool,
    hour: int,
    at: datetime,
) -> None:
    """What was there already is left alone: changing it anew would skip today's."""
    kept = reminder_setting_of(learner)
    if kept.is_on == is_on and kept.hour == hour:
        return
    ReminderSetting.objects.update_or_create(
        learner=learner,
        defaults={"is_on": is_on, "hour": hour, "changed_at": at},
    )


def turn_off_reminders(*, learner: Learner, at: datetime) -> None:
    """Doing it twice is doing it once."""
    setting = ReminderSetting.objects.filter(learner=learner, is_on=True)
    setting.update(is_on=False, changed_at=at)
