"""Forecasts reckon with the weights of the learner whose memories they are about."""

from datetime import date
from types import SimpleNamespace

from study.comeback.queries import Backlog
from study.memory.outcomes import Trace, first_outcome, next_outcome
from study.memory.readiness import ReadinessQuestion, plan_readiness
from study.memory.weights import USUAL_WEIGHTS
from study.memory.workload import answers_a_day, group_memories
from study.memory.workload_ahead import WaitingQuestion, plan_workload
from tests.study.memory.simulated_learner import forgetful_weights

OWN = forgetful_weights()
TRACE = Trace(stability=8.0, difficulty=5.0)


def test_next_answer_makes_less_of_who_forgets_sooner():
    usual = next_outcome(TRACE, days=8, is_remembered=True, desired_retention=0.9)
    own = next_outcome(
        TRACE, days=8, is_remembered=True, desired_retention=0.9, weights=OWN
    )
    assert own.trace.stability < usual.trace.stability
    assert own.days < usual.days


def test_first_answer_makes_less_of_who_forgets_sooner():
    assert first_outcome(0.9, OWN).trace.stability < first_outcome(0.9).trace.stability


def test_who_forgets_sooner_answers_more():
    kinds = group_memories([(8.0, 5.0)])
    usual = answers_a_day(kinds, desired_retention=0.9)
    assert answers_a_day(kinds, desired_retention=0.9, weights=OWN) > usual


def test_who_forgets_sooner_is_less_ready_with_the_same_answers():
    questions = [ReadinessQuestion(place=place, trace=None) for place in range(20)]
    usual = plan_readiness(questions, exam_day=10, goal=0.97, pace=3)
    own = plan_readiness(questions, exam_day=10, goal=0.97, pace=3, weights=OWN)
    assert own.score_with < usual.score_with


def test_backlog_is_planned_with_the_weights_of_its_learner():
    questions = []
    for place in range(60):
        question = WaitingQuestion(place=place, day=0, pause=9, trace=TRACE)
        questions.append(question)
    backlog = Backlog(date(2026, 3, 1), [], questions, len(questions))
    learner = SimpleNamespace(desired_retention=0.9, weights=OWN, easy_weekdays=0)
    plans = {}
    for name, weights in (("usual", USUAL_WEIGHTS), ("own", OWN)):
        plans[name] = plan_workload(
            questions, pace=10, desired_retention=0.9, weights=weights
        )
    assert backlog.plan(learner, 10) == plans["own"] != plans["usual"]
