"""Answers to two questions that become one: one memory, reckoned from all of them.

An answer names the revision of the question that it was given to. Those of the
question that goes are counted on behind those of the one that stays, so that each still
shows what was asked.
"""

from typing import Any

from django.db.models import Max, Q

from papers.models import Merge, Question
from papers.services.merging.journal import Journal
from papers.services.merging.merges import Pair
from study.memory import Memory, Rating
from study.memory.schedule import grade
from study.models import (
    AnsweredVersion,
    Card,
    Learner,
    PracticeAnswer,
    Report,
    Review,
)
from study.review.services import card_snapshot

# Where answers and reports keep a revision: the column, and the way to the question.
REVISIONS = (
    (AnsweredVersion, "revision", "question"),
    (Review, "question_revision", "question"),
    (Report, "question_revision", "question"),
    (PracticeAnswer, "question_revision", "item__question"),
)


def shift_revisions(pair: Pair, journal: Journal) -> list[int]:
    """Before anything moves. The learners who have a memory of both questions."""
    for model, column, question in REVISIONS:
        rows = model._base_manager.filter(**{question: pair.dropped})
        revisions = rows.order_by(f"-{column}").values_list(column, flat=True)
        for revision in list(revisions.distinct()):
            same = rows.filter(**{column: revision})
            journal.move(same, column, revision + pair.kept.revision)
    last = pair.kept.revision + pair.dropped.revision
    with journal.watching(Question, Q(pk=pair.kept.pk)):
        Question.objects.filter(pk=pair.kept.pk).update(revision=last + 1)
    kept = Card.objects.filter(question=pair.kept).values("learner")
    both = Card.objects.filter(question=pair.dropped, learner__in=kept)
    return list(both.values_list("learner", flat=True))


def join_answers(pair: Pair, journal: Journal, learner_ids: list[int]) -> None:
    """Once all answers stand with the question that stays."""
    theirs = Q(question=pair.kept, learner__in=learner_ids)
    with journal.watching(Review, theirs), journal.watching(Card, theirs):
        for learner in Learner.objects.filter(pk__in=learner_ids):
            remember_anew(learner, pair.kept.pk)


def part_answers(merge: Merge) -> None:
    """What was answered since stays with the question that was asked."""
    since = Review.objects.filter(
        question=merge.kept_id, reviewed_at__gte=merge.made_at
    )
    learners = Learner.objects.filter(pk__in=since.values("learner"))
    for learner in learners:
        remember_anew(learner, merge.kept_id)
        remember_anew(learner, merge.dropped_id)
    versions = AnsweredVersion.objects.filter(question=merge.kept_id)
    last = versions.aggregate(last=Max("revision"))["last"] or 0
    questions = Question.objects.filter(pk=merge.kept_id, revision__lt=last)
    questions.update(revision=last + 1)


def remember_anew(learner: Learner, question_id: int) -> None:
    """The card that all standing answers lead to, each with what was before it."""
    reviews = Review.objects.standing().filter(
        learner=learner, question=question_id
    )
    card: Card | None = None
    for review in reviews.order_by("reviewed_at", "pk"):
        review.before = card_snapshot(card) if card else None
        review.save(update_fields=["before"])
        card = card_after(card, review, learner)
    cards = Card.objects.filter(learner=learner, question=question_id)
    stored = cards.first()
    if card is None:
        cards.delete()
        return
    card.pk = stored.pk if stored else None
    card.save()


def card_after(card: Card | None, review: Review, learner: Learner) -> Card:
    memory = grade(
        card.memory if card else None,
        Rating(review.rating),
        at=review.reviewed_at,
        day_began_at=review.day_began_at,
        desired_retention=review.desired_retention,
        stretch=review.stretch,
        learning_steps=review.learning_steps,
        moved_days=review.moved_days,
        weights=learner.weights,
    )
    was_settled = card is not None and card.step is None
    is_lapse = was_settled and review.rating == Rating.AGAIN
    reviews_before = card.review_count if card else 0
    lapses_before = card.lapse_count if card else 0
    return Card(
        learner=learner,
        question_id=review.question_id,
        review_count=reviews_before + 1,
        lapse_count=lapses_before + int(is_lapse),
        **memory_columns(memory),
    )


def memory_columns(memory: Memory) -> dict[str, Any]:
    return {
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "state": memory.state,
        "step": memory.step,
        "due_at": memory.due_at,
        "last_reviewed_at": memory.last_reviewed_at,
        "last_day_began_at": memory.last_day_began_at,
    }
