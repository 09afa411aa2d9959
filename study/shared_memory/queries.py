"""By what a question's next interval is multiplied."""

from datetime import datetime
from typing import Any

from django.db.models import Count, F, QuerySet, Subquery

from study.memory.forgetting import elapsed_days
from study.memory.schedule import UNSTRETCHED
from study.memory.shared import LEAST_LEARNERS, Recall, date_stretch
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
    """For an answer on that study day, whatever its rating; at most one query.

    1 for learners who do not want it, as long as fewer than five have taught the site,
    and from the fourth delayed answer on. What fewer than five answered says nothing.
    """
    if not learner.uses_shared_memory:
        return UNSTRETCHED
    row = beliefs_of_pair(learner.pk, question_id).first()
    if row is None:
        return UNSTRETCHED
    answered_days = row["day_count"] or 0
    if is_later_day(card, day_began_at):
        answered_days += 1
    return date_stretch(
        SiteBeliefs(numbers=row["numbers"]).site,
        recall_of_means(row["question_first_ask"], row["question_later"]),
        recall_of_means(row["learner_first_ask"], row["learner_later"]),
        number=max(1, answered_days),
        desired_retention=desired_retention,
    )


def is_later_day(card: Card | None, day_began_at: datetime) -> bool:
    """Whether the answer comes a study day or more after the last one."""
    if card is None:
        return True
    return elapsed_days(card.last_day_began_at, day_began_at=day_began_at) > 0


def recall_of_means(first_ask: float | None, later: float | None) -> Recall:
    recall = Recall()
    recall.first_ask.mean = first_ask or 0.0
    recall.later.mean = later or 0.0
    return recall


def beliefs_of_pair(learner_id: int, question_id: int) -> QuerySet[Any]:
    """One row with what counts for dates, and on how many days the learner answered."""
    question = QuestionBeliefs.objects.filter(
        pk=question_id,
        learner_count__gte=LEAST_LEARNERS,
        meaning_revision=F("question__meaning_revision"),
    )
    learner = LearnerBeliefs.objects.filter(pk=learner_id)
    reviews = Review.objects.standing().filter(
        learner=learner_id, question=question_id
    )
    days = (
        reviews.order_by()
        .values("question")
        .annotate(day_count=Count("reviewed_on", distinct=True))
    )
    site = SiteBeliefs.objects.filter(learner_count__gte=LEAST_LEARNERS)
    return site.values(
        "numbers",
        question_first_ask=Subquery(question.values("first_ask_mean")),
        question_later=Subquery(question.values("later_mean")),
        learner_first_ask=Subquery(learner.values("first_ask_mean")),
        learner_later=Subquery(learner.values("later_mean")),
        day_count=Subquery(days.values("day_count")),
    )
