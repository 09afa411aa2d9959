"""What the page of a period shows besides its numbers: sentences, rows and links."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from config.addresses import url
from study.progress.answer_days import (
    AnswerDays,
    AnswerSums,
    count_phrase,
    sum_of_days,
)
from study.progress.period_review import PeriodReview
from study.progress.periods import Kind, Period, period_of

LEAST_BARS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodLink:
    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodPart:
    """A day or a month of the period; url is empty where it has no page."""

    label: str
    url: str
    sums: AnswerSums


def period_link(period: Period) -> PeriodLink:
    address = url("progress_period", str(period))
    return PeriodLink(label=period.title, url=address)


def period_parts(
    period: Period, days: AnswerDays, today: date
) -> list[PeriodPart]:
    """The months of a year or a quarter, the days of a month or a week, up to now."""
    parts = []
    for month in period.months:
        if period.kind != Kind.MONTH and month.first <= today:
            sums = sum_of_days(days, month.days)
            link = period_link(month)
            label = month.short_title
            parts.append(PeriodPart(label=label, url=link.url, sums=sums))
    if parts:
        return parts
    for day in period.days:
        if day <= today:
            sums = sum_of_days(days, [day])
            label = f"{day:%a} {day.day} {day:%b}"
            parts.append(PeriodPart(label=label, url="", sums=sums))
    return parts


def parts_chart(parts: list[PeriodPart]) -> dict[str, Any]:
    """The parts as bars; empty where they are too few to be drawn."""
    if len(parts) < LEAST_BARS:
        return {}
    return {
        "parts": parts,
        "most": max(part.sums.answered for part in parts),
    }


def wider_periods(period: Period) -> list[PeriodLink]:
    """Those that the period lies in, the widest first."""
    links = []
    if period.kind != Kind.YEAR:
        # A week belongs to the year of its Thursday.
        middle = period.first + (period.last - period.first) / 2
        links.append(period_link(period_of(Kind.YEAR, middle)))
    if period.kind == Kind.MONTH:
        links.append(period_link(period_of(Kind.QUARTER, period.first)))
    return links


def narrower_periods(period: Period, today: date) -> list[PeriodLink]:
    """The quarters of a year and the weeks of a month, up to now."""
    periods: list[Period] = []
    if period.kind == Kind.YEAR:
        periods = period.quarters
    if period.kind == Kind.MONTH:
        periods = period.weeks
    links = []
    for narrower in periods:
        if narrower.first <= today:
            address = period_link(narrower).url
            links.append(PeriodLink(label=narrower.short_title, url=address))
    return links


def period_before(period: Period, first_day: date) -> PeriodLink | None:
    """None where there is nothing to look back on."""
    if period.before.last < first_day:
        return None
    return period_link(period.before)


def period_after(period: Period, today: date) -> PeriodLink | None:
    """None for one that has not begun."""
    if period.after.first > today:
        return None
    return period_link(period.after)


def review_sentences(review: PeriodReview) -> list[str]:
    """What happened, for who reads no tables."""
    when = f"in {review.period.phrase}"
    if review.is_running:
        when = f"so far {when}"
    sentences = []
    if review.sums.answered:
        sentences.append(answers_sentence(review, when))
        sentences.append(memory_sentence(review))
    else:
        sentences.append(f"No answers {when}.")
    if review.finished:
        papers = count_phrase(len(review.finished), "paper")
        sentences.append(f"You finished reading {papers}.")
    return sentences


def answers_sentence(review: PeriodReview, when: str) -> str:
    """“In March 2026 you studied on 12 of 31 days and gave 240 answers in 3 h.”"""
    sums = review.sums
    all_days = count_phrase(review.begun_day_count, "day")
    days = f"{sums.day_count} of {all_days}"
    answers = count_phrase(sums.answered, "answer")
    taking = f" in {sums.time_label}" if sums.time_label else ""
    begin = f"{when[0].upper()}{when[1:]}"
    return f"{begin} you studied on {days} and gave {answers}{taking}."


def memory_sentence(review: PeriodReview) -> str:
    remembered = f"You remembered {review.sums.remembered_percent} %"
    if not review.new_count:
        return f"{remembered}."
    questions = count_phrase(review.new_count, "question")
    return f"{remembered}, and met {questions} for the first time."
