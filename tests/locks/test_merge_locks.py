"""A learner answers while a curator makes two questions one."""

import threading
from contextlib import closing, suppress
from functools import partial

import pytest
from django.db import connection

from papers.services.merging.differences import differences_between, proposed_choices
from papers.services.merging.merges import merge_rows
from study.merging import answer_services
from study.merging.learner_services import RulesForLearners
from study.models import Card, Review
from study.review.services import AnsweredElsewhere
from tests.conftest import NOON
from tests.factories import LearnerFactory, answer
from tests.locks.parallel import PATIENCE
from tests.study.merging.merge_world import make_world

pytestmark = pytest.mark.django_db(transaction=True)


class AnswersMeanwhile:
    """The step of a merge that reckons a memory; before it, somebody answers."""

    def __init__(self, send):
        self.reckon = answer_services.card_after
        self.send = send
        self.thread = None

    def __call__(self, card, review, learner):
        if self.thread is None:
            self.thread = threading.Thread(target=self.run)
            self.thread.start()
            self.thread.join(PATIENCE)
        return self.reckon(card, review, learner)

    def run(self):
        # Whoever comes after the merge is shown the question anew.
        with closing(connection), suppress(AnsweredElsewhere):
            self.send()


def test_lock_learners_lets_an_answer_count_that_comes_with_a_merge(monkeypatch):
    world = make_world()
    kept, dropped = world.why.pk, world.wherefore.pk
    send = partial(answer, world.both, world.why, at=NOON, seen=2)
    meanwhile = AnswersMeanwhile(send)
    monkeypatch.setattr(answer_services, "card_after", meanwhile)
    merge_rows(
        kind="question",
        kept_id=kept,
        dropped_id=dropped,
        choices=proposed_choices(differences_between("question", kept, dropped)),
        rules=RulesForLearners(),
        by=LearnerFactory(is_staff=True),
        at=NOON,
    )
    meanwhile.thread.join()
    reviews = Review.objects.filter(learner=world.both)
    card = Card.objects.get(learner=world.both)
    assert card.review_count == reviews.count()
