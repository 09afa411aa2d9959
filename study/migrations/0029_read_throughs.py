"""Each reading of a paper has a row with its own days."""

import datetime
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0008_question_meaning"),
        ("study", "0028_reading_lists"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReadThrough",
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
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not finished"),
                            ("read", "Finished"),
                            ("stopped", "Stopped"),
                        ],
                        default="",
                        max_length=7,
                    ),
                ),
                ("started_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "stop_reason",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Why it was put down. It stays when the reading goes on later.",
                        max_length=500,
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.AddField(
            model_name="readingchange",
            name="batch",
            field=models.UUIDField(
                help_text="What was changed in one go, to be undone in one go.",
                null=True,
            ),
        ),
        migrations.AddIndex(
            model_name="readingchange",
            index=models.Index(
                condition=models.Q(("batch__isnull", False)),
                fields=["learner", "batch"],
                name="reading_change_in_batch",
            ),
        ),
        migrations.AddField(
            model_name="readthrough",
            name="learner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="read_throughs",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="readthrough",
            name="paper",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="read_throughs",
                to="papers.paper",
            ),
        ),
        migrations.AddIndex(
            model_name="readthrough",
            index=models.Index(
                fields=["learner", "ending", "ended_on"], name="read_through_by_end"
            ),
        ),
        migrations.AddConstraint(
            model_name="readthrough",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ending", "")),
                fields=("learner", "paper"),
                name="read_through_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="readthrough",
            constraint=models.CheckConstraint(
                condition=models.Q(("ending__in", ("", "read", "stopped"))),
                name="read_through_ending_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="readthrough",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ending", ""), _negated=True),
                    ("ended_on__isnull", True),
                    _connector="OR",
                ),
                name="read_through_open_has_no_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="readthrough",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True),
                    ("started_on__isnull", True),
                    ("ended_on__gte", models.F("started_on")),
                    _connector="OR",
                ),
                name="read_through_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="readthrough",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("started_on__isnull", True),
                        (
                            "started_on__range",
                            (datetime.date(1800, 1, 1), datetime.date(2100, 12, 31)),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("ended_on__isnull", True),
                        (
                            "ended_on__range",
                            (datetime.date(1800, 1, 1), datetime.date(2100, 12, 31)),
                        ),
                        _connector="OR",
                    ),
                ),
                name="read_through_days_are_plausible",
            ),
        ),
    ]
