"""A learner's memory of questions: cards, and the reviews behind them."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, FilteredRelation, Q

from papers.models import Choice, Question, question_is_live
from study.memory import Memory, Rating, State
from study.memory.asking import settled_due_before
from study.memory.day import StudyClock
from study.memory.forgetting import elapsed_days
from study.memory.schedule import UNSTRETCHED
from study.memory.steps import USUAL_STEPS
from study.models.set_aside import SetAside, end_of_burial, is_among


def card_is_due(at: datetime, *, clock: StudyClock) -> Q:
    """Settled memories of this study day, and fresh ones whose minutes are over."""
    is_settled = Q(state=State.REVIEW)
    is_over = Q(due_at__lte=at)
    is_of_today = Q(due_at__lt=settled_due_before(at, clock=clock))
    return is_of_today & (is_settled | is_over)


class CardQuerySet(models.QuerySet):
    def live(self) -> "CardQuerySet":
        """Those whose question may be asked of anybody."""
        return self.filter(question_is_live("question"))

    def askable(self) -> "CardQuerySet":
        """Those whose question is asked, now or later.

        Neither those of a question that is gone nor those of a suspended one.
        """
        is_suspended = is_among(SetAside.objects.suspended())
        return self.live().filter(~is_suspended)

    def askable_at(self, at: datetime) -> "CardQuerySet":
        """Those whose question may be asked at `at`: not even buried."""
        return self.live().not_set_aside(at)

    def not_set_aside(self, at: datetime) -> "CardQuerySet":
        """Those whose question the learner has not set aside at `at`."""
        is_set_aside = is_among(SetAside.objects.standing(at))
        return self.filter(~is_set_aside)

    def buried(self, at: datetime) -> "CardQuerySet":
        """Those whose question is buried at `at`, each with `buried_until`."""
        return self.askable().with_burial(at).exclude(buried_until=None)

    def with_burial(self, at: datetime) -> "CardQuerySet":
        """Each with `buried_until`: None when its question is not buried at `at`."""
        until = end_of_burial(SetAside.objects.buried(at))
        return self.annotate(buried_until=until)

    def due(self, at: datetime, *, clock: StudyClock) -> "CardQuerySet":
        """Those that are asked at `at`."""
        return self.live().due_if_live(at, clock=clock)

    def due_if_live(self, at: datetime, *, clock: StudyClock) -> "CardQuerySet":
        """Those that are asked at `at`, of cards that are live already."""
        return self.not_set_aside(at).filter(card_is_due(at, clock=clock))

    def joined_with_set_aside(self) -> "CardQuerySet":
        """Each with `set_aside`, the learner's own of its question, or none.

        Names neither learner nor moment, so that it can be built once.
        """
        is_theirs = Q(question__set_asides__learner=F("learner"))
        set_aside = FilteredRelation(
            "question__set_asides", condition=is_theirs
        )
        return self.annotate(set_aside=set_aside)

    def due_if_joined(
        self, at: datetime, *, clock: StudyClock
    ) -> "CardQuerySet":
        """The same of live cards that are joined with what is set aside."""
        is_over = Q(set_aside__until__lte=at)
        may_be_asked = Q(set_aside=None) | is_over
        return self.filter(may_be_asked, card_is_due(at, clock=clock))

    def in_minutes(self, at: datetime) -> "CardQuerySet":
        """Fresh memories whose minutes are not over yet."""
        return (
            self.askable_at(at)
            .filter(due_at__gt=at)
            .exclude(state=State.REVIEW)
        )

    def on_later_days(
        self, at: datetime, *, clock: StudyClock
    ) -> "CardQuerySet":
        """Settled memories of the study days after this one."""
        first_due_at = settled_due_before(at, clock=clock)
        settled = self.askable_at(at).filter(state=State.REVIEW)
        return settled.filter(due_at__gte=first_due_at)


class Card(models.Model):
    """One learner's memory of one question.

    Replaying its reviews gives the same card.
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="cards"
    )
    question = models.ForeignKey(Question, models.PROTECT, related_name="cards")
    stability = models.FloatField(
        help_text="Days until the chance of recall falls to 90 %."
    )
    difficulty = models.FloatField(help_text="1 (easy) to 10.")
    state = models.PositiveSmallIntegerField(
        choices=[(state.value, state.name.lower()) for state in State]
    )
    step = models.PositiveSmallIntegerField(null=True)
    due_at = models.DateTimeField()
    last_reviewed_at = models.DateTimeField()
    last_day_began_at = models.DateTimeField(
        help_text="When the study day of the last review began."
    )
    review_count = models.PositiveIntegerField(default=0)
    lapse_count = models.PositiveIntegerField(default=0)

    objects = CardQuerySet.as_manager()

    class Meta:
        ordering = ("due_at", "id")
        indexes = (
            models.Index(
                fields=("learner", "due_at", "id"), name="card_by_due"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "question"), name="card_once_per_question"
            ),
            models.CheckConstraint(
                condition=Q(stability__gt=0), name="card_stability_is_positive"
            ),
            models.CheckConstraint(
                condition=Q(difficulty__gte=1, difficulty__lte=10),
                name="card_difficulty_in_range",
            ),
            models.CheckConstraint(
                condition=Q(state=State.REVIEW, step__isnull=True)
                | Q(
                    state__in=(State.LEARNING, State.RELEARNING),
                    step__isnull=False,
                ),
                name="card_step_goes_with_its_state",
            ),
            models.CheckConstraint(
                condition=Q(last_day_began_at__lte=F("last_reviewed_at")),
                name="card_last_day_began_before_its_review",
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id} on {self.question_id}"

    @property
    def memory(self) -> Memory:
        return Memory(
            stability=self.stability,
            difficulty=self.difficulty,
            state=State(self.state),
            step=self.step,
            due_at=self.due_at,
            last_reviewed_at=self.last_reviewed_at,
            last_day_began_at=self.last_day_began_at,
        )


