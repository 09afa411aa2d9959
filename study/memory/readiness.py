"""Ready by a day: what one would recall on it, and which answers before it help most.

The score is the mean chance of recall on that day over all questions; one that was
never asked counts as not known. A plan is built in rounds. In each, every day before
the date gets one answer more, the latest day first: the one that adds most to the
score, of those that add anything. So a plan for more answers a day begins with the one
for fewer, and never reaches less.
"""

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from study.memory.outcomes import (
    Trace,
    chance_of,
    days_in_few,
    first_outcome,
    next_outcome,
)
from study.memory.weights import USUAL_WEIGHTS, Weights

# Longer before the date an answer helps little that is not given again later.
MOST_PLANNED_DAYS = 42
MOST_ANSWERS = 5
# In all; a plan for more is no plan that anybody follows.
MOST_PLANNED_ANSWERS = 2_000
# Of one question; what adds less is not worth an answer.
LEAST_GAIN = 0.01
DESIRED_RETENTION = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessQuestion:
    """A question that one wants to know on the day.

    place: its place in the order in which they are best learned. trace: None for one
    that was never asked. pause: days from its last answer to today.
    """

    place: int
    trace: Trace | None
    pause: int = 0

    def chance_on(self, day: int) -> float:
        """If nothing more is answered; day: from today, which is 0."""
        if self.trace is None:
            return 0.0
        return chance_of(self.trace, days=self.pause + day)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessDay:
    """number: from today, which is 0. places: the questions to answer on it."""

    number: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What the day will find, 0 to 1: with no more answers, and with the plan.

    needed_pace: answers a day that reach the goal; None where none do. best: the most
    that can be reached by answers that are worth it, at best_pace a day. weak_places:
    the third that is weakest on the day if nothing is done, weakest first.
    """

    score_without: float
    score_with: float
    needed_pace: int | None
    best: float
    best_pace: int
    days: tuple[ReadinessDay, ...]
    weak_places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """How a question is met from today on: days of answers, ascending."""

    trace: Trace | None
    pause: int
    answers: tuple[int, ...] = ()
    # The same for all courses of a plan.
    weights: Weights = field(default=USUAL_WEIGHTS, compare=False)

    def with_answer(self, day: int) -> "Course":
        answers = tuple(sorted((*self.answers, day)))
        return replace(self, answers=answers)

    def may_answer(self, day: int) -> bool:
        """At most once a day, and not again on the day of its last answer."""
        was_answered_today = self.trace is not None and not self.pause
        if day == 0 and was_answered_today:
            return False
        return day not in self.answers and len(self.answers) < MOST_ANSWERS

    def chance_on(self, day: int) -> float:
        return chance_with_answers(
            self.trace, self.pause, self.answers, day, weights=self.weights
        )


@dataclass(frozen=True, slots=True)
class ExpectedAnswer:
    """What an answer is expected to make of a memory.

    chance: that it is remembered. mean: between both outcomes, for what follows.
    """

    chance: float
    remembered: Trace
    forgotten: Trace
    mean: Trace

    def chance_later(self, days: int) -> float:
        """The chance of recall so many days after the answer."""
        of_remembered = chance_of(self.remembered, days=days)
        of_forgotten = chance_of(self.forgotten, days=days)
        return self.chance * of_remembered + (1 - self.chance) * of_forgotten


@lru_cache(maxsize=65_536)
def expected_answer(
    trace: Trace | None, days: int, weights: Weights
) -> ExpectedAnswer:
    """days: since the last answer; trace: None for one that was never asked."""
    if trace is None:
        learned = first_outcome(DESIRED_RETENTION, weights).trace
        return ExpectedAnswer(0.0, learned, learned, learned)
    chance = chance_of(trace, days=days)
    traces = []
    for is_remembered in (True, False):
        outcome = next_outcome(
            trace,
            days=days,
            is_remembered=is_remembered,
            desired_retention=DESIRED_RETENTION,
            weights=weights,
        )
        traces.append(outcome.trace)
    remembered, forgotten = traces
    return ExpectedAnswer(
        chance, remembered, forgotten, mean_trace(remembered, forgotten, chance)
    )


def mean_trace(one: Trace, other: Trace, share_of_one: float) -> Trace:
    """In between: stabilities as they grow, by factors."""
    log_stability = share_of_one * math.log(one.stability)
    log_stability += (1 - share_of_one) * math.log(other.stability)
    difficulty = share_of_one * one.difficulty
    difficulty += (1 - share_of_one) * other.difficulty
    return Trace(math.exp(log_stability), difficulty).rounded


def chance_with_answers(
    trace: Trace | None,
    pause: int,
    answers: tuple[int, ...],
    day: int,
    *,
    weights: Weights,
) -> float:
    """The expected chance of recall on that day, after answers on these days before."""
    if not answers:
        return 0.0 if trace is None else chance_of(trace, days=pause + day)
    answered_on = -pause
    for answer in answers:
        expected = expected_answer(trace, answer - answered_on, weights)
        trace = expected.mean
        answered_on = answer
    return expected.chance_later(day - answered_on)


# What an answer adds, negative so that the most comes first, the number of the course
# as it came to be, and the course itself.
Gain = tuple[float, int, Course]


@dataclass(slots=True)
class ReadinessDraft:
    """A plan that grows: questions that stand alike are one group.

    done_today: answers that today has had already. gains: by day, what an answer adds
    to a question of each group.
    """

    exam_day: int
    goal: float
    question_count: int
    done_today: int
    weights: Weights
    total: float = 0.0
    groups: dict[Course, list[int]] = field(default_factory=dict)
    gains: dict[int, list[Gain]] = field(default_factory=dict)
    by_day: dict[int, list[int]] = field(default_factory=dict)
    answer_count: int = 0

    @property
    def first_day(self) -> int:
        return max(0, self.exam_day - MOST_PLANNED_DAYS)

    @property
    def score(self) -> float:
        return min(1.0, self.total / self.question_count)

    @property
    def is_reached(self) -> bool:
        return self.score >= self.goal

    def add(self, question: ReadinessQuestion) -> None:
        trace = question.trace.rounded if question.trace else None
        course = Course(
            trace, days_in_few(question.pause), weights=self.weights
        )
        self.put(course, question.place)
        self.total += question.chance_on(self.exam_day)

    def put(self, course: Course, place: int) -> None:
        if course not in self.groups:
            self.groups[course] = []
            self.add_gains(course)
        heapq.heappush(self.groups[course], place)

    def add_gains(self, course: Course) -> None:
        """What an answer adds never changes: a group is the same in all rounds."""
        now = course.chance_on(self.exam_day)
        number = len(self.groups)
        for day in range(self.first_day, self.exam_day):
            if not course.may_answer(day):
                continue
            gain = course.with_answer(day).chance_on(self.exam_day) - now
            if gain >= LEAST_GAIN:
                of_day = self.gains.setdefault(day, [])
                heapq.heappush(of_day, (-gain, number, course))

    def add_round(self, number: int) -> bool:
        """One answer more on each day; whether there was one that helps."""
        count_before = self.answer_count
        for day in range(self.exam_day - 1, self.first_day - 1, -1):
            if self.is_reached:
                break
            has_room = day > 0 or number > self.done_today
            if has_room:
                self.add_answer(day)
        return self.answer_count > count_before

    def add_answer(self, day: int) -> None:
        """The one that adds most, if one adds anything."""
        gains = self.gains.get(day, [])
        while gains and not self.groups[gains[0][2]]:
            heapq.heappop(gains)
        if not gains:
            return
        gain, _, course = gains[0]
        place = heapq.heappop(self.groups[course])
        self.put(course.with_answer(day), place)
        self.by_day.setdefault(day, []).append(place)
        self.answer_count += 1
        self.total -= gain

    def days(self) -> tuple[ReadinessDay, ...]:
        planned = []
        for number in sorted(self.by_day):
            places = tuple(sorted(self.by_day[number]))
            planned.append(ReadinessDay(number=number, places=places))
        return tuple(planned)


def plan_readiness(
    questions: Sequence[ReadinessQuestion],
    *,
    exam_day: int,
    goal: float,
    pace: int,
    done_today: int = 0,
    weights: Weights = USUAL_WEIGHTS,
) -> Readiness:
    """The plan for a day from today, 1 or later; pace: answers a day at most.

    There must be a question. goal: 0 to 1.
    """
    draft = ReadinessDraft(
        exam_day=exam_day,
        goal=goal,
        question_count=len(questions),
        done_today=done_today,
        weights=weights,
    )
    for question in sorted(questions, key=lambda question: question.place):
        draft.add(question)
    score_without = draft.score
    score_with = draft.score
    days = draft.days()
    needed_pace = 0 if draft.is_reached else None
    best_pace = 0
    while not draft.is_reached and draft.answer_count < MOST_PLANNED_ANSWERS:
        if not draft.add_round(best_pace + 1):
            break
        best_pace += 1
        if best_pace <= pace:
            score_with = draft.score
            days = draft.days()
        if draft.is_reached:
            needed_pace = best_pace
    return Readiness(
        score_without=score_without,
        score_with=score_with,
        needed_pace=needed_pace,
        best=draft.score,
        best_pace=best_pace,
        days=days,
        weak_places=weak_third(questions, exam_day),
    )


def weak_third(
    questions: Sequence[ReadinessQuestion], exam_day: int
) -> tuple[int, ...]:
    """The third that is weakest on the day if nothing is done, weakest first."""
    ranked = []
    for question in questions:
        ranked.append((question.chance_on(exam_day), question.place))
    ranked.sort()
    count = math.ceil(len(ranked) / 3)
    return tuple(place for _, place in ranked[:count])
