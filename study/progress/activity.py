"""A learner's activity on the page of progress: their streak, and the last year."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse

from study.models import Comeback, Learner
from study.progress.activity_calendar import activity_calendar
from study.progress.answer_days import AnswerDays, answer_days, counted, sum_of_days
from study.progress.periods import Kind, Period, period_of, span_of_days
from study.progress.streak import Streak, streak_of

WEEKS_BEFORE = timedelta(weeks=52)
CURRENT_PERIODS = ("This week", "This month", "This quarter")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLink:
    label: str
    url: str


def activity_context(learner: Learner, at: datetime) -> dict[str, Any]:
    """What the page shows of it: two queries, one row for each day of study."""
    today = learner.clock.day_of(at)
    days = answer_days(learner)
    monday = period_of(Kind.WEEK, today).first
    last_year = span_of_days(monday - WEEKS_BEFORE, today)
    context = {
        "calendar": activity_calendar(days, last_year, today=today),
        "year_sums": sum_of_days(days, last_year.days),
        "review_links": review_links(days, today),
        "week_rows": week_rows(days, last_year),
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
    longest = f"Your longest was {counted(streak.longest, 'day')}."
    if not streak.current:
        return [longest, "The next answer begins a new one."]
    current = f"{counted(streak.current, 'study day')} in a row."
    if streak.current == 1:
        current = "One study day, and each row begins with one."
    if streak.current < streak.longest:
        return [current, longest]
    if streak.current == 1:
        return [current]
    return [current, "You never had more."]


def week_rows(days: AnswerDays, period: Period) -> list[dict[str, Any]]:
    """The weeks with answers as a table, the latest first."""
    rows = []
    for week in period.weeks:
        sums = sum_of_days(days, week.days)
        if sums.answered:
            rows.append({"week": week, "sums": sums})
    rows.reverse()
    return rows


def review_links(days: AnswerDays, today: date) -> list[ReviewLink]:
    """To the weeks, months, quarters and years that can be looked back on."""
    links = []
    for label, kind in zip(CURRENT_PERIODS, Kind, strict=False):
        url = reverse("progress_period", args=[period_of(kind, today)])
        links.append(ReviewLink(label=label, url=url))
    for year in sorted({today.year, *(day.year for day in days)}, reverse=True):
        url = reverse("progress_period", args=[year])
        links.append(ReviewLink(label=str(year), url=url))
    return links
