"""A list's entries are found through the index of their order."""

import django.db.models.deletion
from django.db import migrations, models

from papers.foreign_key_indexes import drop_key_index, make_key_index


def drop_index(apps, editor):
    drop_key_index(editor, apps.get_model("study", "ListEntry"), "reading_list")


def make_index(apps, editor):
    make_key_index(editor, apps.get_model("study", "ListEntry"), "reading_list")


class Migration(migrations.Migration):

    dependencies = [
        ('study', '0063_highlights_by_place'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunPython(drop_index, make_index),
            ],
            state_operations=[
                migrations.AlterField(
                    model_name='listentry',
                    name='reading_list',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='study.readinglist'),
                ),
            ],
        ),
    ]
