"""A plan as it stands today: what the day will find, and what to do until then."""

import math
from dataclasses import dataclass
from datetime import date, datetime

from study.memory.readiness import (
    Readiness,
    ReadinessQuestion,
    plan_readiness,
)
from study.models import ReadyPlan
from study.models.ready_plan import share_percent
from study.plans.questions import (
    DAY,
    PlanQuestion,
    answered_count,
    plan_questions,
)
from study.review.quiz_times import AnswerTimes, answer_times

SECONDS_IN_A_MINUTE = 60
MOST_PAPERS_OF_A_DAY = 3
MOST_WEAK_PAPERS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPart:
    """Questions of one paper; slug is empty for those across papers."""

    title: str
    slug: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPart:
    """What a day asks. more_count: how many papers there are besides those named."""

    on: date
    count: int
    papers: list[PaperPart]
    more_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAhead:
    """A plan whose day is to come.

    score_now: the mean chance of recall today. today_ids: the questions of today's
    part. done_count: those that were answered today. weak_count: how many questions the
    weak third has. needed_minutes, best_minutes: a day, for the goal and for the best.
    """

    readiness: Readiness
    score_now: float
    question_count: int
    new_count: int
    done_count: int
    today_ids: list[int]
    today_minutes: int
    parts: list[PlannedPart]
    weak_count: int
    weak_papers: list[PaperPart]
    needed_minutes: int | None
    best_minutes: int
    reaches_goal: bool

    @property
    def percent_now(self) -> int:
        return share_percent(self.score_now)

    @property
    def percent_without(self) -> int:
        return share_percent(self.readiness.score_without)

    @property
    def percent_with(self) -> int:
        return share_percent(self.readiness.score_with)

    @property
    def percent_best(self) -> int:
        return share_percent(self.readiness.best)


def plan_ahead(plan: ReadyPlan, at: datetime) -> PlanAhead | None:
    """None when nothing is left that it could ask."""
    questions = plan_questions(plan, at)
    if not questions:
        return None
    today = plan.learner.clock.day_of(at)
    seconds = seconds_per_answer(questions, answer_times(plan.learner))
    done_count = answered_count(questions, today)
    places = [
        question.readiness_question(place, today)
        for place, question in enumerate(questions)
    ]
    readiness = plan_readiness(
        places,
        exam_day=(plan.ready_on - today).days,
        goal=plan.goal,
        pace=answers_in(plan.minutes_a_day, seconds),
        done_today=done_count,
        weights=plan.learner.weights,
    )
    today_ids = []
    parts = []
    for day in readiness.days:
        of_day = [questions[place] for place in day.places]
        parts.append(planned_part(today + day.number * DAY, of_day))
        if day.number == 0:
            today_ids = [question.question_id for question in of_day]
    weak = [questions[place] for place in readiness.weak_places]
    needed_minutes = None
    if readiness.needed_pace is not None:
        needed_minutes = minutes_for_answers(readiness.needed_pace, seconds)
    return PlanAhead(
        readiness=readiness,
        score_now=mean_chance_now(places),
        question_count=len(questions),
        new_count=new_count(questions),
        done_count=done_count,
        today_ids=today_ids,
        today_minutes=minutes_for_answers(len(today_ids), seconds),
        parts=parts,
        weak_count=len(weak),
        weak_papers=papers_of(weak)[:MOST_WEAK_PAPERS],
        needed_minutes=needed_minutes,
        best_minutes=minutes_for_answers(readiness.best_pace, seconds),
        reaches_goal=readiness.score_with >= plan.goal,
    )


def mean_chance_now(questions: list[ReadinessQuestion]) -> float:
    total = sum(question.chance_on(0) for question in questions)
    return total / len(questions)


def new_count(questions: list[PlanQuestion]) -> int:
    """How many of them were never asked."""
    return sum(question.trace is None for question in questions)


def seconds_per_answer(
    questions: list[PlanQuestion], times: AnswerTimes
) -> float:
    """The mean over the questions, by the learner's own times."""
    seconds = sum(times.seconds_for(question.kind) for question in questions)
    return seconds / len(questions)


def answers_in(minutes: int, seconds: float) -> int:
    """How many answers fit, at least one; seconds: for one of them."""
    return max(1, int(minutes * SECONDS_IN_A_MINUTE / seconds))


def minutes_for_answers(count: int, seconds: float) -> int:
    """Whole minutes, up."""
    return math.ceil(count * seconds / SECONDS_IN_A_MINUTE)


def planned_part(on: date, questions: list[PlanQuestion]) -> PlannedPart:
    papers = papers_of(questions)
    named = papers[:MOST_PAPERS_OF_A_DAY]
    return PlannedPart(
        on=on,
        count=len(questions),
        papers=named,
        more_count=len(papers) - len(named),
    )


def papers_of(questions: list[PlanQuestion]) -> list[PaperPart]:
    """The papers that they belong to, the one with most of them first."""
    counts: dict[tuple[str, str], int] = {}
    for question in questions:
        paper = (question.paper_title, question.paper_slug)
        counts[paper] = counts.get(paper, 0) + 1
    by_count = sorted(counts.items(), key=lambda item: -item[1])
    papers = []
    for (title, slug), count in by_count:
        part = PaperPart(title=title or "Across papers", slug=slug, count=count)
        papers.append(part)
    return papers
