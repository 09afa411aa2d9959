"""The database keeps what a quiz's kind and limits say."""

from django.db import migrations, models
from django.db.models import Q

KINDS = ["due", "wrong", "never", "across", "paper", "topic", "category", "tag", "path"]
WITHOUT_SUBJECT = ("due", "wrong", "never", "across")


class Migration(migrations.Migration):

    dependencies = [
        ("study", "0019_quizzes_name_their_subjects"),
    ]

    operations = [
        migrations.RemoveField(model_name="quiz", name="paper"),
        migrations.RemoveField(model_name="quiz", name="topic"),
        migrations.AddConstraint(
            model_name="quiz",
            constraint=models.CheckConstraint(
                condition=Q(kind__in=KINDS), name="quiz_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="quiz",
            constraint=models.CheckConstraint(
                condition=Q(kind__in=WITHOUT_SUBJECT, subject_id__isnull=True)
                | (~Q(kind__in=WITHOUT_SUBJECT) & Q(subject_id__isnull=False)),
                name="quiz_has_the_subject_of_its_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="quiz",
            constraint=models.CheckConstraint(
                condition=Q(question_limit__isnull=True)
                | Q(question_limit__gte=1, question_limit__lte=200),
                name="quiz_question_limit_in_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="quiz",
            constraint=models.CheckConstraint(
                condition=Q(minute_limit__isnull=True)
                | Q(minute_limit__gte=1, minute_limit__lte=180),
                name="quiz_minute_limit_in_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="quiz",
            constraint=models.CheckConstraint(
                condition=Q(question_limit__isnull=True)
                | Q(minute_limit__isnull=True),
                name="quiz_has_one_limit",
            ),
        ),
    ]
