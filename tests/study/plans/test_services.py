"""Plans are kept with what was forecast, and today's part of them is practised."""

from datetime import date

import pytest

from study.memory import Rating
from study.models import Quiz, ReadyPlan
from study.models.set_aside import SetAside
from study.plans import services
from study.plans.readiness import plan_ahead
from study.plans.results import plan_result
from study.plans.services import create_ready_plan, start_plan_quiz
from study.review.quiz_services import NothingToAsk
from study.review.quiz_subjects import Subject
from tests.factories import LearnerFactory, PaperFactory, QuestionFactory, answer
from tests.study.comeback.backlogs import DAY, build_on

pytestmark = pytest.mark.django_db
READY_ON = date(2026, 3, 20)


@pytest.fixture
def paper():
    """Twelve questions."""
    paper = PaperFactory()
    for _ in range(12):
        QuestionFactory(home=paper)
    return paper


def keep_plan(learner, paper, at, **values):
    fields = {"ready_on": READY_ON, "goal": 0.85, "minutes_a_day": 15}
    fields.update(values)
    subject = Subject(id=paper.pk, slug=paper.slug, name=paper.title)
    return create_ready_plan(
        learner=learner, kind="paper", subject=subject, at=at, **fields
    )


def answer_all(learner, paper, at, *, rating=Rating.EASY):
    for question in paper.questions.all():
        card = learner.cards.filter(question=question).first()
        seen = card.review_count if card else 0
        answer(learner, question, at=at, rating=rating, seen=seen)


def test_plan_keeps_its_forecast(learner, paper, noon):
    plan = keep_plan(learner, paper, noon)
    assert plan.forecast_without == 0
    assert plan.forecast_with > 0.8


def test_questions_never_asked_count_as_not_known(learner, paper, noon):
    ahead = plan_ahead(keep_plan(learner, paper, noon), noon)
    assert ahead.score_now == 0
    assert ahead.new_count == 12
    assert ahead.question_count == 12


def test_plan_moves_with_what_is_answered(learner, paper, noon):
    plan = keep_plan(learner, paper, noon, minutes_a_day=5)
    today_ids = plan_ahead(plan, noon).today_ids
    assert today_ids
    question = paper.questions.get(pk=today_ids[0])
    answer(learner, question, at=noon)
    ahead = plan_ahead(plan, noon)
    assert ahead.done_count == 1
    assert ahead.new_count == 11
    assert question.pk not in ahead.today_ids
    assert len(ahead.today_ids) <= max(0, len(today_ids) - 1)


def test_plan_asks_what_others_build_on_first(learner, noon):
    later = PaperFactory()
    earlier = PaperFactory()
    build_on(later, earlier)
    question = QuestionFactory(home=later, papers=[later, earlier])
    first = QuestionFactory(home=earlier, papers=[later, earlier])
    plan = keep_plan(learner, later, noon, ready_on=date(2026, 3, 11))
    ahead = plan_ahead(plan, noon)
    assert ahead.today_ids == [first.pk, question.pk]


def test_more_minutes_never_reach_less(learner, paper, noon):
    plan = keep_plan(learner, paper, noon)
    scores = []
    for minutes in (5, 10, 20, 60):
        plan.minutes_a_day = minutes
        scores.append(plan_ahead(plan, noon).readiness.score_with)
    assert scores == sorted(scores)


def test_same_plan_twice_is_refused(learner, paper, noon):
    plan = keep_plan(learner, paper, noon)
    with pytest.raises(services.PlannedAlready) as refusal:
        keep_plan(learner, paper, noon)
    assert refusal.value.plan == plan


def test_twenty_plans_are_kept_at_most(learner, paper, noon):
    for days in range(20):
        keep_plan(learner, paper, noon, ready_on=READY_ON + days * DAY)
    with pytest.raises(services.TooManyPlans):
        keep_plan(learner, paper, noon, ready_on=READY_ON + 30 * DAY)


def test_plan_for_questions_that_are_set_aside_is_refused(learner, paper, noon):
    for question in paper.questions.all():
        SetAside.objects.create(learner=learner, question=question, set_aside_at=noon)
    with pytest.raises(services.NoQuestions):
        keep_plan(learner, paper, noon)
    assert not ReadyPlan.objects.exists()


def test_plan_for_too_much_is_refused(learner, paper, noon, monkeypatch):
    monkeypatch.setattr(services, "MOST_PLANNED_QUESTIONS", 11)
    with pytest.raises(services.TooManyQuestions):
        keep_plan(learner, paper, noon)


def test_quiz_asks_todays_part(learner, paper, noon):
    plan = keep_plan(learner, paper, noon)
    today_ids = plan_ahead(plan, noon).today_ids
    quiz = start_plan_quiz(plan=plan, at=noon)
    assert list(quiz.items.values_list("question", flat=True)) == today_ids
    assert start_plan_quiz(plan=plan, at=noon) == quiz


def test_plan_with_nothing_to_do_today_begins_no_quiz(learner, paper, noon):
    answer_all(learner, paper, noon)
    plan = keep_plan(learner, paper, noon, goal=0.5)
    with pytest.raises(NothingToAsk):
        start_plan_quiz(plan=plan, at=noon)
    assert not Quiz.objects.exists()


def test_result_sets_what_memory_said_beside_what_happened(learner, paper, noon):
    plan = keep_plan(learner, paper, noon)
    answer_all(learner, paper, noon)
    the_day = noon + 10 * DAY
    before = plan_result(plan, the_day)
    first, second, *_ = paper.questions.order_by("pk")
    answer(learner, first, at=the_day, rating=Rating.AGAIN, seen=1)
    answer(learner, first, at=the_day, rating=Rating.GOOD, seen=2)
    answer(learner, second, at=the_day + 6 * DAY, rating=Rating.GOOD, seen=1)
    result = plan_result(plan, the_day + 6 * DAY)
    assert 0.8 < before.chance_then < 1
    assert result.chance_then == pytest.approx(before.chance_then)
    assert result.answered_count == 2
    assert result.remembered_count == 1
    assert len(result.test_ids) == 10
    assert result.is_open


def test_answer_a_week_after_the_day_does_not_count(learner, paper, noon):
    plan = keep_plan(learner, paper, noon)
    answer_all(learner, paper, noon)
    late = noon + 17 * DAY
    answer(learner, paper.questions.first(), at=late, seen=1)
    result = plan_result(plan, late)
    assert result.answered_count == 0
    assert not result.is_open


def test_question_first_asked_on_the_day_counts_as_not_known(learner, paper, noon):
    plan = keep_plan(learner, paper, noon)
    answer_all(learner, paper, noon + 10 * DAY)
    result = plan_result(plan, noon + 10 * DAY)
    assert result.chance_then == 0
    assert result.remembered_count == 12


def test_quiz_of_the_day_asks_what_was_not_answered_since(learner, paper, noon):
    plan = keep_plan(learner, paper, noon)
    the_day = noon + 10 * DAY
    answer(learner, paper.questions.first(), at=the_day)
    quiz = start_plan_quiz(plan=plan, at=the_day)
    assert quiz.items.count() == 11


def test_answers_of_another_learner_change_no_plan(learner, paper, noon):
    plan = keep_plan(learner, paper, noon)
    ahead = plan_ahead(plan, noon)
    other = LearnerFactory()
    answer_all(other, paper, noon)
    keep_plan(other, paper, noon)
    assert plan_ahead(plan, noon) == ahead
