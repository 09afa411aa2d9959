"""Questions that are one: one memory of both, and each answer as it was asked."""

import pytest

from papers.models import Question
from study.memory.schedule import replay
from study.models import AnsweredVersion, Card, Report, Review, SetAside
from tests.conftest import NOON
from tests.factories import answer
from tests.study.merging.conftest import LATER, all_rows
from tests.study.merging.merge_world import DAY, make_world
from tests.study.review.memories import past_review


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def merged(merge, world):
    return merge("question", world.why, world.wherefore)


def test_undoing_restores_every_row(world, merge, undo):
    before = all_rows()
    undo(merge("question", world.why, world.wherefore))
    assert all_rows() == before


def test_undoing_restores_every_row_whatever_was_chosen(world, merge, undo):
    Question.objects.filter(pk=world.wherefore.pk).update(prompt="Wherefore?")
    before = all_rows()
    chosen = {"prompt": "dropped", "key_points": "dropped"}
    done = merge("question", world.why, world.wherefore, **chosen)
    world.why.refresh_from_db()
    assert world.why.prompt == "Wherefore?"
    undo(done)
    assert all_rows() == before


def test_all_answers_stand_with_the_one(world, merged):
    assert set(Review.objects.values_list("question", flat=True)) == {world.why.pk}
    assert Review.objects.count() == 6


def test_a_memory_of_both_follows_from_all_answers(world, merged):
    card = Card.objects.get(learner=world.both)
    reviews = Review.objects.filter(learner=world.both).order_by("reviewed_at")
    assert card.memory == replay(map(past_review, reviews))
    assert card.review_count == 4
    befores = [review.before and review.before["review_count"] for review in reviews]
    assert befores == [None, 1, 2, 3]


def test_a_memory_of_one_is_as_it_was(world, merge):
    before = Card.objects.get(learner=world.second).memory
    merge("question", world.why, world.wherefore)
    card = Card.objects.get(learner=world.second)
    assert (card.question, card.memory) == (world.why, before)


def test_each_answer_shows_what_was_asked(world, merge):
    AnsweredVersion.objects.filter(question=world.wherefore).update(prompt="Wherefore?")
    merge("question", world.why, world.wherefore)
    world.why.refresh_from_db()
    assert world.why.revision == 3
    for learner, prompt in (
        (world.first, world.why.prompt),
        (world.second, "Wherefore?"),
    ):
        review = Review.objects.get(learner=learner)
        version = AnsweredVersion.objects.get(
            question=world.why, revision=review.question_revision
        )
        assert version.prompt == prompt


def test_two_reports_that_wait_become_one(world, merged):
    report = Report.objects.get(question=world.why)
    assert report.words == "What is adam-why?\n\nWhat is adam-2-why?"


def test_what_was_set_aside_stays_so(world, merged):
    assert SetAside.objects.get().question == world.why


def test_what_was_answered_since_stays_with_what_was_asked(world, merge, undo):
    done = merge("question", world.why, world.wherefore)
    world.why.refresh_from_db()
    answer(world.second, world.why, at=NOON + DAY / 2, seen=1)
    undo(done, at=LATER)
    cards = Card.objects.filter(learner=world.second).order_by("question__slug")
    counts = [(card.question.slug, card.review_count) for card in cards]
    assert counts == [("adam-2-why", 1), ("adam-why", 1)]
    world.why.refresh_from_db()
    revisions = AnsweredVersion.objects.filter(question=world.why)
    assert max(revisions.values_list("revision", flat=True)) < world.why.revision
