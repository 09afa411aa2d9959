"""Texts that browsers had given CRLF get LF, as every text has that comes in now.

Nothing else of a text changes, nor the day on which it was written; the indexes of
words follow by themselves.
"""

from django.db import migrations
from django.db.models import CharField, F, Q, TextField, Value
from django.db.models.functions import Replace

LABELS = ("papers", "study")
# Kept by triggers of the tables that it tells of.
INDEXES = ("SearchEntry",)


def mend_line_ends(apps, schema_editor):
    for label in LABELS:
        for model in apps.get_app_config(label).get_models():
            if model._meta.managed and model.__name__ not in INDEXES:
                mend_rows(model)


def mend_rows(model):
    mended = {}
    is_foreign = Q()
    for field in model._meta.concrete_fields:
        if isinstance(field, TextField | CharField) and not field.unique:
            without_pairs = Replace(F(field.name), Value("\r\n"), Value("\n"))
            mended[field.name] = Replace(without_pairs, Value("\r"), Value("\n"))
            is_foreign |= Q((f"{field.name}__contains", "\r"))
    if mended:
        model._base_manager.filter(is_foreign).update(**mended)


def leave_line_ends(apps, schema_editor):
    """On the way back nothing is to be done: LF could stand there before, too."""


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0016_pages_count_links'),
        ('study', '0045_settings_change_dates'),
    ]

    operations = [
        migrations.RunPython(mend_line_ends, leave_line_ends),
    ]
