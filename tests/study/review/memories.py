"""What is stored of memories, and what the stored answers lead to."""

from study.memory import PastReview, Rating, replay
from study.models import Card, Review

CARD = (
    "stability",
    "difficulty",
    "state",
    "step",
    "due_at",
    "last_reviewed_at",
    "last_day_began_at",
    "review_count",
    "lapse_count",
)


def card_values(learner):
    return list(Card.objects.filter(learner=learner).values(*CARD))


def past_review(review):
    return PastReview(
        rating=Rating(review.rating),
        at=review.reviewed_at,
        day_began_at=review.day_began_at,
        desired_retention=review.desired_retention,
        stretch=review.stretch,
        learning_steps=review.learning_steps,
        moved_days=review.moved_days,
    )


def replayed_memory():
    """The memory after all standing answers, which are those to one question."""
    standing = Review.objects.standing().order_by("pk")
    return replay(map(past_review, standing))
