"""What became of an answer: taken back, corrected, given again.

A review keeps its key for ever. Those that follow it have keys derived from it, so that
a page that is sent again finds what stands.
"""

import uuid

from study.models import Learner, Review


def follow_key(
    learner: Learner, key: uuid.UUID
) -> tuple[uuid.UUID, Review | None]:
    """The review that stands for what was sent under the key, and its own key.

    Without one the first key that is free: an answer that was taken back keeps its
    own, and what follows it gets one that is derived from that.
    """
    stored = Review.objects.filter(learner=learner, key=key).first()
    while stored is not None and stored.undone_at is not None:
        corrected = correction_of(stored)
        key = key_after_undo(stored) if corrected is None else corrected.key
        stored = Review.objects.filter(learner=learner, key=key).first()
    return key, stored


def key_after_undo(review: Review) -> uuid.UUID:
    return uuid.uuid5(review.key, "answered again")


def correction_key(review: Review) -> uuid.UUID:
    return uuid.uuid5(review.key, "corrected")


def correction_of(review: Review) -> Review | None:
    """What the answer was corrected to, even if that was taken back as well."""
    corrections = Review.objects.filter(
        learner=review.learner_id,
        key=correction_key(review),
    )
    return corrections.select_related("question__home", "learner").first()


def standing_version(review: Review) -> Review | None:
    """The answer as it stands now, perhaps corrected; None once it was taken back."""
    current: Review | None = review
    while current is not None and current.undone_at is not None:
        current = correction_of(current)
    return current
