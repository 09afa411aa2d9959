"""Keeping plans, and practising what they ask."""

from datetime import date, datetime

from django.db import transaction

from study.models import Learner, Quiz, QuizItem, ReadyPlan
from study.plans.questions import plan_questions
from study.plans.readiness import plan_ahead
from study.plans.results import plan_result
from study.review.quiz_services import NothingToAsk
from study.review.quiz_subjects import Subject

MOST_PLANS = 20
# A plan for more cannot be worked out while somebody waits for the page.
MOST_PLANNED_QUESTIONS = 600


class CannotPlan(Exception):
    """No plan is kept, for a reason that the learner is told."""


class TooManyPlans(CannotPlan):
    """Nobody follows so many."""


class PlannedAlready(CannotPlan):
    """There is one for the same thing and the same day."""

    def __init__(self, plan: ReadyPlan) -> None:
        super().__init__()
        self.plan = plan


class NoQuestions(CannotPlan):
    """There is nothing that may be asked."""


class TooManyQuestions(CannotPlan):
    """So much is no plan for a day."""


def create_ready_plan(
    *,
    learner: Learner,
    kind: str,
    subject: Subject,
    ready_on: date,
    goal: float,
    minutes_a_day: int,
    at: datetime,
) -> ReadyPlan:
    """The plan, with its forecast of now; ready_on: after today."""
    with transaction.atomic():
        learner.lock()
        plans = ReadyPlan.objects.filter(learner=learner)
        same = plans.filter(kind=kind, subject_id=subject.id, ready_on=ready_on)
        known = same.first()
        if known is not None:
            raise PlannedAlready(known)
        if plans.count() >= MOST_PLANS:
            raise TooManyPlans
        plan = ReadyPlan(
            learner=learner,
            kind=kind,
            subject_id=subject.id,
            title=subject.name,
            started_at=at,
            started_on=learner.clock.day_of(at),
            ready_on=ready_on,
            goal=goal,
            minutes_a_day=minutes_a_day,
        )
        if len(plan_questions(plan, at)) > MOST_PLANNED_QUESTIONS:
            raise TooManyQuestions
        ahead = plan_ahead(plan, at)
        if ahead is None:
            raise NoQuestions
        plan.forecast_without = ahead.readiness.score_without
        plan.forecast_with = ahead.readiness.score_with
        plan.save()
    return plan


def start_plan_quiz(*, plan: ReadyPlan, at: datetime) -> Quiz:
    """A quiz on today's part, and from the day on one that tests what stuck.

    One that was begun today and not ended goes on.
    """
    with transaction.atomic():
        plan.learner.lock()
        title = f"Ready: {plan.title}"[:500]
        begun = Quiz.objects.filter(
            learner=plan.learner,
            kind=plan.kind,
            subject_id=plan.subject_id,
            title=title,
            started_at__gte=plan.learner.clock.start_of_day(at),
            finished_at=None,
        ).first()
        if begun is not None and begun.open_items(at).exists():
            return begun
        question_ids = questions_of_today(plan, at)
        if not question_ids:
            raise NothingToAsk
        quiz = Quiz.objects.create(
            learner=plan.learner,
            kind=plan.kind,
            subject_id=plan.subject_id,
            title=title,
            started_at=at,
        )
        QuizItem.objects.bulk_create(
            QuizItem(quiz=quiz, question_id=question_id, position=position)
            for position, question_id in enumerate(question_ids, start=1)
        )
    return quiz


def questions_of_today(plan: ReadyPlan, at: datetime) -> list[int]:
    if plan.learner.clock.day_of(at) < plan.ready_on:
        ahead = plan_ahead(plan, at)
        return ahead.today_ids if ahead else []
    result = plan_result(plan, at)
    if result is None or not result.is_open:
        return []
    return result.test_ids
