"""A backlog, worked off day by day at a steady pace: how many on which day, until when.

Each day asks at most as many questions as the pace says. First come those that return
by themselves, since they were answered on a day before; then those that wait, the
first in the given order first. What a day has no room for waits for the next one. A
question that is forgotten comes again within minutes; that is not counted once more. On
easy days nothing is asked of what waits: only what returns by itself.
"""

import heapq
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from study.memory.outcomes import Trace, chance_of, next_outcome
from study.memory.weights import USUAL_WEIGHTS, Weights

MOST_DAYS = 90
# Parts of a question that are too small to be followed further.
LEAST_PART = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingQuestion:
    """A question that is due, or falls due while the backlog is worked off.

    place: its place in the order in which they are asked, from 0. day: from which day
    on it is due; 0 is today, and so is all that waited before. pause: days from its
    last answer to today.
    """

    place: int
    day: int
    pause: int
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAhead:
    """A day of the plan; 0 is today.

    places: the questions to ask, in their order. returning_count: those that come back
    since they were answered on an earlier day of the plan. waiting_count: those that
    are due and have to wait for a later day.
    """

    number: int
    places: tuple[int, ...]
    returning_count: int
    waiting_count: int

    @property
    def question_count(self) -> int:
        return len(self.places) + self.returning_count


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadAhead:
    """The days until nothing waits any more, at most MOST_DAYS.

    is_level: whether the last of these days leaves nothing that waits.
    """

    pace: int
    days: tuple[DayAhead, ...]
    is_level: bool

    @property
    def question_count(self) -> int:
        return sum(day.question_count for day in self.days)


# By memory and days since its last answer: how much of a question that is, 0 to 1 for
# one of them, more for several.
Shares = defaultdict[tuple[Trace, int], float]


def no_shares() -> Shares:
    return defaultdict(float)


@dataclass(slots=True)
class ReturningQuestions:
    """Questions that come back, as expected shares by day and by kind of memory."""

    desired_retention: float
    weights: Weights
    by_day: defaultdict[int, Shares] = field(
        default_factory=lambda: defaultdict(no_shares)
    )

    def answer(
        self, trace: Trace, *, pause: int, day: int, share: float
    ) -> None:
        """That share of a question is answered on that day, and comes again later."""
        chance = chance_of(trace, days=pause)
        for is_remembered, part in ((True, chance), (False, 1 - chance)):
            outcome = next_outcome(
                trace,
                days=pause,
                is_remembered=is_remembered,
                desired_retention=self.desired_retention,
                weights=self.weights,
            )
            next_day = day + outcome.days
            if share * part >= LEAST_PART and next_day < MOST_DAYS:
                kind = (outcome.trace, outcome.days)
                self.by_day[next_day][kind] += share * part

    def count_on(self, day: int) -> float:
        return sum(self.by_day[day].values())

    def answer_day(self, day: int, *, pace: int) -> None:
        """As many as the pace allows are answered, the others wait for the next day."""
        count = self.count_on(day)
        coming = self.by_day.pop(day)
        answered_share = 1.0 if count <= pace else pace / count
        for (trace, pause), share in coming.items():
            self.answer(
                trace, pause=pause, day=day, share=share * answered_share
            )
            if answered_share < 1:
                kind = (trace, pause + 1)
                self.by_day[day + 1][kind] += share * (1 - answered_share)


def plan_workload(
    questions: Sequence[WaitingQuestion],
    *,
    pace: int,
    desired_retention: float,
    weights: Weights = USUAL_WEIGHTS,
    easy_days: Container[int] = (),
) -> WorkloadAhead:
    """The days until all that waits is answered.

    pace: questions a day, 1 or more. easy_days: the numbers of days that are kept free.
    """
    arriving = sorted(
        questions, key=lambda question: (question.day, question.place)
    )
    returning = ReturningQuestions(desired_retention, weights)
    waiting: list[tuple[int, WaitingQuestion]] = []
    days = []
    is_level = False
    arrived_count = 0
    for number in range(MOST_DAYS):
        while (
            arrived_count < len(arriving)
            and arriving[arrived_count].day <= number
        ):
            question = arriving[arrived_count]
            heapq.heappush(waiting, (question.place, question))
            arrived_count += 1
        coming_count = round(returning.count_on(number))
        returning_count = min(pace, coming_count)
        returning.answer_day(number, pace=pace)
        room = 0 if number in easy_days else pace - returning_count
        places: list[int] = []
        while waiting and len(places) < room:
            place, question = heapq.heappop(waiting)
            pause = question.pause + number
            returning.answer(question.trace, pause=pause, day=number, share=1.0)
            places.append(place)
        day = DayAhead(
            number=number,
            places=tuple(places),
            returning_count=returning_count,
            waiting_count=len(waiting),
        )
        days.append(day)
        is_level = not waiting and returning_count == coming_count
        if is_level:
            break
    return WorkloadAhead(pace=pace, days=tuple(days), is_level=is_level)
