"""A week, a month, a quarter or a year in review."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from study.access import LearnerRequest
from study.progress.activity_calendar import activity_calendar, render_calendar
from study.progress.answer_days import answer_days, first_answer_day
from study.progress.period_page import (
    narrower_periods,
    parts_chart,
    period_after,
    period_before,
    period_parts,
    review_sentences,
    wider_periods,
)
from study.progress.period_review import review_period
from study.progress.periods import Kind, Period


@require_safe
def progress_period(request: LearnerRequest, period: Period) -> HttpResponse:
    learner = request.user
    today = learner.clock.day_of(timezone.now())
    if period.first > today:
        raise Http404
    # The calendar shows whole weeks.
    weeks = period.weeks
    days = answer_days(learner, first=weeks[0].first, last=weeks[-1].last)
    joined_on = learner.clock.day_of(learner.date_joined)
    first_day = min(joined_on, first_answer_day(learner) or joined_on)
    review = review_period(learner, period, days, today)
    parts = period_parts(period, days, today)
    context = {
        "review": review,
        "sentences": review_sentences(review),
        "parts": parts,
        "chart": parts_chart(parts),
        "wider": wider_periods(period),
        "narrower": narrower_periods(period, today),
        "before": period_before(period, first_day),
        "after": period_after(period, today),
    }
    if period.kind == Kind.YEAR and review.sums.answered:
        calendar = activity_calendar(days, period, today=today)
        context["calendar"] = calendar
        context["calendar_html"] = render_calendar(calendar)
    return render(request, "progress/progress_period.html", context)
