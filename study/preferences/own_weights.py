"""A learner's answers as weights are fitted to them, and what weights make of them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from study.memory.fitting import TimedAnswer
from study.memory.forgetting import elapsed_days
from study.memory.formulas import Formulas, Strength
from study.memory.weights import Weights
from study.models import Card, Learner, Review, WeightsFit
from study.models.weights import LEAST_ANSWERS

# Of who has answered more often, some questions stand for all. It takes some seconds.
MOST_FITTED = 16_000
# So many more answers make another comparison worth its time.
ANSWERS_BETWEEN = 100
Histories = dict[int, list[TimedAnswer]]


def standing_answers(learner: Learner) -> QuerySet[Review]:
    return Review.objects.standing().filter(learner=learner)


def histories_of(reviews: QuerySet[Review]) -> Histories:
    """All answers to each question, by the question's id."""
    rows = reviews.order_by("pk").values_list(
        "question", "rating", "day_began_at"
    )
    histories: Histories = {}
    last_days: dict[int, datetime] = {}
    for number, row in enumerate(rows.iterator()):
        question_id, rating, day_began_at = row
        days = 0
        if question_id in last_days:
            days = elapsed_days(
                last_days[question_id], day_began_at=day_began_at
            )
        last_days[question_id] = day_began_at
        history = histories.setdefault(question_id, [])
        history.append(TimedAnswer(number, rating, days))
    return histories


def histories_to_fit(learner: Learner) -> Histories:
    """Of every second, third … question, where there are more answers than are needed.

    A question's answers are all among them, or none.
    """
    answers = standing_answers(learner)
    count = answers.count()
    if count <= MOST_FITTED:
        return histories_of(answers)
    among = -(-count // MOST_FITTED)
    question_ids = sorted(
        set(answers.order_by().values_list("question", flat=True))
    )
    return histories_of(answers.filter(question__in=question_ids[::among]))


def strengths_under(
    weights: Weights, histories: Histories
) -> dict[int, tuple[int, Strength]]:
    """How many answers a question has, and what they lead to."""
    formulas = Formulas(weights)
    strengths = {}
    for question_id, history in histories.items():
        answers = [(answer.rating, answer.days) for answer in history]
        strength = formulas.strength_after(answers)
        assert strength is not None
        strengths[question_id] = (len(answers), strength)
    return strengths


def strengthened_cards(
    cards: QuerySet[Card], weights: Weights, histories: Histories
) -> Iterable[Card]:
    """The cards with the stability and difficulty of these weights, not stored yet.

    Without those whose answers are not all here.
    """
    strengths = strengths_under(weights, histories)
    for card in cards.iterator():
        answer_count, strength = strengths.get(card.question_id, (0, None))
        if strength is None or answer_count != card.review_count:
            continue
        card.stability = strength.stability
        card.difficulty = strength.difficulty
        yield card


def strengths_by_card(learner: Learner) -> dict[int, Strength]:
    """What the learner's weights, which are not stored yet, would make of each card."""
    cards = Card.objects.filter(learner=learner)
    histories = histories_of(standing_answers(learner))
    strengths = {}
    for card in strengthened_cards(cards, learner.weights, histories):
        strengths[card.pk] = Strength(card.stability, card.difficulty)
    return strengths


def latest_fit(learner: Learner) -> WeightsFit | None:
    return WeightsFit.objects.filter(learner=learner).first()


def standing_fit(learner: Learner) -> WeightsFit | None:
    """The one whose weights the learner has."""
    if learner.memory_weights is None:
        return None
    for fit in WeightsFit.objects.filter(learner=learner).exclude(
        taken_at=None
    ):
        if fit.weights == learner.memory_weights:
            return fit
    return None


def missing_answers(learner: Learner, latest: WeightsFit | None) -> int:
    """How many answers more a comparison needs; 0 when it can be made."""
    wanted = LEAST_ANSWERS
    if latest is not None:
        wanted = max(wanted, latest.answer_count + ANSWERS_BETWEEN)
    return max(0, wanted - standing_answers(learner).count())
