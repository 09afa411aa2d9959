"""What waits for somebody who comes back, and how it may be spread over days."""

import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from study.comeback.prerequisite_order import paper_depths
from study.memory import State
from study.memory.day import StudyClock
from study.memory.load import is_easy_weekday
from study.memory.outcomes import Trace
from study.memory.workload_ahead import (
    MOST_DAYS,
    WaitingQuestion,
    WorkloadAhead,
    plan_workload,
)
from study.models import Card, Comeback, DailyAnswers, Learner
from study.models.comeback import LEAST_PACE, MOST_PACE

DAY = timedelta(days=1)
LEAST_BACKLOG = 20
DAYS_AWAY = 7
DAYS_BEHIND = 3
# A usual day is the mean over the study days of so many answers, the latest.
LATEST_ANSWERS = 300
LEAST_USUAL = 15
# Who needs more days for so many answers has a usual day of the least.
LATEST_DAYS = LATEST_ANSWERS // LEAST_USUAL
# Paces are round numbers: of a usual day once, one and a half times, two and a half.
ROUND_TO = 5
FACTORS = (1.0, 1.5, 2.5)
# The calmest pace takes a backlog in eight days or more, and in about four months
# at most, with a quarter more than what keeps coming.
SHORTEST_DAYS = 8
LONGEST_DAYS = 120
ALLOWANCE = 1.25
# The latest first; built once and narrowed for each request.
DAYS_WITH_ANSWERS = DailyAnswers.objects.order_by("-day")
CARD_COLUMNS = (
    "pk",
    "question__home",
    "state",
    "stability",
    "difficulty",
    "due_at",
    "last_reviewed_at",
    "last_day_began_at",
)


@dataclass(frozen=True, slots=True)
class Absence:
    """Since when somebody was away, and how much they answered on a usual day.

    away_since: the first study day without an answer; None when the last answer is of
    today or yesterday, or when there is none.
    """

    away_since: date | None
    days_away: int
    usual_count: int


@dataclass(frozen=True, slots=True)
class MovableCard:
    """A card that waits, or falls due while the backlog is worked off."""

    card_id: int
    due_at: datetime
    due_on: date
    is_settled: bool
    last_reviewed_at: datetime


@dataclass(frozen=True, slots=True)
class Backlog:
    """All that waits, in the order in which it should be asked.

    questions: what the plan knows of each of the cards, in the same order. due_count:
    how many of them are asked now, as the review page counts.
    """

    today: date
    cards: list[MovableCard]
    questions: list[WaitingQuestion]
    due_count: int

    def plan(self, learner: Learner, pace: int) -> WorkloadAhead:
        return plan_workload(
            self.questions,
            pace=pace,
            desired_retention=learner.desired_retention,
            weights=learner.weights,
            easy_days=self.easy_days(learner),
        )

    def easy_days(self, learner: Learner) -> set[int]:
        """By their numbers; today is none, since the learner is there."""
        days = set()
        for number in range(1, MOST_DAYS):
            weekday = (self.today + number * DAY).weekday()
            if is_easy_weekday(weekday, learner.easy_weekdays):
                days.add(number)
        return days

    def last_day(self, workload: WorkloadAhead) -> date:
        return self.today + (len(workload.days) - 1) * DAY


def standing_comeback(learner: Learner) -> Comeback | None:
    return Comeback.objects.standing().filter(learner=learner).first()


def standing_comeback_on(learner: Learner, at: datetime) -> Comeback | None:
    """The one whose days are not over yet."""
    comeback = standing_comeback(learner)
    if comeback is None or comeback.ends_on < learner.clock.day_of(at):
        return None
    return comeback


def latest_days(learner: Learner) -> list[DailyAnswers]:
    """The study days with the latest answers, the latest first."""
    days = DAYS_WITH_ANSWERS.filter(learner=learner)
    return list(days[:LATEST_DAYS])


def absence_of(learner: Learner, at: datetime) -> Absence:
    """From the latest answers, however long ago."""
    return absence_after(latest_days(learner), learner.clock.day_of(at))


