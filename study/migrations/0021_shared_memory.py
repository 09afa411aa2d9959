"""What all answers say of questions; a review keeps how its interval was stretched."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def belief_fields():
    return [
        ("first_ask_mean", models.FloatField(default=0.0)),
        ("first_ask_variance", models.FloatField(default=1.0)),
        ("later_mean", models.FloatField(default=0.0)),
        ("later_variance", models.FloatField(default=0.1)),
    ]


def never_certain(name):
    return models.CheckConstraint(
        condition=models.Q(("first_ask_variance__gt", 0), ("later_variance__gt", 0)),
        name=name,
    )


class Migration(migrations.Migration):

    dependencies = [
        ("papers", "0008_question_meaning"),
        ("study", "0020_quiz_subject_is_of_its_kind"),
    ]

    operations = [
        migrations.CreateModel(
            name="LearnerBeliefs",
            fields=[
                *belief_fields(),
                (
                    "learner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="beliefs",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [never_certain("learnerbeliefs_never_are_certain")],
            },
        ),
        migrations.CreateModel(
            name="QuestionBeliefs",
            fields=[
                *belief_fields(),
                (
                    "question",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="beliefs",
                        serialize=False,
                        to="papers.question",
                    ),
                ),
                (
                    "meaning_revision",
                    models.PositiveIntegerField(
                        help_text="The revision with which that began of which this is"
                        " believed.",
                    ),
                ),
                (
                    "learner_count",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="How many were asked for the first time.",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [never_certain("questionbeliefs_never_are_certain")],
            },
        ),
        migrations.CreateModel(
            name="SiteBeliefs",
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
                (
                    "numbers",
                    models.JSONField(
                        default=list,
                        help_text="See study.memory.shared.numbers_of_site().",
                    ),
                ),
                ("learner_count", models.PositiveIntegerField(default=0)),
                ("learned_review_id", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="site_beliefs_are_one_row"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="review",
            name="stretch",
            field=models.FloatField(
                default=1.0,
                help_text="What an interval of days was multiplied by, a third to"
                " three; replaying needs it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("stretch__gte", 0.3), ("stretch__lte", 3.0)),
                name="review_stretch_is_at_most_threefold",
            ),
        ),
    ]
