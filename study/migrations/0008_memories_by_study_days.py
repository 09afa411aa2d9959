"""Every memory is replayed: elapsed days are nights slept, not periods of 24 hours.

The day of an old review is that of the learner's present clock: no other is known.
What the schedule does is written out here, as it stood when this was made.
"""

from datetime import timedelta
from functools import lru_cache

import fsrs
from django.db import migrations

from study.memory.day import StudyClock

STEPS = (timedelta(minutes=10),)
HALF_A_DAY = timedelta(hours=12)
BATCH = 1000
REPORT_EVERY = 50_000


@lru_cache(maxsize=256)
def scheduler(desired_retention):
    return fsrs.Scheduler(
        desired_retention=desired_retention,
        learning_steps=STEPS,
        relearning_steps=STEPS,
        enable_fuzzing=False,
    )


def grade(memory, review):
    """The memory, an fsrs.Card or None, after one more review.

    Its last_review is when the study day of that review began.
    """
    middle_of_day = review.day_began_at + HALF_A_DAY
    if memory is None:
        memory = fsrs.Card(card_id=0, due=middle_of_day)
    graded, _ = scheduler(review.desired_retention).review_card(
        memory, fsrs.Rating(review.rating), middle_of_day
    )
    if graded.state != fsrs.State.Review:
        minutes_to_wait = graded.due - middle_of_day
        graded.due = review.reviewed_at + minutes_to_wait
    graded.last_review = review.day_began_at
    return graded


def snapshot_by_study_days(snapshot, memory):
    """The card before a review, as it would have been."""
    changed = dict(snapshot)
    changed["stability"] = memory.stability
    changed["difficulty"] = memory.difficulty
    changed["due_at"] = memory.due.isoformat()
    changed["last_day_began_at"] = memory.last_review.isoformat()
    return changed


class Replay:
    """Goes through learners one by one, and writes in batches."""

    def __init__(self, Review, Card):
        self.reviews = Review.objects
        self.cards = Card.objects
        self.review_count = self.reviews.count()
        self.replayed_count = 0
        self.card_count = 0
        self.moved_count = 0

    def replay_learner(self, learner):
        clock = StudyClock(learner.time_zone, learner.rollover_hour)
        memories = self.replay_reviews(learner, clock)
        batch = []
        for card in self.cards.filter(learner=learner).order_by("pk").iterator(BATCH):
            memory = memories.get(card.question_id)
            self.move_card(card, memory, clock)
            batch.append(card)
            if len(batch) == BATCH:
                self.write_cards(batch)
        self.write_cards(batch)

    def replay_reviews(self, learner, clock):
        """The learner's memories by question, from the standing reviews."""
        memories = {}
        batch = []
        reviews = self.reviews.filter(learner=learner).order_by("pk")
        shown = reviews.only(
            "question_id",
            "rating",
            "reviewed_at",
            "desired_retention",
            "before",
            "undone_at",
        )
        for review in shown.iterator(BATCH):
            review.day_began_at = clock.start_of_day(review.reviewed_at)
            if review.undone_at is None:
                memory = memories.get(review.question_id)
                if review.before is not None and memory is not None:
                    review.before = snapshot_by_study_days(review.before, memory)
                memories[review.question_id] = grade(memory, review)
            batch.append(review)
            if len(batch) == BATCH:
                self.write_reviews(batch)
        self.write_reviews(batch)
        return memories

    def move_card(self, card, memory, clock):
        card.last_day_began_at = clock.start_of_day(card.last_reviewed_at)
        if memory is None:
            return
        if clock.day_of(memory.due) != clock.day_of(card.due_at):
            self.moved_count += 1
        card.stability = memory.stability
        card.difficulty = memory.difficulty
        card.due_at = memory.due
        card.last_day_began_at = memory.last_review

    def write_reviews(self, batch):
        self.reviews.bulk_update(batch, ["day_began_at", "before"])
        before = self.replayed_count // REPORT_EVERY
        self.replayed_count += len(batch)
        batch.clear()
        if self.replayed_count // REPORT_EVERY > before:
            done = f"{self.replayed_count:,} of {self.review_count:,}"
            print(f"  Answers replayed: {done}", flush=True)

    def write_cards(self, batch):
        fields = ["stability", "difficulty", "due_at", "last_day_began_at"]
        self.cards.bulk_update(batch, fields)
        self.card_count += len(batch)
        batch.clear()

    def tell(self):
        if self.card_count:
            moved = f"{self.moved_count:,} of {self.card_count:,}"
            print(f"  Questions that come on another day now: {moved}", flush=True)


def replay_all(apps, schema_editor):
    replay = Replay(apps.get_model("study", "Review"), apps.get_model("study", "Card"))
    for learner in apps.get_model("study", "Learner").objects.order_by("pk").iterator():
        replay.replay_learner(learner)
    replay.tell()


class Migration(migrations.Migration):

    dependencies = [
        ("study", "0007_study_days"),
    ]

    operations = [
        migrations.RunPython(replay_all, migrations.RunPython.noop, elidable=True),
    ]
