"""A learner's activity on the page of progress: their streak, and the last year."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from config.addresses import url
from config.rows import render_rows
from study.models import Comeback, Learner
from study.progress.activity_calendar import (
    CalendarHalf,
    CalendarWeek,
    activity_calendar,
    render_calendar,
)
from study.progress.answer_days import AnswerDays, count_phrase, sum_of_days
from study.progress.periods import Kind, period_of, span_of_days
from study.progress.streak import Streak, streak_of

WEEKS_BEFORE = timedelta(weeks=52)
CURRENT_PERIODS = ("This week", "This month", "This quarter")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLink:
    label: str
    url: str


def activity_context(
    learner: Learner, at: datetime, days: AnswerDays
) -> dict[str, Any]:
    """What the page shows of it; days: all with answers. One query for the streak."""
    today = learner.clock.day_of(at)
    monday = period_of(Kind.WEEK, today).first
    last_year = span_of_days(monday - WEEKS_BEFORE, today)
    calendar = activity_calendar(days, last_year, today=today)
    weeks = weeks_with_answers(calendar)
    context = {
        "calendar": calendar,
        "calendar_html": render_calendar(calendar),
        "year_sums": sum_of_days(days, last_year.days),
        "review_links": review_links(days, today),
        "weeks": weeks,
        "weeks_html": render_rows("rows/activity_weeks.html", {"weeks": weeks}),
        "streak_sentences": [],
    }
    if learner.shows_streak:
        streak = learner_streak(learner, days, today)
        context["streak_sentences"] = streak_sentences(streak)
    return context


def learner_streak(learner: Learner, days: AnswerDays, today: date) -> Streak:
    """The days away before a comeback end no streak."""
    comebacks = Comeback.objects.filter(learner=learner)
    return streak_of(
        days,
        today=today,
        rest_weekdays=learner.rest_weekdays,
        paused=comebacks.paused_spans(),
    )


def streak_sentences(streak: Streak) -> list[str]:
    """What is said of it, without a word on days that were missed."""
    if not streak.longest:
        return []
    longest = f"Your longest was {count_phrase(streak.longest, 'day')}."
    if not streak.current:
        return [longest, "The next answer begins a new one."]
    current = f"{count_phrase(streak.current, 'study day')} in a row."
    if streak.current == 1:
        current = "One study day, and each row begins with one."
    if streak.current < streak.longest:
        return [current, longest]
    if streak.current == 1:
        return [current]
    return [current, "You never had more."]


def weeks_with_answers(calendar: list[CalendarHalf]) -> list[CalendarWeek]:
    """The latest first."""
    weeks = []
    for half in calendar:
        weeks += [week for week in half.weeks if week.sums.answered]
    weeks.reverse()
    return weeks


def review_links(days: AnswerDays, today: date) -> list[ReviewLink]:
    """To the weeks, months, quarters and years that can be looked back on."""
    links = []
    for label, kind in zip(CURRENT_PERIODS, Kind, strict=False):
        address = url("progress_period", str(period_of(kind, today)))
        links.append(ReviewLink(label=label, url=address))
    for year in sorted({today.year, *(day.year for day in days)}, reverse=True):
        address = url("progress_period", str(year))
        links.append(ReviewLink(label=str(year), url=address))
    return links
