"""Two who learn from the same answers at the same moment: they count once."""

from datetime import timedelta
from functools import partial

import pytest

from study.models import Review, SiteBeliefs
from study.shared_memory.learning_services import learn_waiting_answers
from tests.conftest import NOON
from tests.factories import QuestionFactory, answer
from tests.locks.parallel import at_once
from tests.study.shared_memory.group import (
    all_beliefs,
    make_group,
    rebuild,
    study_together,
)

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOON + timedelta(days=100)


def study():
    learners, questions = make_group(3, 2)
    study_together(learners, questions, rounds=2)
    return Review.objects.count()


def test_learn_waiting_answers_counts_each_answer_once():
    total = study()
    learn = partial(learn_waiting_answers, at=LATER)
    assert sorted(at_once(learn, learn)) == [0, total]
    learned = all_beliefs()
    rebuild()
    assert all_beliefs() == learned


def test_rebuild_beliefs_twice_at_once_gives_the_same_numbers():
    total = study()
    assert at_once(rebuild, rebuild) == [total, total]
    learned = all_beliefs()
    rebuild()
    assert all_beliefs() == learned


def test_rebuild_beliefs_while_others_learn_counts_each_answer_once():
    total = study()
    learn = partial(learn_waiting_answers, at=LATER)
    rebuilt_count, learned_count = at_once(rebuild, learn)
    assert rebuilt_count == total
    assert learned_count in (0, total)
    learned = all_beliefs()
    rebuild()
    assert all_beliefs() == learned


def test_answer_is_not_held_up_by_who_learns(learner):
    study()
    last_id = Review.objects.order_by("pk").last().pk
    send = partial(answer, learner, QuestionFactory(), at=LATER)
    review, _ = at_once(send, partial(learn_waiting_answers, at=LATER))
    assert review.pk > last_id
    assert SiteBeliefs.objects.get().learned_review_id == last_id
