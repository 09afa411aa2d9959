"""Passages are found by their place in a note, for what several marked."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0033_second_reader'),
        ('study', '0062_highlights_for_groups'),
    ]

    operations = [
        migrations.AlterField(
            model_name='highlight',
            name='paper',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.RESTRICT, related_name='highlights', to='papers.paper'),
        ),
        migrations.AddIndex(
            model_name='highlight',
            index=models.Index(fields=['paper', 'part', 'start'], name='highlights_by_place'),
        ),
    ]
