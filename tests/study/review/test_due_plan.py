"""The next due question is found by an index, however many memories there are."""

from datetime import timedelta

import pytest
from django.db import connection

from study.memory import Rating
from study.models import Card
from study.review.queries import SHOWN_CARDS
from study.review.queue import due_cards
from tests.conftest import NOON
from tests.factories import QuestionFactory, answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(learner):
    """What the database would do, where reading whole tables is not cheaper."""
    for _ in range(3):
        answer(learner, QuestionFactory(), at=NOON, rating=Rating.EASY)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
    later = NOON + timedelta(days=30)
    due = due_cards(learner, later, among=SHOWN_CARDS)
    assert due.count() == 3
    return due[:1].explain()


def test_due_cards_are_found_by_learner_and_date(plan):
    assert Card._meta.indexes[0].name == "card_by_due"
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


def test_no_table_is_read_as_a_whole_for_the_next_question(plan):
    whole = [
        line
        for line in plan.splitlines()
        if "Seq Scan" in line or line.strip().startswith("SCAN study_card")
    ]
    assert whole == []
