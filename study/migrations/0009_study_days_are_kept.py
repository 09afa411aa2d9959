"""Every review and every card has its study day."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("study", "0008_memories_by_study_days"),
    ]

    operations = [
        migrations.AlterField(
            model_name="card",
            name="last_day_began_at",
            field=models.DateTimeField(
                help_text="When the study day of the last review began."
            ),
        ),
        migrations.AlterField(
            model_name="review",
            name="day_began_at",
            field=models.DateTimeField(
                help_text="When its study day began, by the learner's clock as it stood"
                " then; replaying needs it."
            ),
        ),
        migrations.AddConstraint(
            model_name="card",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_day_began_at__lte", models.F("last_reviewed_at"))
                ),
                name="card_last_day_began_before_its_review",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("day_began_at__lte", models.F("reviewed_at"))),
                name="review_day_began_before_it",
            ),
        ),
    ]
