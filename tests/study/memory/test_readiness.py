"""A plan for a day reaches more with more answers, and never promises too much."""

from hypothesis import given, settings
from hypothesis import strategies as st

from study.memory.outcomes import Trace
from study.memory.readiness import ReadinessQuestion, plan_readiness

traces = st.builds(Trace, stability=st.floats(0.1, 400), difficulty=st.floats(1, 10))
memories = st.tuples(st.none() | traces, st.integers(0, 60))
exam_days = st.integers(1, 40)
paces = st.integers(0, 12)
goals = st.floats(0.5, 0.97)
property_test = settings(max_examples=50, deadline=None)


@st.composite
def question_sets(draw):
    rows = draw(st.lists(memories, min_size=1, max_size=25))
    return [
        ReadinessQuestion(place=place, trace=trace, pause=pause)
        for place, (trace, pause) in enumerate(rows)
    ]


def plan(questions, exam_day, *, goal=0.97, pace=5, done_today=0):
    return plan_readiness(
        questions,
        exam_day=exam_day,
        goal=goal,
        pace=pace,
        done_today=done_today,
    )


def new_questions(count):
    return [ReadinessQuestion(place=place, trace=None) for place in range(count)]


@property_test
@given(question_sets(), exam_days, goals, paces)
def test_more_answers_a_day_never_reach_less(questions, exam_day, goal, pace):
    less = plan(questions, exam_day, goal=goal, pace=pace)
    more = plan(questions, exam_day, goal=goal, pace=pace + 1)
    assert more.score_with >= less.score_with


@property_test
@given(question_sets(), exam_days, goals, paces)
def test_scores_lie_between_doing_nothing_and_one(questions, exam_day, goal, pace):
    readiness = plan(questions, exam_day, goal=goal, pace=pace)
    assert 0 <= readiness.score_without <= readiness.score_with
    assert readiness.score_with <= readiness.best <= 1


@property_test
@given(question_sets(), exam_days, goals, paces)
def test_plan_is_the_same_each_time(questions, exam_day, goal, pace):
    readiness = plan(questions, exam_day, goal=goal, pace=pace)
    assert plan(questions[::-1], exam_day, goal=goal, pace=pace) == readiness


@property_test
@given(question_sets(), exam_days, paces, st.integers(0, 5))
def test_no_day_has_more_answers_than_its_pace(questions, exam_day, pace, done_today):
    readiness = plan(questions, exam_day, pace=pace, done_today=done_today)
    for day in readiness.days:
        assert 0 <= day.number < exam_day
        assert len(day.places) == len(set(day.places)) <= pace
    today = [len(day.places) for day in readiness.days if day.number == 0]
    assert sum(today) <= max(0, pace - done_today)


@property_test
@given(question_sets(), exam_days, goals, paces)
def test_needed_pace_is_enough_and_no_less_is(questions, exam_day, goal, pace):
    needed = plan(questions, exam_day, goal=goal, pace=pace).needed_pace
    if needed is None:
        return
    enough = plan(questions, exam_day, goal=goal, pace=needed)
    assert enough.score_with >= goal
    if needed:
        too_little = plan(questions, exam_day, goal=goal, pace=needed - 1)
        assert too_little.score_with < goal


@property_test
@given(question_sets(), exam_days)
def test_weak_third_is_the_weakest(questions, exam_day):
    weak = plan(questions, exam_day).weak_places
    chances = [question.chance_on(exam_day) for question in questions]
    others = set(range(len(questions))) - set(weak)
    assert len(weak) == -(-len(questions) // 3)
    surest_of_weak = max(chances[place] for place in weak)
    assert all(surest_of_weak <= chances[other] for other in others)


def test_no_answer_is_planned_when_the_goal_is_reached():
    trace = Trace(stability=500, difficulty=3)
    readiness = plan([ReadinessQuestion(place=0, trace=trace)], 10, goal=0.9)
    assert readiness.days == ()
    assert readiness.needed_pace == 0


def test_questions_never_asked_count_as_not_known():
    readiness = plan(new_questions(10), 10, pace=0)
    assert readiness.score_without == 0
    assert readiness.score_with == 0


def test_goal_out_of_reach_says_what_can_be_reached():
    readiness = plan(new_questions(10), 1, pace=2, goal=0.97)
    assert readiness.needed_pace is None
    assert readiness.score_with < readiness.best < 0.97


def test_question_is_not_answered_twice_on_the_day_of_its_last_answer():
    trace = Trace(stability=1, difficulty=5)
    today = [ReadinessQuestion(place=0, trace=trace, pause=0)]
    assert [day.number for day in plan(today, 1).days] == []
    yesterday = [ReadinessQuestion(place=0, trace=trace, pause=1)]
    assert [day.number for day in plan(yesterday, 1).days] == [0]


def test_plan_for_a_year_begins_in_time():
    readiness = plan(new_questions(20), 365)
    assert min(day.number for day in readiness.days) >= 323
