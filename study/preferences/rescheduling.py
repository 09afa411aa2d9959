"""Which dates a change of settings moves, and what the days look like after it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from study.memory import State
from study.memory.day import StudyClock
from study.memory.formulas import Strength
from study.memory.load import Load, evened_interval
from study.memory.schedule import HALF_A_DAY, UNSTRETCHED, interval_days
from study.memory.workload import answers_a_day, group_memories
from study.models import Card, Learner, Postponement, Review
from study.preferences.own_weights import strengths_by_card

# What a date hangs on besides the answers.
DATE_SETTINGS = (
    "desired_retention",
    "easy_weekdays",
    "spreads_load",
    "memory_weights",
)
RETENTIONS = (0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97)


@dataclass(frozen=True, slots=True)
class DatedCard:
    """A settled memory, its date and the one that the settings give it."""

    card_id: int
    last_reviewed_at: datetime
    former_due_at: datetime
    due_at: datetime

    @property
    def is_moved(self) -> bool:
        return self.due_at != self.former_due_at


@dataclass(frozen=True, kw_only=True)
class ChangePreview:
    """What a change would do.

    due_before, due_after: questions that are due today.
    """

    sooner_count: int
    later_count: int
    due_before: int
    due_after: int
    answers_before: int
    answers_after: int

    @property
    def moved_count(self) -> int:
        return self.sooner_count + self.later_count


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoneChange:
    """What an undo did.

    kept_count: questions that were answered since. planned_count: those that a plan
    for coming back has moved since, and that keep its day.
    """

    restored_count: int
    kept_count: int
    planned_count: int


def moves_dates(before: Learner, after: Learner) -> bool:
    return any(
        getattr(before, name) != getattr(after, name) for name in DATE_SETTINGS
    )


def dated_cards(
    learner: Learner,
    cards: QuerySet[Card],
    strengths: Mapping[int, Strength] | None = None,
) -> list[DatedCard]:
    """The settled ones of these memories with the dates that the settings give.

    Without those that a plan for coming back has moved: these have their day.
    strengths: by card, of those that are other ones than is stored.
    """
    postponed = Postponement.objects.standing().filter(card=OuterRef("pk"))
    latest = Review.objects.standing().filter(
        learner=OuterRef("learner"),
        question=OuterRef("question"),
    )
    stretch = Subquery(latest.order_by("-id").values("stretch")[:1])
    settled = cards.filter(state=State.REVIEW)
    free = settled.filter(~Exists(postponed.unanswered())).order_by("pk")
    rows = free.annotate(stretch=Coalesce(stretch, UNSTRETCHED)).values_list(
        "pk",
        "question",
        "stability",
        "stretch",
        "last_day_began_at",
        "last_reviewed_at",
        "due_at",
    )
    dated = []
    strengths = strengths or {}
    for row in rows:
        card_id, question_id, stability, stretched, *times = row
        if card_id in strengths:
            stability = strengths[card_id].stability
        day_began_at, reviewed_at, due_at = times
        days = interval_days(
            stability, learner.desired_retention, stretch=stretched
        )
        load = load_on(learner, question_id, day_began_at)
        interval = timedelta(days=evened_interval(days, load))
        card = DatedCard(
            card_id=card_id,
            last_reviewed_at=reviewed_at,
            former_due_at=due_at,
            due_at=day_began_at + HALF_A_DAY + interval,
        )
        dated.append(card)
    return dated


def load_on(learner: Learner, question_id: int, day_began_at: datetime) -> Load:
    """How days are kept even for an answer on the study day that began then."""
    return Load(
        question_id=question_id,
        answered_on=study_day(learner.clock, day_began_at),
        easy_weekdays=learner.easy_weekdays,
        spreads=learner.spreads_load,
    )


@lru_cache(maxsize=4096)
def study_day(clock: StudyClock, day_began_at: datetime) -> date:
    """Its middle is asked for: the hour at which days begin may have changed since."""
    return clock.day_of(day_began_at + HALF_A_DAY)


def preview_change(
    before: Learner, after: Learner, at: datetime
) -> ChangePreview:
    """after: the same learner with settings that are not stored yet."""
    ends_at = before.clock.end_of_day(at)
    counts = Counter[str]()
    strengths: dict[int, Strength] = {}
    if before.memory_weights != after.memory_weights:
        strengths = strengths_by_card(after)
    cards = Card.objects.filter(learner=after)
    for card in dated_cards(after, cards, strengths):
        counts["sooner"] += card.due_at < card.former_due_at
        counts["later"] += card.due_at > card.former_due_at
        counts["due before"] += card.former_due_at < ends_at
        counts["due after"] += card.due_at < ends_at
    return ChangePreview(
        sooner_count=counts["sooner"],
        later_count=counts["later"],
        due_before=counts["due before"],
        due_after=counts["due after"],
        answers_before=present_cost(before),
        answers_after=present_cost(after, strengths),
    )


def present_cost(
    learner: Learner, strengths: Mapping[int, Strength] | None = None
) -> int:
    """Whole answers a day under the learner's settings."""
    retention = learner.desired_retention
    return answers_by_retention(learner, (retention,), strengths)[retention]


def answers_by_retention(
    learner: Learner,
    retentions: Sequence[float] = RETENTIONS,
    strengths: Mapping[int, Strength] | None = None,
) -> dict[float, int]:
    """Whole answers a day in the next months, for what was answered so far.

    At least one when there is a memory at all. strengths: as for dated_cards().
    """
    cards = Card.objects.filter(learner=learner).askable()
    rows = cards.values_list("pk", "stability", "difficulty").iterator()
    changed = strengths or {}
    memories = (changed.get(pk, (stable, hard)) for pk, stable, hard in rows)
    kinds = group_memories(memories)
    costs = {}
    for retention in retentions:
        answers = answers_a_day(
            kinds, desired_retention=retention, weights=learner.weights
        )
        costs[retention] = max(1, round(answers)) if kinds else 0
    return costs
