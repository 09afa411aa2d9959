"""By what a question's next interval is multiplied."""

from datetime import datetime
from typing import Any

from django.db.models import Count, F, QuerySet

from study.memory.forgetting import elapsed_days
from study.memory.schedule import UNSTRETCHED
from study.memory.shared import (
    LEAST_LEARNERS,
    STRETCHED_STAGES,
    Recall,
    date_stretch,
)
from study.models import (
    Card,
    Learner,
    LearnerBeliefs,
    QuestionBeliefs,
    Review,
    SiteBeliefs,
)


def stretch_of_next_interval(
    learner: Learner,
    question_id: int,
    card: Card | None,
    *,
    day_began_at: datetime,
    desired_retention: float,
) -> float:
    """For an answer on that study day, whatever its rating; four short queries at most.

    1 for learners who do not want it, as long as fewer than five have taught the site,
    and from the fourth delayed answer on. What fewer than five answered says nothing.
    """
    if not learner.uses_shared_memory:
        return UNSTRETCHED
    numbers = numbers_that_count()
    if numbers is None:
        return UNSTRETCHED
    number = number_of_delayed_answer(learner, question_id, card, day_began_at)
    if number > STRETCHED_STAGES:
        return UNSTRETCHED
    return date_stretch(
        SiteBeliefs(numbers=numbers).site,
        recall_of_question(question_id),
        recall_of_learner(learner),
        number=number,
        desired_retention=desired_retention,
    )


def numbers_that_count() -> list[float] | None:
    """Of the site; None while too few have taught it."""
    taught = SiteBeliefs.objects.filter(learner_count__gte=LEAST_LEARNERS)
    return taught.values_list("numbers", flat=True).first()


def number_of_delayed_answer(
    learner: Learner,
    question_id: int,
    card: Card | None,
    day_began_at: datetime,
) -> int:
    """Which one an answer on that study day is, from 1 on."""
    reviews = Review.objects.standing().filter(
        learner=learner, question=question_id
    )
    days = reviews.aggregate(count=Count("reviewed_on", distinct=True))
    number = days["count"]
    if is_later_day(card, day_began_at):
        number += 1
    return max(1, number)


def is_later_day(card: Card | None, day_began_at: datetime) -> bool:
    """Whether the answer comes a study day or more after the last one."""
    if card is None:
        return True
    return elapsed_days(card.last_day_began_at, day_began_at=day_began_at) > 0


def recall_of_question(question_id: int) -> Recall:
    """What was learned of it from enough learners, since its meaning changed last."""
    beliefs = QuestionBeliefs.objects.filter(
        pk=question_id,
        learner_count__gte=LEAST_LEARNERS,
        meaning_revision=F("question__meaning_revision"),
    )
    return recall_of_means(beliefs)


def recall_of_learner(learner: Learner) -> Recall:
    return recall_of_means(LearnerBeliefs.objects.filter(pk=learner.pk))


def recall_of_means(beliefs: QuerySet[Any]) -> Recall:
    """By the one row, or by none: only means move a date."""
    recall = Recall()
    means = beliefs.values_list("first_ask_mean", "later_mean").first()
    if means is not None:
        recall.first_ask.mean, recall.later.mean = means
    return recall
