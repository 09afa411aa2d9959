"""Fewer indexes are written for each paper.

Papers are found by owner and by category through indexes that begin with them, and few
own papers belong to one of the library. What comes without being published stands in no
search, so its trigger is made anew.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from papers.foreign_key_indexes import drop_key_index, make_key_index
from papers.search.schema import install_search, remove_search

KEYS = (
    ("Paper", "owner"),
    ("Paper", "category"),
    ("OwnPaper", "joined_to"),
    ("OwnPaper", "kept_apart_from"),
)


def drop_indexes(apps, editor):
    for model, field in KEYS:
        drop_key_index(editor, apps.get_model("papers", model), field)


def make_indexes(apps, editor):
    for model, field in KEYS:
        make_key_index(editor, apps.get_model("papers", model), field)


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0033_second_reader'),
    ]

    operations = [
        migrations.RunPython(remove_search, install_search),
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
                migrations.AlterField(
                    model_name='ownpaper',
                    name='joined_to',
                    field=models.ForeignKey(db_index=False, editable=False, help_text="The library's paper on which the learner goes on.", null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='joined_own_parts', to='papers.paper'),
                ),
                migrations.AlterField(
                    model_name='ownpaper',
                    name='kept_apart_from',
                    field=models.ForeignKey(db_index=False, editable=False, help_text="The library's paper that the learner said is another.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='papers.paper'),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name='ownpaper',
            index=models.Index(condition=models.Q(('joined_to__isnull', False)), fields=['joined_to'], name='own_paper_joined_to'),
        ),
        migrations.AddIndex(
            model_name='ownpaper',
            index=models.Index(condition=models.Q(('kept_apart_from__isnull', False)), fields=['kept_apart_from'], name='own_paper_kept_apart'),
        ),
        migrations.RunPython(install_search, remove_search),
    ]
