"""What came of a group's quiz: by question, and by person only of who shares it.

All that decides who may be seen is asked in the queries: thresholds and shares.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from study.groupquizzes.hardest import FEWEST_ANSWERING
from study.groupquizzes.queries import questions_in_quiz
from study.memory import Rating
from study.models import GroupQuiz, GroupQuizQuestion, Membership, QuizItem
from study.models.quiz import QuizKind

IS_RIGHT = Q(review__rating__gt=Rating.AGAIN)
IS_RIGHT |= Q(practice_answer__rating__gt=Rating.AGAIN)


@dataclass(frozen=True, kw_only=True)
class QuestionResult:
    """How many had it right; None where fewer than three answered."""

    place: GroupQuizQuestion
    answered_count: int | None
    right_count: int | None

    @property
    def right_percent(self) -> int:
        if not self.answered_count or self.right_count is None:
            return 0
        return round(100 * self.right_count / self.answered_count)


@dataclass(frozen=True, kw_only=True)
class SharedResult:
    """What a member who shares their results had right."""

    name: str
    answered_count: int
    right_count: int


def counted_items(group_quiz: GroupQuiz) -> QuerySet[QuizItem]:
    """The answers that were given in time, also by members who left since.

    Were theirs taken out, a number that changes would tell what they had answered.
    """
    ended_at = group_quiz.ends_at
    is_answered = Q(review__isnull=False) | Q(practice_answer__isnull=False)
    if ended_at is not None:
        is_answered = Q(review__reviewed_at__lte=ended_at)
        is_answered |= Q(practice_answer__reviewed_at__lte=ended_at)
    of_quiz = QuizItem.objects.filter(
        quiz__kind=QuizKind.GROUP,
        quiz__subject_id=group_quiz.pk,
    )
    return of_quiz.filter(is_answered).order_by()


def results_by_question(group_quiz: GroupQuiz) -> list[QuestionResult]:
    """All its questions in order."""
    by_question = counted_items(group_quiz).values("question")
    counted = by_question.annotate(
        answered_count=Count("pk"),
        right_count=Count("pk", filter=IS_RIGHT),
    )
    enough = counted.filter(answered_count__gte=FEWEST_ANSWERING)
    counts = {}
    for row in enough:
        counts[row["question"]] = (row["answered_count"], row["right_count"])
    results = []
    for place in questions_in_quiz(group_quiz):
        answered_count, right_count = counts.get(
            place.question_id, (None, None)
        )
        result = QuestionResult(
            place=place,
            answered_count=answered_count,
            right_count=right_count,
        )
        results.append(result)
    return results


def results_of_sharing(group_quiz: GroupQuiz) -> list[SharedResult]:
    """Of members who share their results with this group, those who know most first.

    Nobody, as long as exactly one who answered does not share: theirs would be what the
    counts leave over.
    """
    active = Membership.objects.active().filter(group=group_quiz.group_id)
    sharing = active.filter(shares_results=True).values("learner")
    items = counted_items(group_quiz)
    not_sharing = items.exclude(quiz__learner__in=sharing).values("quiz__kind")
    hidden = not_sharing.annotate(count=Count("quiz__learner", distinct=True))
    shown = items.filter(quiz__learner__in=sharing)
    shown = shown.alias(hidden_count=Subquery(hidden.values("count")))
    shown = shown.filter(Q(hidden_count=None) | Q(hidden_count__gt=1))
    by_learner = shown.values("quiz__learner", "quiz__learner__display_name")
    counted = by_learner.annotate(
        answered_count=Count("pk"),
        right_count=Count("pk", filter=IS_RIGHT),
    )
    in_order = counted.order_by("-right_count", "quiz__learner__display_name")
    results = []
    for row in in_order:
        result = SharedResult(
            name=row["quiz__learner__display_name"] or "A member",
            answered_count=row["answered_count"],
            right_count=row["right_count"],
        )
        results.append(result)
    return results


@dataclass(frozen=True, kw_only=True)
class SeenResult:
    """A member's own result, where others read it by name."""

    group_quiz: GroupQuiz
    answered_count: int
    right_count: int


def results_seen_of(membership: Membership, at: datetime) -> list[SeenResult]:
    """What results_of_sharing() tells of this member in all closed quizzes, at once.

    In two queries; the quiz that closed last comes first.
    """
    opened = GroupQuiz.objects.opened().filter(group=membership.group_id)
    closed = opened.exclude(pk__in=GroupQuiz.objects.open_at(at).values("pk"))
    active = Membership.objects.active().filter(group=membership.group_id)
    sharing = active.filter(shares_results=True)
    items = items_in_time(closed)
    hidden = items.filter(quiz__subject_id=OuterRef("quiz__subject_id"))
    hidden = hidden.exclude(quiz__learner__in=sharing.values("learner"))
    hidden_count = hidden.values("quiz__subject_id").annotate(
        count=Count("quiz__learner", distinct=True)
    )
    own = items.filter(
        quiz__learner__in=sharing.filter(pk=membership.pk).values("learner")
    )
    shown = own.alias(
        hidden_count=Subquery(
            hidden_count.values("count"), output_field=IntegerField()
        )
    )
    shown = shown.filter(Q(hidden_count=None) | Q(hidden_count__gt=1))
    counted = shown.values("quiz__subject_id").annotate(
        answered_count=Count("pk"),
        right_count=Count("pk", filter=IS_RIGHT),
    )
    columns = ("quiz__subject_id", "answered_count", "right_count")
    counts = {number: rest for number, *rest in counted.values_list(*columns)}
    answered = closed.filter(pk__in=list(counts))
    results = []
    for group_quiz in answered.order_by("-opened_at", "-pk"):
        answered_count, right_count = counts[group_quiz.pk]
        result = SeenResult(
            group_quiz=group_quiz,
            answered_count=answered_count,
            right_count=right_count,
        )
        results.append(result)
    return results


def items_in_time(group_quizzes: QuerySet[GroupQuiz]) -> QuerySet[QuizItem]:
    """As counted_items() has them, of several quizzes."""
    answered_at = Coalesce(
        "review__reviewed_at", "practice_answer__reviewed_at"
    )
    answered = QuizItem.objects.filter(quiz__kind=QuizKind.GROUP).alias(
        answered_at=answered_at
    )
    was_open = Q(pk=OuterRef("quiz__subject_id"))
    for end in ("closed_at", "closes_at", "group__closed_at"):
        was_open &= Q(**{end: None}) | Q(
            **{f"{end}__gte": OuterRef("answered_at")}
        )
    counted = answered.filter(Exists(group_quizzes.filter(was_open)))
    return counted.exclude(answered_at=None).order_by()
