"""Learning from answers: a few at a time while people study, or all of them anew."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q

from study.memory.shared import numbers_of_site
from study.models import (
    Learner,
    LearnerBeliefs,
    QuestionBeliefs,
    Review,
    SiteBeliefs,
)
from study.shared_memory.learning import (
    AnswerToLearn,
    Learning,
    answers_to_learn,
)

ANSWERS_PER_BATCH = 200
MOST_AT_ONCE = 400
# An answer is visible a moment after it got its id. Nothing waits that long.
SETTLING_TIME = timedelta(minutes=2)
REBUILD_PAGE = 2000
BELIEF_FIELDS = (
    "first_ask_mean",
    "first_ask_variance",
    "later_mean",
    "later_variance",
)
Report = Callable[[str, int, int], None]


def learn_now_and_then(review: Review, *, at: datetime) -> None:
    """After every two hundredth answer those that wait are learned from.

    Not in the answer's own transaction; and if it fails, the next one makes up for it.
    """
    if review.pk % ANSWERS_PER_BATCH == 0:
        learn = partial(learn_waiting_answers, at=at)
        transaction.on_commit(learn, robust=True)


def learn_waiting_answers(*, at: datetime) -> int:
    """The next answers in the order of their ids; returns how many were learned from.

    Nobody waits for it: whoever comes while another one learns leaves it to them.
    """
    SiteBeliefs.objects.get_or_create(pk=1)
    with transaction.atomic():
        rows = SiteBeliefs.objects.select_for_update(skip_locked=True)
        row = rows.filter(pk=1).first()
        if row is None:
            return 0
        waiting = settled_answers(row.learned_review_id, at)
        if not waiting:
            return 0
        standing = [answer for answer in waiting if answer.undone_at is None]
        learning = learning_from_stored(row, standing)
        for answer in standing:
            learning.learn(answer)
        store_learned(learning)
        store_site(row, learning, learned_review_id=waiting[-1].review_id)
    return len(standing)


def settled_answers(
    learned_review_id: int, at: datetime
) -> list[AnswerToLearn]:
    """The next ones; none behind one that is so young that others may be on the way."""
    unlearned = Review.objects.filter(pk__gt=learned_review_id).order_by("pk")
    settled = []
    for answer in answers_to_learn(unlearned[:MOST_AT_ONCE]):
        if at - SETTLING_TIME < answer.reviewed_at <= at:
            break
        settled.append(answer)
    return settled


def learning_from_stored(
    row: SiteBeliefs, answers: list[AnswerToLearn]
) -> Learning:
    """What was believed of those questions and learners before these answers."""
    learning = Learning(row.site)
    question_ids = {answer.question_id for answer in answers}
    learner_ids = {answer.learner_id for answer in answers}
    learning.take_beliefs(
        QuestionBeliefs.objects.filter(pk__in=question_ids),
        LearnerBeliefs.objects.filter(pk__in=learner_ids),
    )
    learned = Review.objects.filter(pk__lte=row.learned_review_id)
    earlier_reviews = learned.filter(is_of_the_pairs(answers)).order_by("pk")
    for earlier in answers_to_learn(earlier_reviews):
        learning.take_history(earlier)
    return learning


def is_of_the_pairs(answers: list[AnswerToLearn]) -> Q:
    """Reviews of the same learners and the same questions."""
    question_ids = defaultdict(set)
    for answer in answers:
        question_ids[answer.learner_id].add(answer.question_id)
    condition = Q(pk__in=[])
    for learner_id, ids in question_ids.items():
        condition |= Q(learner=learner_id, question__in=ids)
    return condition


def store_learned(learning: Learning) -> None:
    QuestionBeliefs.objects.bulk_create(
        learning.question_rows(),
        update_conflicts=True,
        unique_fields=["question"],
        update_fields=[*BELIEF_FIELDS, "meaning_revision", "learner_count"],
    )
    LearnerBeliefs.objects.bulk_create(
        learning.learner_rows(),
        update_conflicts=True,
        unique_fields=["learner"],
        update_fields=BELIEF_FIELDS,
    )


def store_site(
    row: SiteBeliefs, learning: Learning, *, learned_review_id: int
) -> None:
    row.numbers = numbers_of_site(learning.site)
    row.learner_count = LearnerBeliefs.objects.count()
    row.learned_review_id = learned_review_id
    row.save()


def rebuild_beliefs(*, progress: Report) -> int:
    """All beliefs anew from the standing reviews; returns how many there are.

    They are learned from before anything is locked. What is answered meanwhile is
    learned from afterwards, as always.
    """
    learning = Learning(SiteBeliefs().site)
    total = Review.objects.standing().count()
    count = 0
    last_id = 0
    for answer in all_standing_answers():
        learning.learn(answer)
        last_id = answer.review_id
        count += 1
        if count % REBUILD_PAGE == 0:
            progress("Answers", count, total)
    progress("Answers", count, total)
    SiteBeliefs.objects.get_or_create(pk=1)
    with transaction.atomic():
        row = SiteBeliefs.objects.select_for_update().get(pk=1)
        forget_gone_learners(learning)
        QuestionBeliefs.objects.all().delete()
        LearnerBeliefs.objects.all().delete()
        store_learned(learning)
        store_site(row, learning, learned_review_id=last_id)
    return count


def all_standing_answers() -> Iterator[AnswerToLearn]:
    """By pages, so that no query takes long."""
    standing = Review.objects.standing().order_by("pk")
    last_id = 0
    while page := list(
        answers_to_learn(standing.filter(pk__gt=last_id)[:REBUILD_PAGE])
    ):
        yield from page
        last_id = page[-1].review_id


def forget_gone_learners(learning: Learning) -> None:
    """Those whose accounts were deleted while their answers were read."""
    staying = set(Learner.objects.values_list("pk", flat=True))
    for learner_id in list(learning.learners):
        if learner_id not in staying:
            del learning.learners[learner_id]
