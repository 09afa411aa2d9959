"""The next due question is found by an index, however many memories there are."""

from datetime import timedelta

import pytest
from django.db import connection

from papers.models import Question
from study.memory import State
from study.models import Card
from study.review.order import DUE_STATES
from study.review.queue import due_cards
from tests.conftest import NOON
from tests.factories import LearnerFactory, QuestionFactory

pytestmark = pytest.mark.django_db
MANY = 2_000
HOUR = timedelta(hours=1)
DUE_SINCE = NOON - MANY // 10 * HOUR
WHOLE_TABLES = (
    "Seq Scan on study_card",
    "Seq Scan on papers_question",
    "SCAN study_card",
    "SCAN papers_question",
)
# That the database orders what is due by itself, and so has to read all of it.
SORTS = ("Sort Key", "USE TEMP B-TREE", "WindowAgg")


def copy_question(question, count):
    copies = []
    for number in range(count):
        copy = Question(
            slug=f"many-{number}",
            kind=question.kind,
            level=question.level,
            home=question.home,
            theme=question.theme,
            prompt=question.prompt,
            answer=question.answer,
            position=number,
        )
        copies.append(copy)
    return Question.objects.bulk_create(copies)


def due_card_of(learner, question, number):
    """Each an hour after the one before; about a tenth of them is due at noon."""
    return Card(
        learner=learner,
        question=question,
        stability=20,
        difficulty=5,
        state=State.REVIEW,
        due_at=DUE_SINCE + number * HOUR,
        last_reviewed_at=NOON - timedelta(days=30),
        last_day_began_at=NOON - timedelta(days=30),
        review_count=1,
    )


@pytest.fixture
def long_time_learner(learner):
    """Somebody with many memories, and another one; the database knows how many."""
    questions = copy_question(QuestionFactory(), MANY)
    other = LearnerFactory()
    cards = []
    for number, question in enumerate(questions):
        cards.append(due_card_of(learner, question, number))
        cards.append(due_card_of(other, question, number))
    Card.objects.bulk_create(cards)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return learner


@pytest.fixture
def due(long_time_learner):
    return due_cards(long_time_learner, NOON, among=DUE_STATES)


def test_next_due_card_is_the_longest_due(due):
    card_id, _ = due.first()
    assert Card.objects.get(pk=card_id).due_at == DUE_SINCE


def test_next_due_card_is_found_by_learner_and_date(due):
    plan = due[:1].explain()
    lines = [line for line in plan.splitlines() if "card_by_due" in line]
    assert len(lines) == 1
    if connection.vendor == "postgresql":
        condition = plan.partition("card_by_due")[2].partition("Index Cond:")[2]
        condition = condition.splitlines()[0]
        assert "learner_id = " in condition
        assert "due_at < " in condition
    else:
        assert "SEARCH study_card USING INDEX card_by_due" in lines[0]
        assert "(learner_id=? AND due_at<?)" in lines[0]


def test_next_due_card_is_found_without_reading_whole_tables(due):
    plan = due[:1].explain()
    assert [words for words in WHOLE_TABLES if words in plan] == []


def test_next_due_card_is_found_without_reading_what_else_is_due(due):
    plan = due[:1].explain()
    assert [words for words in SORTS if words in plan] == []


def test_due_cards_are_counted_by_learner_and_date(due):
    plan = due.order_by().explain()
    assert "card_by_due" in plan
    assert "Seq Scan on study_card" not in plan
