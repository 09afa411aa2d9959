"""Whether a learner's streak is shown, and the weekdays on which they rest."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('study', '0015_review_limit_lifted'),
    ]

    operations = [
        migrations.AddField(
            model_name='learner',
            name='rest_weekdays',
            field=models.PositiveSmallIntegerField(default=0, help_text='A bit for each weekday that ends no streak: 1 for Monday, 64 for Sunday.'),
        ),
        migrations.AddField(
            model_name='learner',
            name='shows_streak',
            field=models.BooleanField(default=True, verbose_name='show my streak'),
        ),
        migrations.AddConstraint(
            model_name='learner',
            constraint=models.CheckConstraint(condition=models.Q(('rest_weekdays__lt', 127)), name='learner_rest_days_leave_one_to_study', violation_error_message='Leave one weekday at least that counts.'),
        ),
    ]
