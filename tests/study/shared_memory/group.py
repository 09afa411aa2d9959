"""Learners who answer the same questions for some weeks, and what is believed then."""

import random
from datetime import timedelta

from study.memory import Rating
from study.models import (
    Card,
    LearnerBeliefs,
    QuestionBeliefs,
    Review,
    SiteBeliefs,
)
from study.shared_memory.learning_services import (
    learn_waiting_answers,
    rebuild_beliefs,
)
from tests.conftest import NOON
from tests.factories import LearnerFactory, QuestionFactory, answer

ALL_ANSWERED = timedelta(days=300)


def report_nothing(what, done, total):
    pass


def make_group(learner_count, question_count):
    """Learners and questions; the first questions are hard."""
    learners = [LearnerFactory() for _ in range(learner_count)]
    questions = [QuestionFactory() for _ in range(question_count)]
    return learners, questions


def study_together(learners, questions, *, rounds, start=NOON, seed=1):
    """Each answers each question once a round, which begin more and more days apart."""
    chance = random.Random(seed)
    day = 0
    for number in range(rounds):
        for learner in learners:
            for place, question in enumerate(questions):
                hardness = 0.8 - 0.6 * place / len(questions)
                rating = Rating.AGAIN
                if chance.random() > hardness:
                    rating = chance.choice([Rating.HARD, Rating.GOOD, Rating.EASY])
                at = start + timedelta(days=day, minutes=place)
                answer_next(learner, question, at=at, rating=rating)
        day += 2 * number + 1


def answer_next(learner, question, *, at, rating=Rating.GOOD):
    card = Card.objects.filter(learner=learner, question=question).first()
    seen = card.review_count if card else 0
    return answer(learner, question, at=at, rating=rating, seen=seen)


def learn_all(at=NOON + ALL_ANSWERED):
    """In batches; returns how many were learned from."""
    total = 0
    while count := learn_waiting_answers(at=at):
        total += count
    return total


def rebuild():
    return rebuild_beliefs(progress=report_nothing)


def all_beliefs():
    """Every number that is believed."""
    return {
        "questions": list(QuestionBeliefs.objects.order_by("pk").values()),
        "learners": list(LearnerBeliefs.objects.order_by("pk").values()),
        "site": list(SiteBeliefs.objects.values()),
    }


def stretches_of(learner):
    reviews = Review.objects.filter(learner=learner).order_by("pk")
    return list(reviews.values_list("stretch", flat=True))
