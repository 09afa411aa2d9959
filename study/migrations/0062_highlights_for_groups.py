"""Passages that learners mark for their groups."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('study', '0061_highlights'),
    ]

    operations = [
        migrations.CreateModel(
            name='HighlightShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shared_at', models.DateTimeField()),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='highlight_shares', to='study.studygroup')),
                ('highlight', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='study.highlight')),
            ],
            options={
                'ordering': ('group', 'highlight'),
                'constraints': [models.UniqueConstraint(fields=('highlight', 'group'), name='highlight_share_once_per_group')],
            },
        ),
    ]
