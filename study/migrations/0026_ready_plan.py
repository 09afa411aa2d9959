"""Plans to be ready by a date."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('study', '0025_question_flag'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReadyPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('path', 'On a path'), ('topic', 'On a topic'), ('paper', 'On a paper')], max_length=8)),
                ('subject_id', models.PositiveBigIntegerField(help_text='The id of the path, topic or paper. No foreign key: the plan outlives what it was about.')),
                ('title', models.CharField(max_length=500)),
                ('started_at', models.DateTimeField()),
                ('started_on', models.DateField(help_text='The study day that it was made on.')),
                ('ready_on', models.DateField(verbose_name='by')),
                ('goal', models.FloatField(help_text='The share of the questions to know on the day, 0 to 1.', validators=[django.core.validators.MinValueValidator(0.5), django.core.validators.MaxValueValidator(0.97)])),
                ('minutes_a_day', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(5), django.core.validators.MaxValueValidator(180)])),
                ('forecast_without', models.FloatField(help_text='When it was made: the score on the day without an answer more.')),
                ('forecast_with', models.FloatField(help_text='When it was made: the score on the day with the plan.')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ready_plans', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('ready_on', 'id'),
                'constraints': [models.UniqueConstraint(fields=('learner', 'kind', 'subject_id', 'ready_on'), name='ready_plan_once_per_subject_and_day'), models.CheckConstraint(condition=models.Q(('ready_on__gt', models.F('started_on'))), name='ready_plan_is_for_a_later_day'), models.CheckConstraint(condition=models.Q(('goal__gte', 0.5), ('goal__lte', 0.97)), name='ready_plan_goal_is_reachable'), models.CheckConstraint(condition=models.Q(('minutes_a_day__gte', 5), ('minutes_a_day__lte', 180)), name='ready_plan_minutes_in_range'), models.CheckConstraint(condition=models.Q(('kind__in', ('path', 'topic', 'paper'))), name='ready_plan_kind_is_known'), models.CheckConstraint(condition=models.Q(('forecast_with__gte', models.F('forecast_without')), ('forecast_with__lte', 1), ('forecast_without__gte', 0)), name='ready_plan_forecasts_are_shares')],
            },
        ),
    ]
