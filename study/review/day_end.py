"""How a day's review ended: what was learned, what fades, what was forgotten."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q

from papers import markdown
from study.memory import Rating, State
from study.memory.asking import next_asking
from study.memory.words import when
from study.models import Card, Learner, Review
from study.models.card import CardQuerySet
from study.models.set_aside import askable_questions
from study.review.quiz_sources import MOST_OF_TODAY

SHOWN = 3
A_WEEK = timedelta(days=7)
NUMBER_WORDS = {1: "the one", 2: "the two", 3: "the three", 4: "the four"}
FEW_OF_THEM = "five that"


@dataclass(frozen=True, kw_only=True)
class FadingQuestion:
    """One of those that settled today, and when it is asked."""

    prompt: str
    next_label: str


@dataclass(frozen=True, kw_only=True)
class DayEnd:
    """learned_count: questions that settled today, for the first time or anew.

    fading: those of them that are asked first. forgotten_label: “the two”; empty when
    nothing was forgotten that may still be asked. coming_count: settled questions that
    are asked within the next seven days, tomorrow_count those of tomorrow.
    """

    learned_count: int
    fading: list[FadingQuestion]
    forgotten_label: str
    tomorrow_count: int
    coming_count: int


def end_of_day(learner: Learner, at: datetime) -> DayEnd:
    learned = learned_today(learner, at)
    coming = count_coming(learner, at)
    return DayEnd(
        learned_count=learned.count(),
        fading=fading_first(learned, learner, at),
        forgotten_label=forgotten_label(count_forgotten(learner, at)),
        tomorrow_count=coming["tomorrow"],
        coming_count=coming["week"],
    )


def learned_today(learner: Learner, at: datetime) -> CardQuerySet:
    """Memories that are settled and were not before an answer of this study day."""
    begins_at = learner.clock.start_of_day(at)
    answers = Review.objects.standing().filter(
        learner=learner,
        question=OuterRef("question"),
        reviewed_at__gte=begins_at,
    )
    was_unsettled = Q(before__isnull=True) | ~Q(before__state=State.REVIEW)
    settling = answers.filter(was_unsettled, rating__gt=Rating.AGAIN)
    cards = Card.objects.filter(
        learner=learner, last_reviewed_at__gte=begins_at
    )
    settled = cards.askable_at(at).filter(state=State.REVIEW)
    return settled.filter(Exists(settling))


def fading_first(
    learned: CardQuerySet,
    learner: Learner,
    at: datetime,
) -> list[FadingQuestion]:
    clock = learner.clock
    questions = []
    for card in learned.select_related("question").order_by("due_at", "id")[
        :SHOWN
    ]:
        asking = next_asking(card.state, card.due_at, clock=clock)
        question = FadingQuestion(
            prompt=markdown.plain_text(card.question.prompt_without_gaps),
            next_label=when(asking, at=at, clock=clock),
        )
        questions.append(question)
    return questions


def count_forgotten(learner: Learner, at: datetime) -> int:
    """Questions forgotten on this study day that may be asked once more."""
    forgotten = Review.objects.standing().filter(
        learner=learner,
        rating=Rating.AGAIN,
        reviewed_at__gte=learner.clock.start_of_day(at),
    )
    askable = askable_questions(learner, at)
    return askable.filter(
        id__in=forgotten.order_by().values("question")
    ).count()


def forgotten_label(count: int) -> str:
    """“the two”, “the five”, “five that”: as many as are practised at once."""
    if count == 0:
        return ""
    if count > MOST_OF_TODAY:
        return FEW_OF_THEM
    return NUMBER_WORDS.get(count, "the five")


def count_coming(learner: Learner, at: datetime) -> dict[str, int]:
    clock = learner.clock
    tomorrow_begins_at = clock.end_of_day(at)
    tomorrow_ends_at = clock.end_of_day(tomorrow_begins_at)
    cards = Card.objects.filter(learner=learner).on_later_days(at, clock=clock)
    within_a_week = cards.filter(due_at__lt=tomorrow_begins_at + A_WEEK)
    return within_a_week.order_by().aggregate(
        tomorrow=Count("id", filter=Q(due_at__lt=tomorrow_ends_at)),
        week=Count("id"),
    )
