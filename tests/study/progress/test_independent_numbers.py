"""The numbers of one learner, as plain Python counts them, on every page."""

import json
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from study.memory import Rating
from study.models import Card, Review
from study.review.change_services import correct_review, undo_review
from tests.access_cells import rollback_at_end
from tests.factories import LearnerFactory, QuestionFactory, TopicFactory, answer
from tests.study.progress import independent_numbers
from tests.study.progress.independent_numbers import Numbers, answers_between

# A Tuesday evening in Vienna, two days after its clocks went forward.
NOW = datetime(2026, 3, 31, 19, 0, tzinfo=UTC)
QUESTIONS = 18
ANSWERS = 140
BACKEND = "django.contrib.auth.backends.ModelBackend"
SCRIPT = Path(independent_numbers.__file__)


def whole_percent(share):
    """As pages show a chance: never certain, never hopeless."""
    return min(99, max(1, round(share)))


def study_for_months(learner, questions):
    """Answers at all hours of four months; some are corrected or taken back."""
    chance = random.Random(4)
    moments = [
        NOW - timedelta(minutes=chance.randrange(170_000)) for _ in range(ANSWERS)
    ]
    moments += [NOW - timedelta(minutes=minutes) for minutes in (9, 11, 14, 30, 600)]
    for at in sorted(moments):
        question = chance.choice(questions)
        card = Card.objects.filter(learner=learner, question=question).first()
        review = answer(
            learner,
            question,
            at=at,
            rating=chance.choice([Rating.GOOD, *Rating]),
            seen=card.review_count if card else 0,
            duration=chance.choice([None, 4_000, 45_500]),
        )
        drawn = chance.random()
        if drawn < 0.08:
            undo_review(review=review, at=at)
        elif drawn < 0.16:
            rating = chance.choice(list(Rating))
            correct_review(review=review, rating=rating, at=at)


def export_answers(learner):
    """The learner's answers as rows that any program can read."""
    rows = []
    for review in Review.objects.filter(learner=learner).order_by("id"):
        row = {
            "question": review.question_id,
            "rating": review.rating,
            "answered_at": review.reviewed_at.isoformat(),
            "milliseconds": review.duration,
            "desired_retention": review.desired_retention,
            "is_taken_back": review.undone_at is not None,
        }
        rows.append(row)
    export = {
        "time_zone": learner.time_zone,
        "rollover_hour": learner.rollover_hour,
        "now": NOW.isoformat(),
        "answers": rows,
    }
    return json.dumps(export)


@pytest.fixture(scope="module")
def learner(django_db_setup, django_db_blocker):
    """Four months of answers, which no test here changes."""
    with django_db_blocker.unblock(), rollback_at_end():
        learner = LearnerFactory(time_zone="Europe/Vienna", rollover_hour=4)
        study_all_questions(learner)
        yield learner


def study_all_questions(learner):
    topic = TopicFactory(slug="everything")
    questions = [QuestionFactory() for _ in range(QUESTIONS)]
    for question in questions:
        question.topics.add(topic)
    study_for_months(learner, questions)


@pytest.fixture
def studied(learner, db):
    """What plain Python makes of the answers, and a browser at that moment."""
    numbers = Numbers(json.loads(export_answers(learner)))
    browser = Client()
    with time_machine.travel(NOW, tick=False):
        browser.force_login(learner, backend=BACKEND)
        yield numbers, browser


def test_history_has_something_of_everything(studied):
    numbers, _ = studied
    states = {memory.is_settled for memory in numbers.memories.values()}
    assert states == {True, False}
    assert len(numbers.delayed) > 100
    assert numbers.due_now() > 0
    assert sum(numbers.forecast()[1:]) > 0


def test_answers_and_time_of_each_week(studied):
    numbers, browser = studied
    shown = []
    for week in browser.get("/progress/").context["weeks"]:
        monday = str(week.starts_on)
        shown.append([monday, week.answered, week.remembered, week.minutes])
    assert shown == numbers.weeks()


def test_answers_of_a_week_month_quarter_and_year_in_review(studied):
    numbers, browser = studied
    spans = {
        "2026/w12": ("2026-03-16", "2026-03-22"),
        "2026/02": ("2026-02-01", "2026-02-28"),
        "2026/q1": ("2026-01-01", "2026-03-31"),
        "2026": ("2026-01-01", "2026-12-31"),
    }
    for name, (first, last) in spans.items():
        sums = browser.get(f"/progress/{name}/").context["review"].sums
        expected = answers_between(
            numbers,
            datetime.fromisoformat(first).date(),
            datetime.fromisoformat(last).date(),
        )
        assert (sums.day_count, sums.answered, sums.remembered) == expected


def test_retention_reached(studied):
    numbers, browser = studied
    context = browser.get("/progress/").context
    assert numbers.retention() is not None
    assert context["retention_percent"] == numbers.retention()
    ages = [[age.counts.asked, age.counts.remembered] for age in context["ages"]]
    assert ages == numbers.ages()


def test_expected_and_happened(studied):
    numbers, browser = studied
    groups = browser.get("/progress/").context["calibration"]
    expected = numbers.calibration()
    assert len(groups) == len(expected) == 10
    for group, (asked, expectation, happened) in zip(groups, expected, strict=True):
        assert group.counts.asked == asked
        assert group.counts.expected_percent == round(expectation)
        assert group.counts.remembered_percent == round(happened)


def test_due_questions_on_each_page_that_counts_them(studied):
    numbers, browser = studied
    due_now = numbers.due_now()
    progress = browser.get("/progress/").context
    assert browser.get("/").context["due_count"] == due_now
    assert browser.get("/review/").context["due_count"] == due_now
    assert progress["due_today"].now == due_now
    assert [day.due for day in progress["forecast"]] == numbers.forecast()


def test_chance_of_recall_on_each_page_that_shows_it(studied):
    numbers, browser = studied
    today = whole_percent(numbers.mean_chance(0))
    later = whole_percent(numbers.mean_chance(30))
    for address in (
        "/progress/",
        "/progress/topics/",
        "/progress/topics/everything/",
    ):
        recall = browser.get(address).context["recall"]
        assert recall.percent == today
        assert recall.percent_later == later
        assert recall.asked_count == len(numbers.memories)


def test_each_question_in_detail_and_on_its_topic(studied):
    numbers, browser = studied
    topic = browser.get("/progress/topics/everything/").context["questions"]
    on_topic = {question.id: question.percent for question in topic}
    for question, expected in numbers.questions().items():
        percent, stability, difficulty, answer_count = expected
        page = browser.get(f"/questions/{question}/memory/").context
        memory = page["memory"]
        assert memory.percent == whole_percent(percent)
        assert on_topic[question] == memory.percent
        assert memory.stability == pytest.approx(stability, rel=1e-9)
        assert memory.difficulty == pytest.approx(difficulty, rel=1e-9)
        assert memory.review_count == answer_count
        assert len(page["steps"]) == answer_count


def test_questions_by_how_long_they_last(studied):
    numbers, browser = studied
    groups = browser.get("/progress/").context["stabilities"]
    assert [group.question_count for group in groups] == numbers.stabilities()


def test_script_needs_nothing_but_the_exported_rows(studied, learner, tmp_path):
    numbers, _ = studied
    file = tmp_path / "answers.json"
    file.write_text(export_answers(learner))
    # Isolated: neither Octavo nor any package can be imported.
    printed = subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), str(file)],
        capture_output=True,
        check=True,
        text=True,
    )
    expected = json.loads(json.dumps(numbers.all_numbers()))
    assert json.loads(printed.stdout) == expected