def absence_after(days: list[DailyAnswers], today: date) -> Absence:
    """days: as latest_days() tells them."""
    if not days:
        return Absence(away_since=None, days_away=0, usual_count=LEAST_USUAL)
    last_on = days[0].day
    days_away = max(0, (today - last_on).days - 1)
    away_since = last_on + DAY if days_away else None
    return Absence(away_since, days_away, usual_count_of(days))


def usual_count_of(days: list[DailyAnswers]) -> int:
    """The mean over the days of the latest answers."""
    day_count = 0
    answer_count = 0
    for day in days:
        if answer_count < LATEST_ANSWERS:
            day_count += 1
            answer_count += day.answered_count
    mean_count = round(min(answer_count, LATEST_ANSWERS) / day_count)
    return max(LEAST_USUAL, mean_count)


def backlog_from(absence: Absence) -> int:
    """How many due questions are more than a day can be asked to take."""
    if absence.days_away >= DAYS_AWAY:
        return LEAST_BACKLOG
    return max(LEAST_BACKLOG, DAYS_BEHIND * absence.usual_count)


def backlog_of(learner: Learner, at: datetime) -> Backlog:
    """What waits today and what comes on the days that a plan may take.

    Papers that others build on come first, then what fell due first.
    """
    clock = learner.clock
    today = clock.day_of(at)
    rows = rows_in_order(
        learner, at, due_before=clock.start_of(today + MOST_DAYS * DAY)
    )
    days = days_of_times(rows, clock)
    cards = []
    questions = []
    due_count = 0
    for place, row in enumerate(rows):
        card = MovableCard(
            card_id=row.pk,
            due_at=row.due_at,
            due_on=days[row.due_at],
            is_settled=row.state == State.REVIEW,
            last_reviewed_at=row.last_reviewed_at,
        )
        question = WaitingQuestion(
            place=place,
            day=max(0, (card.due_on - today).days),
            pause=max(0, (today - days[row.last_day_began_at]).days),
            trace=Trace(row.stability, row.difficulty),
        )
        cards.append(card)
        questions.append(question)
        is_over = card.is_settled or card.due_at <= at
        if is_over and not question.day:
            due_count += 1
    return Backlog(today, cards, questions, due_count)


def rows_in_order(
    learner: Learner, at: datetime, *, due_before: datetime
) -> list[Any]:
    """The cards as rows: those of papers at the bottom of the chains first."""
    cards = Card.objects.filter(
        learner=learner, due_at__lt=due_before
    ).askable_at(at)
    rows = list(
        cards.order_by("due_at", "pk").values_list(*CARD_COLUMNS, named=True)
    )
    depths = paper_depths()
    rows.sort(key=lambda row: depths.get(row.question__home, 0))
    return rows


def days_of_times(rows: list[Any], clock: StudyClock) -> dict[datetime, date]:
    """The study day of each moment in the rows; many of them share one."""
    times = {row.due_at for row in rows}
    times |= {row.last_day_began_at for row in rows}
    days = {}
    for time in times:
        days[time] = clock.day_of(time)
    return days


def offered_paces(
    backlog: Backlog, usual_count: int, learner: Learner
) -> list[int]:
    """Questions a day, from calm to brisk, in round numbers.

    None beyond what the learner wants to review a day. What easy days do not take is
    shared by the others.
    """
    limit = MOST_PACE
    if learner.review_limit is not None:
        limit = min(limit, max(learner.review_limit, LEAST_PACE))
    coming_count = len(backlog.cards) - backlog.due_count
    coming_a_day = ALLOWANCE * coming_count / MOST_DAYS
    full_days = MOST_DAYS - len(backlog.easy_days(learner))
    least = coming_a_day + backlog.due_count / LONGEST_DAYS
    least *= MOST_DAYS / full_days
    calm = min(usual_count, backlog.due_count / SHORTEST_DAYS)
    calmest = max(least, calm)
    paces: list[int] = []
    for factor in FACTORS:
        pace = round_pace(calmest * factor)
        if paces:
            pace = max(pace, paces[-1] + ROUND_TO)
        paces.append(pace)
    within_limit = [pace for pace in paces if pace < limit]
    if len(within_limit) < len(paces):
        within_limit.append(limit)
    return within_limit


def round_pace(pace: float) -> int:
    """Up to the next round number."""
    return max(LEAST_PACE, ROUND_TO * math.ceil(pace / ROUND_TO))
