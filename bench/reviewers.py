"""Many learners who review at once, and whether their memories are what they answered.

Each has cards of their own, made of one answer two weeks ago, and a browser.
"""

import threading
import time
import uuid
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from bench.answering import Browser, NothingDue
from bench.population import BATCH_SIZE, grow_questions, session_of
from bench.running import say
from study.memory import PastReview, Rating, replay
from study.models import Card, Learner, Review
from study.review.daily_services import rebuild_daily

TWO_WEEKS = timedelta(days=14)
# Nobody answers more often, so nobody runs out of questions.
CARDS_A_SECOND = 8


@dataclass
class Reviewer:
    """One of them: seconds, of each answer with the next question; fault, if any."""

    learner: Learner
    browser: Browser
    seconds: list[float] = field(default_factory=list)
    fault: str = ""

    def review_until(self, ends_at):
        try:
            self.browser.open_review()
            while time.perf_counter() < ends_at:
                started_at = time.perf_counter()
                self.browser.answer()
                self.seconds.append(time.perf_counter() - started_at)
        except NothingDue:
            self.fault = "ran out of questions"
        except Exception as error:
            self.fault = repr(error)


def grow_reviewers(count, seconds, port):
    """So many learners, each with questions enough for that time."""
    question_ids = grow_questions(max(20, round(seconds * CARDS_A_SECOND)))
    reviewers = []
    for number in range(count):
        learner = Learner.objects.create_user(
            f"reviewer{number}@octavo.example",
            None,
            display_name=f"Reviewer {number}",
        )
        answer_once(learner, question_ids)
        browser = Browser(port, session_of(learner))
        reviewers.append(Reviewer(learner, browser))
    return reviewers


def answer_once(learner, question_ids):
    at = timezone.now() - TWO_WEEKS
    reviews = []
    for question_id in question_ids:
        review = Review(
            learner=learner,
            question_id=question_id,
            rating=Rating.GOOD,
            reviewed_at=at,
            day_began_at=learner.clock.start_of_day(at),
            reviewed_on=learner.clock.day_of(at),
            desired_retention=learner.desired_retention,
            question_revision=1,
            key=uuid.uuid4(),
        )
        reviews.append(review)
    Review.objects.bulk_create(reviews, BATCH_SIZE)
    memory = replay([past_review(reviews[0])])
    cards = []
    for question_id in question_ids:
        card = Card(
            learner=learner,
            question_id=question_id,
            stability=memory.stability,
            difficulty=memory.difficulty,
            state=memory.state,
            step=memory.step,
            due_at=memory.due_at,
            last_reviewed_at=memory.last_reviewed_at,
            last_day_began_at=memory.last_day_began_at,
            review_count=1,
        )
        cards.append(card)
    Card.objects.bulk_create(cards, BATCH_SIZE)
    rebuild_daily(learner)


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


def review_at_once(reviewers, seconds):
    ends_at = time.perf_counter() + seconds
    threads = []
    for reviewer in reviewers:
        thread = threading.Thread(target=reviewer.review_until, args=[ends_at])
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()


def unlike_their_answers(reviewers):
    """How many cards are not what a replay of their standing answers gives."""
    count = 0
    for reviewer in reviewers:
        histories = {}
        reviews = Review.objects.standing().filter(learner=reviewer.learner)
        for review in reviews.order_by("pk"):
            histories.setdefault(review.question_id, []).append(
                past_review(review)
            )
        for card in Card.objects.filter(learner=reviewer.learner):
            count += card.memory != replay(histories[card.question_id])
    return count


def measure_reviewers(count, seconds, port):
    """Seconds that 99 of 100 answers take at most; what went wrong."""
    say(f"Preparing {count} reviewers …")
    reviewers = grow_reviewers(count, seconds, port)
    review_at_once(reviewers, seconds)
    taken = []
    faults = []
    for reviewer in reviewers:
        taken += reviewer.seconds
        if reviewer.fault:
            faults.append(f"{reviewer.learner}: {reviewer.fault}")
    unlike_count = unlike_their_answers(reviewers)
    if unlike_count:
        faults.append(
            f"{unlike_count} cards are not what their answers lead to"
        )
    stored = Review.objects.filter(~Q(before=None))
    own_ids = [reviewer.learner.pk for reviewer in reviewers]
    stored_count = stored.filter(learner__in=own_ids).count()
    if stored_count != len(taken):
        faults.append(
            f"{len(taken)} answers were given, {stored_count} are stored"
        )
    if not taken:
        return 0.0, len(taken), [*faults, "nobody answered anything"]
    taken.sort()
    return taken[len(taken) * 99 // 100], len(taken), faults
