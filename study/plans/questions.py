"""What a plan is about: its questions, with what the learner remembers of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from study.comeback.prerequisite_order import paper_depths
from study.memory.outcomes import Trace
from study.memory.readiness import ReadinessQuestion
from study.models import ReadyPlan
from study.models.set_aside import askable_questions
from study.review.quiz_source import AskingFor
from study.review.quiz_sources import SOURCES

DAY = timedelta(days=1)
COLUMNS = (
    "id",
    "kind",
    "home_id",
    "home__title",
    "home__slug",
    "own__stability",
    "own__difficulty",
    "own__last_day_began_at",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanQuestion:
    """A question of a plan.

    paper_title, paper_slug: of its home; empty for one across papers. answered_on: the
    study day of its last answer, None without one.
    """

    question_id: int
    kind: str
    paper_title: str
    paper_slug: str
    trace: Trace | None
    answered_on: date | None

    def chance_on(self, day: date) -> float:
        """The chance of recall as the last answer left it."""
        return self.readiness_question(0, day).chance_on(0)

    def readiness_question(self, place: int, today: date) -> ReadinessQuestion:
        pause = 0
        if self.answered_on is not None:
            pause = max(0, (today - self.answered_on).days)
        return ReadinessQuestion(place=place, trace=self.trace, pause=pause)


def plan_questions(plan: ReadyPlan, at: datetime) -> list[PlanQuestion]:
    """Those that may be asked, what other papers build on first."""
    rows = list(question_rows(plan, at))
    depths = paper_depths()
    rows.sort(key=lambda row: depths.get(row["home_id"], 0))
    clock = plan.learner.clock
    days: dict[datetime, date] = {}
    questions = []
    for row in rows:
        began_at = row["own__last_day_began_at"]
        if began_at is not None and began_at not in days:
            days[began_at] = clock.day_of(began_at)
        question = PlanQuestion(
            question_id=row["id"],
            kind=row["kind"],
            paper_title=row["home__title"] or "",
            paper_slug=row["home__slug"] or "",
            trace=trace_of(row),
            answered_on=days.get(began_at),
        )
        questions.append(question)
    return questions


def question_rows(plan: ReadyPlan, at: datetime) -> QuerySet:
    ask = AskingFor(learner=plan.learner, at=at, subject_id=plan.subject_id)
    askable = askable_questions(plan.learner, at)
    chosen = SOURCES[plan.kind].choose(askable, ask)
    own_card = FilteredRelation(
        "cards", condition=Q(cards__learner=plan.learner)
    )
    with_cards = chosen.annotate(own=own_card)
    in_order = with_cards.order_by("home", "theme", "position", "id")
    return in_order.values(*COLUMNS)


def trace_of(row: dict[str, Any]) -> Trace | None:
    if row["own__stability"] is None:
        return None
    return Trace(row["own__stability"], row["own__difficulty"])


def answered_count(questions: list[PlanQuestion], day: date) -> int:
    """How many of them had their last answer on that study day."""
    return sum(question.answered_on == day for question in questions)
