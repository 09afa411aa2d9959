"""In which order a quiz asks: what is most likely to be gone comes first."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from django.db.models import Exists, OuterRef, QuerySet

from papers.models import Question
from study.memory import Rating, retrievability
from study.models import Card, Learner, Review
from study.review.queue import due_cards


class Urgency(IntEnum):
    """The groups in which a quiz asks. What is due comes first.

    Then what was forgotten at least once, what was never asked, and what holds.
    """

    DUE = 0
    WRONG = 1
    NEVER = 2
    HOLDS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be put into a quiz; chance: of recall today, 0 to 1."""

    question_id: int
    kind: str
    urgency: Urgency
    chance: float


def order_candidates(
    questions: QuerySet[Question], learner: Learner, at: datetime
) -> list[Candidate]:
    """These questions, the most urgent first, and within a group the most faded.

    Where that decides nothing they stand as in their notes, those across papers last.
    """
    as_in_notes = questions.order_by("home", "theme", "position", "id")
    own_homes: list[tuple[int, str]] = []
    across: list[tuple[int, str]] = []
    for question_id, kind, home_id in as_in_notes.values_list(
        "id", "kind", "home"
    ):
        place = across if home_id is None else own_homes
        place.append((question_id, kind))
    chances, due_ids = recall_of_cards(questions, learner, at)
    wrong_ids = ids_of_forgotten(questions, learner)
    candidates = []
    for question_id, kind in own_homes + across:
        urgency = Urgency.HOLDS
        if question_id in due_ids:
            urgency = Urgency.DUE
        elif question_id in wrong_ids:
            urgency = Urgency.WRONG
        elif question_id not in chances:
            urgency = Urgency.NEVER
        chance = chances.get(question_id, 0)
        candidates.append(Candidate(question_id, kind, urgency, chance))
    return sorted(candidates, key=by_urgency)


def by_urgency(candidate: Candidate) -> tuple[Urgency, float]:
    return candidate.urgency, candidate.chance


def recall_of_cards(
    questions: QuerySet[Question], learner: Learner, at: datetime
) -> tuple[dict[int, float], set[int]]:
    """The chance of recall of each question that has a card, and which are due."""
    day_began_at = learner.clock.start_of_day(at)
    chances = {}
    due_ids = set()
    is_due = Exists(due_cards(learner, at).filter(pk=OuterRef("pk")).order_by())
    cards = Card.objects.filter(
        learner=learner, question__in=questions.values("id")
    )
    for card in cards.annotate(is_due=is_due).order_by():
        chance = retrievability(card.memory, day_began_at=day_began_at)
        chances[card.question_id] = chance
        if card.is_due:
            due_ids.add(card.question_id)
    return chances, due_ids


def ids_of_forgotten(
    questions: QuerySet[Question], learner: Learner
) -> set[int]:
    forgotten = Review.objects.standing().filter(
        learner=learner,
        rating=Rating.AGAIN,
        question__in=questions.values("id"),
    )
    return set(forgotten.order_by().values_list("question_id", flat=True))
