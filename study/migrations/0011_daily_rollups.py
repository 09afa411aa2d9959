"""Room for each review's study day and for sums by day; the next migration fills it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):

    dependencies = [
        ("study", "0010_memory_settings"),
    ]

    operations = [
        migrations.AddField(
            model_name="review",
            name="reviewed_on",
            field=models.DateField(null=True),
        ),
        migrations.CreateModel(
            name="DailyAnswers",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("day", models.DateField()),
                ("again_count", models.PositiveIntegerField(default=0)),
                ("hard_count", models.PositiveIntegerField(default=0)),
                ("good_count", models.PositiveIntegerField(default=0)),
                ("easy_count", models.PositiveIntegerField(default=0)),
                (
                    "timed_count",
                    models.PositiveIntegerField(
                        default=0, help_text="Answers whose time is known."
                    ),
                ),
                ("milliseconds", models.PositiveBigIntegerField(default=0)),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="daily_answers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("learner", "day"),
                "constraints": [
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
                        condition=Q(
                            timed_count__lte=F("again_count")
                            + F("hard_count")
                            + F("good_count")
                            + F("easy_count")
                        ),
                        name="daily_answers_timed_are_among_all",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DailyRecalls",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("day", models.DateField()),
                (
                    "age",
                    models.PositiveSmallIntegerField(
                        help_text="First day of the group of days since the last"
                        " answer."
                    ),
                ),
                (
                    "tenth",
                    models.PositiveSmallIntegerField(
                        help_text="Of the expected chance of recall, 0 to 9."
                    ),
                ),
                ("asked_count", models.PositiveBigIntegerField()),
                ("remembered_count", models.PositiveBigIntegerField()),
                (
                    "expected_millionths",
                    models.PositiveBigIntegerField(
                        help_text="The sum of expected chances of recall."
                    ),
                ),
                (
                    "wanted_millionths",
                    models.PositiveBigIntegerField(
                        help_text="The sum of desired retentions."
                    ),
                ),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="daily_recalls",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("learner", "day", "age", "tenth"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("learner", "day", "age", "tenth"),
                        name="daily_recalls_once_a_day_and_group",
                    ),
                    models.CheckConstraint(
                        condition=Q(age__in=(1, 4, 8, 15, 31, 91)),
                        name="daily_recalls_age_is_known",
                    ),
                    models.CheckConstraint(
                        condition=Q(tenth__lte=9), name="daily_recalls_tenth_is_known"
                    ),
                    models.CheckConstraint(
                        condition=Q(asked_count__gt=0), name="daily_recalls_are_some"
                    ),
                    models.CheckConstraint(
                        condition=Q(remembered_count__lte=F("asked_count")),
                        name="daily_recalls_remembered_are_among_asked",
                    ),
                    models.CheckConstraint(
                        condition=Q(expected_millionths__lte=F("asked_count") * 1000000)
                        & Q(wanted_millionths__lte=F("asked_count") * 1000000),
                        name="daily_recalls_sums_are_of_shares",
                    ),
                ],
            },
        ),
    ]
