"""What became of a plan once its day has come: the forecast beside what happened.

Two things are measured. What memory said on the day: the mean chance of recall over the
questions, from the answers before that day. What happened: of the questions that were
answered on that day or in the six days after it, the share that was remembered, each by
its first answer.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min

from study.memory import Rating
from study.memory.outcomes import Trace
from study.models import ReadyPlan, Review
from study.models.ready_plan import share_percent
from study.plans.questions import DAY, PlanQuestion, plan_questions
from study.plans.readiness import PaperPart, papers_of

DAYS_OF_TEST = 7
MOST_OF_TEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAnswer:
    """The first answer to a question since the day, and the memory before it."""

    is_remembered: bool
    answered_on: date
    trace: Trace | None
    remembered_since: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanResult:
    """is_open: whether answers of today still count."""

    question_count: int
    chance_then: float
    answered_count: int
    remembered_count: int
    is_open: bool
    last_day: date
    test_ids: list[int]
    forgotten_papers: list[PaperPart]

    @property
    def percent_then(self) -> int:
        return share_percent(self.chance_then)

    @property
    def percent_remembered(self) -> int:
        """Of those answered; 0 without any."""
        if not self.answered_count:
            return 0
        return round(100 * self.remembered_count / self.answered_count)


def plan_result(plan: ReadyPlan, at: datetime) -> PlanResult | None:
    """None when nothing is left that it asked about."""
    questions = plan_questions(plan, at)
    if not questions:
        return None
    answers = first_answers_since(plan)
    last_day = plan.ready_on + (DAYS_OF_TEST - 1) * DAY
    total = 0.0
    answered = []
    forgotten = []
    open_ids = []
    for question in questions:
        answer = answers.get(question.question_id)
        total += chance_on_the_day(question, answer, plan.ready_on)
        if answer is None:
            open_ids.append(question.question_id)
        elif answer.answered_on <= last_day:
            answered.append(question)
            if not answer.is_remembered:
                forgotten.append(question)
    return PlanResult(
        question_count=len(questions),
        chance_then=total / len(questions),
        answered_count=len(answered),
        remembered_count=len(answered) - len(forgotten),
        is_open=plan.learner.clock.day_of(at) <= last_day,
        last_day=last_day,
        test_ids=spread_over(open_ids, MOST_OF_TEST),
        forgotten_papers=papers_of(forgotten),
    )


def first_answers_since(plan: ReadyPlan) -> dict[int, FirstAnswer]:
    """By question, from the day on."""
    clock = plan.learner.clock
    standing = Review.objects.standing().filter(
        learner=plan.learner,
        reviewed_at__gte=clock.start_of(plan.ready_on),
    )
    by_question = (
        standing.order_by().values("question").annotate(first=Min("pk"))
    )
    reviews = Review.objects.filter(pk__in=by_question.values("first"))
    columns = ("question", "rating", "day_began_at", "before")
    answers = {}
    for question_id, rating, day_began_at, before in reviews.values_list(
        *columns
    ):
        answers[question_id] = FirstAnswer(
            is_remembered=rating > Rating.AGAIN,
            answered_on=clock.day_of(day_began_at),
            trace=trace_before(before),
            remembered_since=day_before(before, plan),
        )
    return answers


def trace_before(before: dict | None) -> Trace | None:
    if before is None:
        return None
    return Trace(before["stability"], before["difficulty"])


def day_before(before: dict | None, plan: ReadyPlan) -> date | None:
    """The study day of the answer before."""
    if before is None:
        return None
    began_at = datetime.fromisoformat(before["last_day_began_at"])
    return plan.learner.clock.day_of(began_at)


def chance_on_the_day(
    question: PlanQuestion, answer: FirstAnswer | None, day: date
) -> float:
    """What the answers before that day left of it."""
    if answer is None:
        return question.chance_on(day)
    before = PlanQuestion(
        question_id=question.question_id,
        kind=question.kind,
        paper_title=question.paper_title,
        paper_slug=question.paper_slug,
        trace=answer.trace,
        answered_on=answer.remembered_since,
    )
    return before.chance_on(day)


def spread_over(question_ids: list[int], most: int) -> list[int]:
    """At most so many of them, from all parts of the list."""
    if len(question_ids) <= most:
        return question_ids
    chosen = []
    for number in range(most):
        chosen.append(question_ids[number * len(question_ids) // most])
    return chosen
