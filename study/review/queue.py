"""What is to be answered today."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from study.memory import State
from study.memory.asking import Asking, next_asking
from study.memory.words import when
from study.models import Card, DailyAnswers, Learner, Review, SetAside
from study.models.card import CardQuerySet

MILLISECONDS_PER_MINUTE = 60_000
# Whether a later answer to the question of an outer review stands.
ANSWERED_SINCE = Q(
    Exists(
        Review.objects.standing()
        .filter(learner=OuterRef("learner"), question=OuterRef("question"))
        .filter(id__gt=OuterRef("id"))
    )
)
# Built once and narrowed for each request; nothing is asked of the database here.
LIVE_CARDS = Card.objects.live().joined_with_set_aside()


def due_cards(
    learner: Learner, at: datetime, *, among: CardQuerySet = LIVE_CARDS
) -> CardQuerySet:
    """This learner's due cards, the longest due first; among: some LIVE_CARDS."""
    cards = among.filter(learner=learner)
    return cards.due_if_joined(at, clock=learner.clock)


def today_of(learner: Learner, at: datetime) -> DailyAnswers:
    """The learner's study day so far; of one without answers it is not stored."""
    day = learner.clock.day_of(at)
    days = DailyAnswers.objects.filter(learner=learner, day=day)
    return today_among(list(days), learner, at)


def today_among(
    days: list[DailyAnswers], learner: Learner, at: datetime
) -> DailyAnswers:
    """The same for who has read the learner's latest days."""
    today = learner.clock.day_of(at)
    for day in days:
        if day.day == today:
            return day
    return DailyAnswers(learner=learner, day=today)


def minutes_spent(day: DailyAnswers) -> int:
    """Whole minutes that its answers took, as far as their time is known."""
    return round(day.milliseconds / MILLISECONDS_PER_MINUTE)


def reviews_of_day(learner: Learner, at: datetime) -> QuerySet[Review]:
    """The standing answers of the study day so far."""
    begins_at = learner.clock.start_of_day(at)
    reviews = Review.objects.standing().filter(learner=learner)
    return reviews.filter(reviewed_at__gte=begins_at)


def last_answer_to_undo(
    learner: Learner, today: DailyAnswers, at: datetime
) -> int | None:
    """The last answer of the day, given outside a quiz, that can be taken back."""
    if today.is_empty:
        return None
    outside_quizzes = reviews_of_day(learner, at).filter(quiz_item=None)
    latest = outside_quizzes.exclude(ANSWERED_SINCE).order_by("-id")
    return latest.values_list("id", flat=True).first()


def next_question_asking(learner: Learner, at: datetime) -> Asking | None:
    """When the first question is asked that is not due yet; None without any."""
    fresh = Card.objects.filter(learner=learner).in_minutes(at)
    return earliest_asking(learner, at, fresh_due_at=first_due_at(fresh))


def earliest_asking(
    learner: Learner,
    at: datetime,
    *,
    fresh_due_at: datetime | None,
) -> Asking | None:
    """The same for who knows when the minutes of the first fresh memory are over."""
    clock = learner.clock
    askings = []
    cards = Card.objects.filter(learner=learner)
    settled_due_at = first_due_at(cards.on_later_days(at, clock=clock))
    if settled_due_at is not None:
        askings.append(next_asking(State.REVIEW, settled_due_at, clock=clock))
    if fresh_due_at is not None:
        askings.append(next_asking(State.LEARNING, fresh_due_at, clock=clock))
    askings += buried_askings(learner, at)
    return min(askings, key=lambda asking: asking.at, default=None)


def buried_askings(learner: Learner, at: datetime) -> list[Asking]:
    """When each question is asked that is buried at `at`."""
    # From the few that are buried to their cards, never through all cards.
    set_asides = SetAside.objects.filter(learner=learner).buried(at)
    cards = Card.objects.filter(
        learner=learner,
        question__in=set_asides.values("question"),
    ).buried(at)
    fields = cards.values_list("state", "due_at", "buried_until")
    askings = []
    for state, due_at, buried_until in fields:
        asking = next_asking(
            state,
            due_at,
            clock=learner.clock,
            buried_until=buried_until,
        )
        askings.append(asking)
    return askings


def next_question_label(learner: Learner, at: datetime) -> str:
    """“tomorrow”, “in 8 minutes”; empty when no question comes."""
    asking = next_question_asking(learner, at)
    return asking_label(asking, learner, at)


def asking_label(asking: Asking | None, learner: Learner, at: datetime) -> str:
    if asking is None:
        return ""
    return when(asking, at=at, clock=learner.clock)


def first_due_at(cards: CardQuerySet) -> datetime | None:
    return cards.order_by("due_at").values_list("due_at", flat=True).first()
