"""The calendar of a year as drawings: a column for each week, a square for each day.

Everything is in the units of the drawing. A year is drawn in two halves, which stand
side by side or, on a phone, one below the other.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from config.addresses import url
from config.rows import render_rows
from study.progress.answer_days import (
    AnswerDays,
    AnswerSums,
    DayAnswers,
    count_phrase,
    day_label,
    sum_of_days,
)
from study.progress.periods import Kind, Period, period_of, span_of_days

SQUARE = 12
STEP = 14
# Above the squares stand the names of months.
FIRST_ROW = 22
HEIGHT = FIRST_ROW + 7 * STEP
# So many columns a name of a month takes at least.
COLUMNS_OF_A_NAME = 3
# From so many answers on the square of a day is darker.
BAND_LIMITS = (1, 10, 25, 50)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    y: int
    band: int
    sentence: str
    is_today: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWeek:
    url: str
    week: Period
    sums: AnswerSums
    x: int
    days: list[CalendarDay]

    @property
    def sentence(self) -> str:
        answers = count_phrase(self.sums.answered, "answer")
        days = count_phrase(self.sums.day_count, "day")
        begin = f"{self.week.title}, from {day_label(self.week.first)}"
        return f"{begin}: {answers} on {days}"

    @property
    def first_label(self) -> str:
        """“7 Sep 2026”."""
        first = self.week.first
        return f"{first.day} {first:%b %Y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarHalf:
    """months: (name, x)."""

    width: int
    weeks: list[CalendarWeek]
    months: list[tuple[str, int]]
    height: int = HEIGHT


def activity_calendar(
    days: AnswerDays, period: Period, *, today: date
) -> list[CalendarHalf]:
    """Of the days of the period; none is drawn after today."""
    shown = span_of_days(period.first, min(period.last, today))
    weeks = shown.weeks
    middle = (len(weeks) + 1) // 2
    halves = []
    for half_weeks in (weeks[:middle], weeks[middle:]):
        drawn = []
        for column, week in enumerate(half_weeks):
            drawn.append(
                draw_week(week, days, shown, column=column, today=today)
            )
        half = CalendarHalf(
            # Both are as wide as the first, so that they have the same scale.
            width=STEP * middle,
            weeks=drawn,
            months=month_names(half_weeks),
        )
        halves.append(half)
    return halves


def render_calendar(calendar: list[CalendarHalf]) -> SafeString:
    return render_rows("rows/activity_calendar.html", {"calendar": calendar})


def draw_week(
    week: Period, days: AnswerDays, shown: Period, *, column: int, today: date
) -> CalendarWeek:
    drawn = []
    for row, day in enumerate(week.days):
        if shown.first <= day <= shown.last:
            answers = days.get(day)
            square = CalendarDay(
                y=FIRST_ROW + STEP * row,
                band=band_of_answers(answers),
                sentence=day_sentence(day, answers),
                is_today=day == today,
            )
            drawn.append(square)
    return CalendarWeek(
        url=url("progress_period", str(week)),
        week=week,
        sums=sum_of_days(days, week.days),
        x=STEP * column,
        days=drawn,
    )


def band_of_answers(answers: DayAnswers | None) -> int:
    """0 for a day without answers, then 1 to 4."""
    if answers is None:
        return 0
    return sum(answers.answered >= limit for limit in BAND_LIMITS)


def day_sentence(day: date, answers: DayAnswers | None) -> str:
    """“Mon 7 Sep 2026: 24 answers, 21 remembered”."""
    if answers is None:
        return f"{day_label(day)}: no answers"
    answered = count_phrase(answers.answered, "answer")
    return f"{day_label(day)}: {answered}, {answers.remembered:,} remembered"


def month_names(weeks: list[Period]) -> list[tuple[str, int]]:
    """A month's name stands over the week in which it begins, where there is room."""
    names: list[tuple[str, int]] = []
    last_column = len(weeks) - COLUMNS_OF_A_NAME + 1
    for column, week in enumerate(weeks):
        month = period_of(Kind.MONTH, week.last)
        begins_here = month.first >= week.first
        if begins_here and column < last_column:
            names.append((f"{month.first:%b}", STEP * column))
    return names
