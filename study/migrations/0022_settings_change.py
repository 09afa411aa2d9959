"""Changes of settings, and the dates that moved with them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('study', '0021_shared_memory'),
    ]

    operations = [
        migrations.CreateModel(
            name='SettingsChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('changed_at', models.DateTimeField()),
                ('before', models.JSONField(help_text='The values of the settings until then.')),
                ('after', models.JSONField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('learner', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='settings_change', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='MovedDate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_reviewed_at', models.DateTimeField(help_text='Of the card when it was moved: a later answer sets another date.')),
                ('former_due_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('card', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moved_dates', to='study.card')),
                ('change', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moved_dates', to='study.settingschange')),
            ],
        ),
        migrations.AddConstraint(
            model_name='settingschange',
            constraint=models.CheckConstraint(condition=models.Q(('undone_at', None), ('undone_at__gte', models.F('changed_at')), _connector='OR'), name='settings_change_undone_after_it_was_made'),
        ),
        migrations.AddConstraint(
            model_name='moveddate',
            constraint=models.UniqueConstraint(fields=('change', 'card'), name='moved_date_once_per_card'),
        ),
    ]
