"""The day, week, month or quarter in which something is done once."""

from datetime import date, timedelta

from study.planning.reading_days import MONTHS_IN_A_QUARTER, Rhythm


def period_start(rhythm: Rhythm, day: date) -> date:
    """The first day of the period that `day` lies in; weeks begin on Monday."""
    if rhythm == Rhythm.WEEKLY:
        return day - timedelta(days=day.weekday())
    if rhythm == Rhythm.MONTHLY:
        return day.replace(day=1)
    if rhythm == Rhythm.QUARTERLY:
        months_into = (day.month - 1) % MONTHS_IN_A_QUARTER
        return day.replace(month=day.month - months_into, day=1)
    return day
