"""Questions that nobody or everybody gets right: of twenty learners or more alone.

Curators learn how many remembered, never who; of fewer learners nothing is said.
"""

from django.db.models import Count, F, Q

from papers.admin.questions import QuestionAdmin
from papers.admin.worklists import WorkFilter
from papers.models import question_is_live
from study.memory import Rating
from study.models import QuestionBeliefs, Review

FEWEST_LEARNERS = 20


def question_is_recalled_by(share: str) -> Q:
    """Live, and by its first answers recalled by “nobody” or by “everybody”.

    Since it asks what it asks now. The threshold is kept inside the query. What all
    answers made of a question says first which of them many were asked.
    """
    widely_asked = QuestionBeliefs.objects.filter(
        learner_count__gte=FEWEST_LEARNERS
    )
    first_answers = Review.objects.standing().filter(
        before__isnull=True,
        question__in=widely_asked.values("question"),
        question_revision__gte=F("question__meaning_revision"),
    )
    is_recalled = Q(rating__gt=Rating.AGAIN)
    by_question = (
        first_answers.order_by()
        .values("question")
        .annotate(
            learners=Count("learner", distinct=True),
            recalled=Count("learner", distinct=True, filter=is_recalled),
        )
        .filter(learners__gte=FEWEST_LEARNERS)
    )
    if share == "nobody":
        by_question = by_question.filter(recalled=0)
    else:
        by_question = by_question.filter(recalled=F("learners"))
    return question_is_live() & Q(pk__in=by_question.values("question"))


def nobody_recalls() -> Q:
    return question_is_recalled_by("nobody")


def everybody_recalls() -> Q:
    return question_is_recalled_by("everybody")


class QuestionRecallFilter(WorkFilter):
    title = "who gets it right"
    parameter_name = "right"
    conditions = {
        "nobody": ("nobody, of 20 or more", nobody_recalls),
        "everybody": ("everybody, of 20 or more", everybody_recalls),
    }


# What learners answered is known in this room alone; the list is the library's.
QuestionAdmin.list_filter = (*QuestionAdmin.list_filter, QuestionRecallFilter)
