"""A learner answers while a curator makes two questions one."""

import threading
from contextlib import closing, suppress
from functools import partial

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, connection

from papers.models import Question
from papers.services.merging.differences import differences_between, proposed_choices
from papers.services.merging.journal import Journal
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


def merge_questions(kept, dropped):
    return merge_rows(
        kind="question",
        kept_id=kept,
        dropped_id=dropped,
        choices=proposed_choices(differences_between("question", kept, dropped)),
        rules=RulesForLearners(),
        by=LearnerFactory(is_staff=True),
        at=NOON,
    )


def test_lock_learners_lets_an_answer_count_that_comes_with_a_merge(monkeypatch):
    world = make_world()
    kept, dropped = world.why.pk, world.wherefore.pk
    send = partial(answer, world.both, world.why, at=NOON, seen=2)
    meanwhile = AnswersMeanwhile(send)
    monkeypatch.setattr(answer_services, "card_after", meanwhile)
    merge_questions(kept, dropped)
    meanwhile.thread.join()
    reviews = Review.objects.filter(learner=world.both)
    card = Card.objects.get(learner=world.both)
    assert card.review_count == reviews.count()


def test_first_answer_that_comes_with_a_merge_moves_with_the_rest(monkeypatch):
    """Nobody could lock its learner, who had nothing of the question yet."""
    world = make_world()
    kept, dropped = world.why.pk, world.wherefore.pk
    newcomer = LearnerFactory()
    meanwhile = []
    remove = Journal.remove

    def send():
        # On SQLite it waits for the merge, and its question is gone.
        gone = (ObjectDoesNotExist, IntegrityError, AnsweredElsewhere)
        with closing(connection), suppress(*gone):
            answer(newcomer, world.wherefore, at=NOON)

    def let_answer_and_remove(journal, rows):
        if rows.model is Question and not meanwhile:
            meanwhile.append(threading.Thread(target=send))
            meanwhile[0].start()
            meanwhile[0].join(PATIENCE)
        remove(journal, rows)

    monkeypatch.setattr(Journal, "remove", let_answer_and_remove)
    merge_questions(kept, dropped)
    meanwhile[0].join()
    assert set(Review.objects.values_list("question_id", flat=True)) == {kept}
    count = Review.objects.filter(learner=newcomer).count()
    assert Card.objects.filter(learner=newcomer, question=kept).count() == count
    assert count == (0 if connection.vendor == "sqlite" else 1)
