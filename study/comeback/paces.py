"""The paces that somebody who comes back may choose from, each with its days."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from study.comeback.queries import (
    DAY,
    DAYS_AWAY,
    LEAST_BACKLOG,
    Absence,
    Backlog,
    absence_after,
    absence_of,
    backlog_from,
    backlog_of,
    offered_paces,
    standing_comeback_on,
)
from study.memory.workload_ahead import WorkloadAhead
from study.models import Comeback, DailyAnswers, Learner

# Beyond so many the first page does not count the days: it has to be there at once.
MOST_QUESTIONS_AT_ONCE = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDay:
    """returning_count: of question_count, those that come again by themselves."""

    on: date
    question_count: int
    returning_count: int

    @property
    def waiting_count(self) -> int:
        """Those that wait, or fall due on the way."""
        return self.question_count - self.returning_count


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """A number of questions a day, and the day on which nothing waits any more."""

    count: int
    level_on: date
    days: list[PlannedDay]

    @property
    def most_count(self) -> int:
        return max(day.question_count for day in self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComebackOffer:
    """What is said to somebody who comes back; calmest: None where it is not known."""

    due_count: int
    was_away: bool
    days_away: int
    calmest: Pace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComebackChoice:
    """What the page offers; without paces not even the briskest gets level."""

    due_count: int
    days_away: int
    has_easy_weekdays: bool
    paces: list[Pace]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPlan:
    """A comeback on its way.

    day_number: from 1. days: those that still have questions which were moved there.
    """

    comeback: Comeback
    today: date
    day_number: int
    day_count: int
    days: list[PlannedDay]

    @property
    def days_in_a_row(self) -> list[PlannedDay]:
        """Also the days between them that have no questions."""
        planned = {day.on: day for day in self.days}
        day_count = (self.days[-1].on - self.days[0].on).days + 1
        row = []
        for number in range(day_count):
            on = self.days[0].on + number * DAY
            none = PlannedDay(on=on, question_count=0, returning_count=0)
            row.append(planned.get(on, none))
        return row

    @property
    def moved_count(self) -> int:
        return sum(day.question_count for day in self.days)

    @property
    def most_count(self) -> int:
        return max((day.question_count for day in self.days), default=0)


def comeback_offer(
    learner: Learner,
    days: list[DailyAnswers],
    due_count: int,
    at: datetime,
) -> ComebackOffer | None:
    """None unless so much is due that a day cannot be asked to take it.

    days: as latest_days() tells them. due_count: what today asks; more may be due
    where the learner has set a limit.
    """
    if due_count < LEAST_BACKLOG and learner.review_limit is None:
        return None
    absence = absence_after(days, learner.clock.day_of(at))
    has_enough = due_count >= backlog_from(absence)
    if not has_enough and learner.review_limit is None:
        return None
    backlog = backlog_of(learner, at)
    if backlog.due_count < backlog_from(absence):
        return None
    calmest = None
    if len(backlog.cards) <= MOST_QUESTIONS_AT_ONCE:
        calmest = first_level_pace(learner, backlog, absence)
    return ComebackOffer(
        due_count=backlog.due_count,
        was_away=absence.days_away >= DAYS_AWAY,
        days_away=absence.days_away,
        calmest=calmest,
    )


def first_level_pace(
    learner: Learner, backlog: Backlog, absence: Absence
) -> Pace | None:
    return next(level_paces(learner, backlog, absence), None)


def level_paces(
    learner: Learner, backlog: Backlog, absence: Absence
) -> Iterator[Pace]:
    """Those of the offered paces at which one gets level at all."""
    for count in offered_paces(backlog, absence.usual_count, learner):
        workload = backlog.plan(learner, count)
        if workload.is_level:
            yield Pace(
                count=count,
                level_on=backlog.last_day(workload),
                days=planned_days(backlog, workload),
            )


def planned_days(backlog: Backlog, workload: WorkloadAhead) -> list[PlannedDay]:
    days = []
    for day in workload.days:
        planned_day = PlannedDay(
            on=backlog.today + day.number * DAY,
            question_count=day.question_count,
            returning_count=day.returning_count,
        )
        days.append(planned_day)
    return days


def comeback_choice(learner: Learner, at: datetime) -> ComebackChoice | None:
    """None when so few questions wait that there is nothing to spread."""
    backlog = backlog_of(learner, at)
    if backlog.due_count < LEAST_BACKLOG:
        return None
    absence = absence_of(learner, at)
    return ComebackChoice(
        due_count=backlog.due_count,
        days_away=absence.days_away,
        has_easy_weekdays=bool(learner.easy_weekdays),
        paces=list(level_paces(learner, backlog, absence)),
    )


def standing_plan(learner: Learner, at: datetime) -> StandingPlan | None:
    """None when no comeback stands, or when its last day is over."""
    comeback = standing_comeback_on(learner, at)
    if comeback is None:
        return None
    clock = learner.clock
    today = clock.day_of(at)
    unanswered = comeback.postponements.unanswered()
    counts: Counter[date] = Counter()
    for due_at in unanswered.values_list("due_at", flat=True):
        counts[max(today, clock.day_of(due_at))] += 1
    days = []
    for day, count in sorted(counts.items()):
        days.append(PlannedDay(on=day, question_count=count, returning_count=0))
    return StandingPlan(
        comeback=comeback,
        today=today,
        day_number=(today - comeback.started_on).days + 1,
        day_count=(comeback.ends_on - comeback.started_on).days + 1,
        days=days,
    )
