"""One learner who plans in two windows at once."""

from functools import partial

import pytest

from study.models import Quiz, ReadyPlan
from study.plans.services import PlannedAlready, start_plan_quiz
from tests.factories import PaperFactory, QuestionFactory
from tests.locks.parallel import at_once
from tests.study.plans.test_services import keep_plan

pytestmark = pytest.mark.django_db(transaction=True)


def test_create_ready_plan_keeps_one(learner, noon):
    paper = QuestionFactory().home
    keep = partial(keep_plan, learner, paper, noon)
    kinds = sorted(type(result).__name__ for result in at_once(keep, keep))
    assert kinds == [PlannedAlready.__name__, ReadyPlan.__name__]


def test_start_plan_quiz_begins_one(learner, noon):
    paper = PaperFactory()
    for _ in range(5):
        QuestionFactory(home=paper)
    plan = keep_plan(learner, paper, noon)
    start = partial(start_plan_quiz, plan=plan, at=noon)
    first, second = at_once(start, start)
    assert first == second
    assert Quiz.objects.count() == 1
