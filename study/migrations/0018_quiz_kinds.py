"""A quiz can be on more than papers and topics, and has a limit."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("study", "0017_set_aside"),
    ]

    operations = [
        migrations.AddField(
            model_name="quiz",
            name="subject_id",
            field=models.PositiveBigIntegerField(
                help_text="The id of the paper, topic and so on that its kind names. No"
                " foreign key: the quiz outlives what it was about.",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="quiz",
            name="question_limit",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="quiz",
            name="minute_limit",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name="quiz",
            name="kind",
            field=models.CharField(
                choices=[
                    ("due", "What was due"),
                    ("wrong", "Wrong before"),
                    ("never", "Never asked before"),
                    ("across", "Across papers"),
                    ("paper", "On a paper"),
                    ("topic", "On a topic"),
                    ("category", "On a category"),
                    ("tag", "On a tag"),
                    ("path", "On a path"),
                ],
                max_length=8,
            ),
        ),
    ]
