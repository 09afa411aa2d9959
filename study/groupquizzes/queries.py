"""A group's quizzes as their pages show them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef

from papers.models import Question, question_is_readable
from study.models import GroupQuiz, GroupQuizQuestion, Learner, Quiz
from study.models.group_quiz import GroupQuizQuerySet
from study.models.quiz import QuizKind, quiz_item_is_open


@dataclass(frozen=True, kw_only=True)
class OwnPart:
    """How far the learner came in a group's quiz. has_ended: nothing waits any more."""

    quiz: Quiz
    item_count: int
    open_count: int

    @property
    def answered_count(self) -> int:
        return self.item_count - self.open_count

    @property
    def has_ended(self) -> bool:
        return self.quiz.finished_at is not None or not self.open_count


def own_quiz_of(learner: Learner, group_quiz: GroupQuiz) -> Quiz | None:
    """What the learner began of it."""
    begun = Quiz.objects.filter(learner=learner, kind=QuizKind.GROUP)
    return begun.filter(subject_id=group_quiz.pk).first()


def own_part_in(
    learner: Learner,
    group_quiz: GroupQuiz,
    at: datetime,
) -> OwnPart | None:
    is_open = quiz_item_is_open(learner.pk, at, "items")
    begun = Quiz.objects.filter(learner=learner, kind=QuizKind.GROUP)
    counted = begun.annotate(
        item_count=Count("items"),
        open_count=Count("items", filter=is_open),
    )
    quiz = counted.filter(subject_id=group_quiz.pk).first()
    if quiz is None:
        return None
    return OwnPart(
        quiz=quiz,
        item_count=vars(quiz)["item_count"],
        open_count=vars(quiz)["open_count"],
    )


def quizzes_with_counts(quizzes: GroupQuizQuerySet, learner: Learner) -> list:
    """Each with question_count and whether the learner began it: has_begun."""
    own = Quiz.objects.filter(
        learner=learner,
        kind=QuizKind.GROUP,
        subject_id=OuterRef("pk"),
    )
    counted = quizzes.annotate(
        question_count=Count("places"),
        has_begun=Exists(own),
    )
    return list(counted.order_by("-opened_at", "-pk"))


def questions_in_quiz(group_quiz: GroupQuiz) -> list[GroupQuizQuestion]:
    """Its places in order, each with its question and `is_readable`.

    A question that was taken out of the library is not shown any more.
    """
    readable = Question.objects.filter(
        question_is_readable(), pk=OuterRef("question")
    )
    places = group_quiz.places.annotate(is_readable=Exists(readable))
    return list(places.select_related("question__home"))


def open_quizzes_in(
    group_id: int, learner: Learner, at: datetime
) -> list[GroupQuiz]:
    """Those that a group has open, each with `has_begun` and `has_ended`."""
    return list(
        with_own_part(GroupQuiz.objects.open_at(at), learner).filter(
            group=group_id
        ),
    )


def open_quizzes_for(learner: Learner, at: datetime) -> GroupQuizQuerySet:
    """Of all the learner's groups: those that they have not gone through."""
    own_groups = GroupQuiz.objects.of(learner.pk).open_at(at)
    own = Quiz.objects.filter(learner=learner, kind=QuizKind.GROUP)
    gone_through = own.exclude(finished_at=None).values("subject_id")
    waiting = own_groups.exclude(pk__in=gone_through)
    return with_own_part(waiting, learner).select_related("group")


def with_own_part(
    quizzes: GroupQuizQuerySet, learner: Learner
) -> GroupQuizQuerySet:
    """Those that close first come first; those without a time come last."""
    own = Quiz.objects.filter(
        learner=learner,
        kind=QuizKind.GROUP,
        subject_id=OuterRef("pk"),
    )
    annotated = quizzes.annotate(
        has_begun=Exists(own),
        has_ended=Exists(own.exclude(finished_at=None)),
    )
    return annotated.order_by(F("closes_at").asc(nulls_last=True), "pk")
