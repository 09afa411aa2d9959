"""Learners with a thousand answers behind them, made without asking each question."""

import uuid
from datetime import timedelta

from study.memory import replay
from study.models import Card, Review
from tests.factories import PaperFactory, QuestionFactory
from tests.study.memory.simulated_learner import SimulatedLearner
from tests.study.review.memories import past_review

DAY = timedelta(days=1)


def answer_as(learner, weights, *, answer_count, seed, until):
    """The answers of a simulated learner, the last ones on the day before `until`."""
    simulated = SimulatedLearner(weights, seed)
    histories = simulated.study(answer_count)
    last_day = simulated.answer_days[-1]
    day_began_at = learner.clock.start_of_day(until)
    paper = PaperFactory()
    reviews = []
    for history in histories:
        question = QuestionFactory(home=paper)
        for number, rating, _ in history:
            began_at = (
                day_began_at - (last_day + 1 - simulated.answer_days[number]) * DAY
            )
            review = Review(
                learner=learner,
                question=question,
                rating=rating,
                reviewed_at=began_at + timedelta(hours=8, seconds=number),
                day_began_at=began_at,
                reviewed_on=learner.clock.day_of(began_at),
                desired_retention=learner.desired_retention,
                question_revision=question.revision,
                key=uuid.UUID(int=number),
            )
            reviews.append(review)
    reviews.sort(key=lambda review: review.key.int)
    Review.objects.bulk_create(reviews)
    store_cards(learner, reviews)


def store_cards(learner, reviews):
    by_question = {}
    for review in reviews:
        by_question.setdefault(review.question_id, []).append(review)
    cards = []
    for question_id, history in by_question.items():
        memory = replay(map(past_review, history))
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
            review_count=len(history),
        )
        cards.append(card)
    Card.objects.bulk_create(cards)


def replayed_strengths(learner):
    """Stability and difficulty of each question, from the standing answers alone."""
    by_question = {}
    standing = Review.objects.standing().filter(learner=learner).order_by("pk")
    for review in standing:
        by_question.setdefault(review.question_id, []).append(past_review(review))
    strengths = {}
    for question_id, history in by_question.items():
        memory = replay(history, weights=learner.weights)
        strengths[question_id] = (memory.stability, memory.difficulty)
    return strengths


def stored_strengths(learner):
    rows = Card.objects.filter(learner=learner).values_list(
        "question", "stability", "difficulty"
    )
    return {question: (stable, hard) for question, stable, hard in rows}
