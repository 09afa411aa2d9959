"""Room for the study days of reviews; the next migration fills it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("study", "0006_quiz_on_a_topic"),
    ]

    operations = [
        migrations.AddField(
            model_name="card",
            name="last_day_began_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="review",
            name="day_began_at",
            field=models.DateTimeField(null=True),
        ),
    ]
