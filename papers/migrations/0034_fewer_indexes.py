"""Papers are found by owner and by category through indexes that begin with them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from papers.foreign_key_indexes import drop_key_index, make_key_index

KEYS = ("owner", "category")


def drop_indexes(apps, editor):
    paper = apps.get_model("papers", "Paper")
    for name in KEYS:
        drop_key_index(editor, paper, name)


def make_indexes(apps, editor):
    paper = apps.get_model("papers", "Paper")
    for name in KEYS:
        make_key_index(editor, paper, name)


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0033_second_reader'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunPython(drop_indexes, make_indexes),
            ],
            state_operations=[
                migrations.AlterField(
                    model_name='paper',
                    name='owner',
                    field=models.ForeignKey(db_index=False, editable=False, help_text="Whose own it is; empty for the library's.", null=True, on_delete=django.db.models.deletion.CASCADE, related_name='own_papers', to=settings.AUTH_USER_MODEL),
                ),
                migrations.AlterField(
                    model_name='paper',
                    name='category',
                    field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='papers.category'),
                ),
            ],
        ),
    ]
