"""What a learner did on each study day, added up.

DailyAnswers has one row a learner and study day: how many answers of each rating, how
many of them were timed, and their milliseconds. DailyRecalls has the delayed answers of
that day (given a study day or more after the last one to the same question), one row
for each group: `age` is the first day of a group of days since the last answer
(AGES in study/memory/recall_groups.py), `tenth` the tenth of the chance of recall that
was expected, 0 to 9. Sums of shares are kept in millionths, as whole numbers, so that
they are the same in whatever order answers come and are taken back.

The day is the review's `reviewed_on`: a learner who moves to another time zone keeps
the days of what they did. Both are written in the transaction of the answer, of its
undo and of its correction (study/review/daily_services.py), and nowhere else; days
without answers have no row. `manage.py rebuild_rollups` computes the same rows from the
standing reviews.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from study.memory.recall_groups import AGES, LAST_TENTH, MILLION

ALL_RATINGS = (
    F("again_count") + F("hard_count") + F("good_count") + F("easy_count")
)


class DailyAnswers(models.Model):
    """A study day's answers."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="daily_answers"
    )
    day = models.DateField()
    again_count = models.PositiveIntegerField(default=0)
    hard_count = models.PositiveIntegerField(default=0)
    good_count = models.PositiveIntegerField(default=0)
    easy_count = models.PositiveIntegerField(default=0)
    timed_count = models.PositiveIntegerField(
        default=0, help_text="Answers whose time is known."
    )
    milliseconds = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ("learner", "day")
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "day"), name="daily_answers_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(again_count__gt=0)
                | Q(hard_count__gt=0)
                | Q(good_count__gt=0)
                | Q(easy_count__gt=0),
                name="daily_answers_are_some",
            ),
            models.CheckConstraint(
                condition=Q(timed_count__lte=ALL_RATINGS),
                name="daily_answers_timed_are_among_all",
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id} on {self.day}"

    @property
    def answered_count(self) -> int:
        return self.again_count + self.remembered_count

    @property
    def remembered_count(self) -> int:
        return self.hard_count + self.good_count + self.easy_count

    @property
    def is_empty(self) -> bool:
        return not self.answered_count


class DailyRecalls(models.Model):
    """A study day's delayed answers of one age and one tenth of expected chance."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="daily_recalls"
    )
    day = models.DateField()
    age = models.PositiveSmallIntegerField(
        help_text="First day of the group of days since the last answer."
    )
    tenth = models.PositiveSmallIntegerField(
        help_text="Of the expected chance of recall, 0 to 9."
    )
    # Wide, since a million times as much is compared with it.
    asked_count = models.PositiveBigIntegerField()
    remembered_count = models.PositiveBigIntegerField()
    expected_millionths = models.PositiveBigIntegerField(
        help_text="The sum of expected chances of recall."
    )
    wanted_millionths = models.PositiveBigIntegerField(
        help_text="The sum of desired retentions."
    )

    class Meta:
        ordering = ("learner", "day", "age", "tenth")
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "day", "age", "tenth"),
                name="daily_recalls_once_a_day_and_group",
            ),
            models.CheckConstraint(
                condition=Q(age__in=AGES), name="daily_recalls_age_is_known"
            ),
            models.CheckConstraint(
                condition=Q(tenth__lte=LAST_TENTH),
                name="daily_recalls_tenth_is_known",
            ),
            models.CheckConstraint(
                condition=Q(asked_count__gt=0), name="daily_recalls_are_some"
            ),
            models.CheckConstraint(
                condition=Q(remembered_count__lte=F("asked_count")),
                name="daily_recalls_remembered_are_among_asked",
            ),
            models.CheckConstraint(
                condition=Q(expected_millionths__lte=F("asked_count") * MILLION)
                & Q(wanted_millionths__lte=F("asked_count") * MILLION),
                name="daily_recalls_sums_are_of_shares",
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id} on {self.day}: {self.age}, {self.tenth}"

    @property
    def is_empty(self) -> bool:
        return not self.asked_count