def days_since_last_answer(
    before: dict[str, Any], *, day_began_at: datetime
) -> int:
    """How many nights lie between an answer and the one before it.

    before: as Review.before keeps it. day_began_at: when the answer's study day began.
    """
    last_day_began_at = datetime.fromisoformat(before["last_day_began_at"])
    return elapsed_days(last_day_began_at, day_began_at=day_began_at)


class ReviewQuerySet(models.QuerySet):
    def standing(self) -> "ReviewQuerySet":
        """Those that were not taken back."""
        return self.filter(undone_at=None)


class Review(models.Model):
    """One graded recall. Append-only: only `undone_at` is ever set afterwards."""

    class Grade(models.IntegerChoices):
        AGAIN = Rating.AGAIN.value, "Forgot"
        HARD = Rating.HARD.value, "Hard"
        GOOD = Rating.GOOD.value, "Good"
        EASY = Rating.EASY.value, "Easy"

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reviews"
    )
    question = models.ForeignKey(
        Question, models.PROTECT, related_name="reviews"
    )
    rating = models.PositiveSmallIntegerField(choices=Grade)
    reviewed_at = models.DateTimeField()
    day_began_at = models.DateTimeField(
        help_text="When its study day began, by the learner's clock as it stood then;"
        " replaying needs it."
    )
    reviewed_on = models.DateField(
        help_text="Its study day, by the learner's clock as it stood then."
    )
    duration = models.PositiveIntegerField("milliseconds", null=True)
    desired_retention = models.FloatField(
        help_text="As it stood then; replaying needs it."
    )
    learning_steps = models.CharField(
        max_length=40,
        default=USUAL_STEPS,
        help_text="As they stood then; replaying needs them.",
    )
    moved_days = models.SmallIntegerField(
        default=0,
        help_text="By how many days the next date was moved, so that days are even;"
        " replaying needs it.",
    )
    stretch = models.FloatField(
        default=UNSTRETCHED,
        help_text="What an interval of days was multiplied by, a third to three;"
        " replaying needs it.",
    )
    typed = models.TextField(blank=True)
    choice = models.ForeignKey(
        Choice, models.SET_NULL, null=True, related_name="+"
    )
    chosen_id = models.PositiveBigIntegerField(
        null=True,
        help_text="The choice that was chosen, in AnsweredVersion.choices. No foreign"
        " key: choices that are written anew are other rows.",
    )
    points = models.JSONField(
        default=list,
        help_text="The key points that were ticked, as they read then.",
    )
    question_revision = models.PositiveIntegerField()
    key = models.UUIDField(
        help_text="From the form: an answer is stored once, however often it is sent."
    )
    before = models.JSONField(
        null=True,
        help_text="The card before this review (null: there was none).",
    )
    undone_at = models.DateTimeField(null=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ("-reviewed_at", "-id")
        indexes = (
            models.Index(
                fields=("learner", "-reviewed_at", "-id"), name="review_by_time"
            ),
            models.Index(
                fields=("learner", "question", "-id"), name="review_by_question"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "key"), name="review_stored_once"
            ),
            models.CheckConstraint(
                condition=Q(rating__gte=1, rating__lte=4),
                name="review_rating_is_known",
            ),
            models.CheckConstraint(
                condition=Q(stretch__gte=0.3, stretch__lte=3.0),
                name="review_stretch_is_at_most_threefold",
            ),
            models.CheckConstraint(
                condition=Q(day_began_at__lte=F("reviewed_at")),
                name="review_day_began_before_it",
            ),
            models.CheckConstraint(
                condition=~Q(learning_steps=""),
                name="review_has_learning_steps",
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id} on {self.question_id}: {self.get_rating_display()}"

    @property
    def is_remembered(self) -> bool:
        return self.rating > Rating.AGAIN

    @property
    def chosen_choice_id(self) -> int | None:
        """Of the choice as it was asked, also when it is gone."""
        return self.chosen_id or self.choice_id
