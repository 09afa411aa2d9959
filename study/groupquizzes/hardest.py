"""The questions that a group finds hardest, without telling who failed them."""

from datetime import datetime

from django.db.models import Count, F, FloatField, Q, QuerySet
from django.db.models.functions import Cast

from papers.models import Question, question_is_live
from study.memory import Rating
from study.models import Membership, Review, StudyGroup

FEWEST_ANSWERING = 3


def hardest_question_ids(group: StudyGroup, at: datetime) -> QuerySet:
    """Live questions that members forgot, those that most of them forgot first.

    Only where three members or more answered: asked in the query, so that no smaller
    number ever leaves the database.
    """
    members = Membership.objects.active().filter(group=group)
    reviews = Review.objects.standing().filter(
        question_is_live("question"),
        learner__in=members.values("learner"),
        reviewed_at__lte=at,
    )
    is_forgotten = Q(rating=Rating.AGAIN)
    by_question = reviews.order_by().values("question")
    counted = by_question.annotate(
        answering_count=Count("learner", distinct=True),
        forgetting_count=Count("learner", distinct=True, filter=is_forgotten),
    )
    shown = counted.filter(
        answering_count__gte=FEWEST_ANSWERING,
        forgetting_count__gte=1,
    )
    share = Cast("forgetting_count", FloatField()) / F("answering_count")
    hardest = shown.annotate(share=share)
    in_order = hardest.order_by("-share", "-forgetting_count", "question")
    return in_order.values_list("question", flat=True)


def hardest_questions(
    group: StudyGroup, at: datetime, most: int
) -> list[Question]:
    """The first of them, with what their rows show."""
    ids = list(hardest_question_ids(group, at)[:most])
    by_id = Question.objects.select_related("home").in_bulk(ids)
    return [by_id[question_id] for question_id in ids]
