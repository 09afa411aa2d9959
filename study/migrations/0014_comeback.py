"""Coming back after a break: dates that were moved, with what they were."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('study', '0013_reviewed_on_is_kept'),
    ]

    operations = [
        migrations.CreateModel(
            name='Comeback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField()),
                ('started_on', models.DateField(help_text='The study day that it was started on.')),
                ('away_since', models.DateField(help_text='The first study day without an answer; null: there was none.', null=True)),
                ('ends_on', models.DateField(help_text='The day on which nothing waits any more.')),
                ('pace', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(5), django.core.validators.MaxValueValidator(500)], verbose_name='questions a day')),
                ('closed_at', models.DateTimeField(null=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comebacks', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-started_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Postponement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_reviewed_at', models.DateTimeField(help_text='Of the card when it was moved: a later answer ends the postponement.')),
                ('former_due_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='postponements', to='study.card')),
                ('comeback', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='postponements', to='study.comeback')),
            ],
            options={
                'ordering': ('due_at', 'id'),
            },
        ),
        migrations.AddConstraint(
            model_name='comeback',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None), ('undone_at', None)), fields=('learner',), name='comeback_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='comeback',
            constraint=models.CheckConstraint(condition=models.Q(('pace__gte', 5), ('pace__lte', 500)), name='comeback_pace_is_possible'),
        ),
        migrations.AddConstraint(
            model_name='comeback',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('started_on'))), name='comeback_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='comeback',
            constraint=models.CheckConstraint(condition=models.Q(('away_since', None), ('away_since__lt', models.F('started_on')), _connector='OR'), name='comeback_away_before_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='comeback',
            constraint=models.CheckConstraint(condition=models.Q(('undone_at', None), ('closed_at', None), _connector='OR'), name='comeback_undone_or_closed'),
        ),
        migrations.AddConstraint(
            model_name='postponement',
            constraint=models.UniqueConstraint(fields=('comeback', 'card'), name='postponement_once_per_card'),
        ),
    ]
