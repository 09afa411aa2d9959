"""Quizzes and their items."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from papers.models import Question, question_is_live
from study.models.card import Review
from study.models.group_quiz import GroupQuiz, GroupQuizQuerySet
from study.models.set_aside import SetAside

MOST_QUESTIONS = 200
MOST_MINUTES = 180


def quiz_item_is_open(learner_id: int, at: datetime, path: str = "") -> Q:
    """The one rule for what a quiz of that learner still asks.

    A question that was retired or set aside meanwhile no longer waits for an answer.
    `path` leads to the item from another model: "items".
    """
    prefix = f"{path}__" if path else ""
    set_asides = SetAside.objects.filter(learner=learner_id).standing(at)
    has_no_review = Q((f"{prefix}review", None))
    has_no_practice_answer = Q((f"{prefix}practice_answer", None))
    is_set_aside = Q((f"{prefix}question__in", set_asides.values("question")))
    is_live = question_is_live(f"{prefix}question")
    is_unanswered = has_no_review & has_no_practice_answer
    return is_unanswered & is_live & ~is_set_aside


class QuizKind(models.TextChoices):
    """What the questions are chosen by; study/review/quiz_sources.py says how."""

    DUE = "due", "What was due"
    WRONG = "wrong", "Wrong before"
    NEVER = "never", "Never asked before"
    ACROSS = "across", "Across papers"
    PAPER = "paper", "On a paper"
    TOPIC = "topic", "On a topic"
    CATEGORY = "category", "On a category"
    TAG = "tag", "On a tag"
    PATH = "path", "On a path"
    LIST = "list", "On a list"
    MISSED = "missed", "Missed in a quiz"
    TODAY = "today", "Forgotten on a day"
    GROUP = "group", "Of a group"


KINDS_WITHOUT_SUBJECT = (
    QuizKind.DUE,
    QuizKind.WRONG,
    QuizKind.NEVER,
    QuizKind.ACROSS,
    QuizKind.TODAY,
)


class Quiz(models.Model):
    """A session with a fixed order of questions, kept for ever."""

    Kind = QuizKind

    # How many new questions a limit kept out; known where it is begun, not stored.
    held_back_count = 0

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="quizzes"
    )
    kind = models.CharField(max_length=8, choices=QuizKind)
    subject_id = models.PositiveBigIntegerField(
        null=True,
        help_text="The id of the paper, topic and so on that its kind names. No foreign"
        " key: the quiz outlives what it was about.",
    )
    title = models.CharField(max_length=500)
    question_limit = models.PositiveSmallIntegerField(null=True)
    minute_limit = models.PositiveSmallIntegerField(null=True)
    is_practice = models.BooleanField(
        default=False,
        help_text="Its answers move no date and count nowhere else.",
    )
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-started_at", "-id")
        verbose_name_plural = "quizzes"
        indexes = (
            models.Index(
                fields=("learner", "-started_at", "-id"), name="quiz_by_time"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True)
                | Q(finished_at__gte=models.F("started_at")),
                name="quiz_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=QuizKind.values), name="quiz_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=KINDS_WITHOUT_SUBJECT, subject_id__isnull=True
                )
                | (
                    ~Q(kind__in=KINDS_WITHOUT_SUBJECT)
                    & Q(subject_id__isnull=False)
                ),
                name="quiz_has_the_subject_of_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(question_limit__isnull=True)
                | Q(question_limit__gte=1, question_limit__lte=MOST_QUESTIONS),
                name="quiz_question_limit_in_range",
            ),
            models.CheckConstraint(
                condition=Q(minute_limit__isnull=True)
                | Q(minute_limit__gte=1, minute_limit__lte=MOST_MINUTES),
                name="quiz_minute_limit_in_range",
            ),
            models.CheckConstraint(
                condition=Q(question_limit__isnull=True)
                | Q(minute_limit__isnull=True),
                name="quiz_has_one_limit",
            ),
            models.UniqueConstraint(
                fields=("subject_id", "learner"),
                condition=Q(kind="group"),
                name="quiz_of_a_group_once_a_learner",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("quiz", args=[self.pk])

    def open_items(self, at: datetime) -> "models.QuerySet[QuizItem]":
        """Those that still wait for an answer."""
        return self.items.filter(quiz_item_is_open(self.learner_id, at))

    @property
    def time_ends_at(self) -> datetime | None:
        """None for a quiz that takes as long as it takes."""
        if self.minute_limit is None:
            return None
        return self.started_at + timedelta(minutes=self.minute_limit)

    def has_time_left(self, at: datetime) -> bool:
        return self.time_ends_at is None or at < self.time_ends_at

    def goes_on_at(self, at: datetime) -> bool:
        """Whether its time is not over; whether anything is left is another question.

        A group's ends when the group's quiz closes, and when one leaves the group.
        """
        if not self.has_time_left(at):
            return False
        if self.kind != QuizKind.GROUP:
            return True
        return self.group_quizzes().open_at(at).exists()

    def group_quizzes(self) -> GroupQuizQuerySet:
        """The one of a group that it answers, as long as the learner belongs there."""
        of_learner = GroupQuiz.objects.of(self.learner_id)
        return of_learner.filter(pk=self.subject_id or 0)

    def end_when_done(self, at: datetime) -> None:
        """After an answer at that time: the last one ends it, or one past its time."""
        if self.goes_on_at(at) and self.open_items(at).exists():
            return
        finished_at = max(at, self.started_at)
        unfinished = Quiz.objects.filter(pk=self.pk, finished_at=None)
        unfinished.update(finished_at=finished_at)


class QuizItem(models.Model):
    """One question's place in a quiz, and the answer that it got there.

    is_practice: as its quiz says; then the answer is a PracticeAnswer.
    """

    quiz = models.ForeignKey(Quiz, models.CASCADE, related_name="items")
    question = models.ForeignKey(
        Question, models.PROTECT, related_name="quiz_items"
    )
    position = models.PositiveSmallIntegerField()
    is_practice = models.BooleanField(default=False)
    review = models.OneToOneField(
        Review, models.SET_NULL, null=True, related_name="quiz_item"
    )
    chosen_id = models.PositiveBigIntegerField(
        null=True,
        help_text="The choice that was chosen, in AnsweredVersion.choices. No foreign"
        " key: choices that are written anew are other rows.",
    )

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("quiz", "position"), name="quiz_item_has_its_place"
            ),
            models.UniqueConstraint(
                fields=("quiz", "question"), name="quiz_item_once_per_question"
            ),
            models.CheckConstraint(
                condition=Q(is_practice=False) | Q(review__isnull=True),
                name="quiz_item_of_practice_has_no_review",
            ),
        )

    def __str__(self) -> str:
        return f"{self.quiz_id}.{self.position}"

    @property
    def answer(self) -> Any:
        """The review or the practice answer; None as long as it waits."""
        if self.is_practice:
            return getattr(self, "practice_answer", None)
        return self.review
