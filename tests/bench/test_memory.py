"""What the benchmark of answers reads from pages is there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bench.answering import answer_to
from bench.memory import next_due_faults, next_due_milliseconds
from study.memory import Rating
from study.models import Review
from tests.factories import ChoiceQuestionFactory, QuestionFactory, answer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("factory", [QuestionFactory, ChoiceQuestionFactory])
def test_answer_to_a_due_question_is_stored(ada, learner, factory):
    question = factory()
    long_ago = timezone.now() - timedelta(days=30)
    answer(learner, question, at=long_ago, rating=Rating.EASY)
    page = ada.get("/review/").content.decode()
    path, fields = answer_to(page)
    assert path == f"/questions/{question.pk}/grade/"
    assert ada.post(path, fields).status_code == 302
    assert Review.objects.count() == 2


def test_answer_to_a_page_without_question_is_none(ada):
    assert answer_to(ada.get("/review/").content.decode()) is None


def test_next_due_question_is_timed_with_its_plan(learner):
    long_ago = timezone.now() - timedelta(days=30)
    answer(learner, QuestionFactory(), at=long_ago)
    milliseconds, plan = next_due_milliseconds(learner)
    assert milliseconds > 0
    assert "study_card" in plan


def test_slow_search_without_its_index_is_told():
    assert next_due_faults(0.5, "card_by_due") == []
    assert len(next_due_faults(1.5, "Seq Scan on study_card")) == 2
