"""The words of remarks in an index, and the remarks that are there written anew."""

from django.db import migrations

from study.models.remark_index import (
    install_remark_index,
    remove_remark_index,
    search_text_of,
)


def write_words(apps, schema_editor):
    """Through the query set, since a text of words of its own is stored."""
    Remark = apps.get_model("study", "Remark")
    rows = Remark.objects.values_list("pk", "text", "thread__group")
    for pk, text, group_id in rows.order_by("pk").iterator(chunk_size=500):
        words = search_text_of(text, group_id)
        Remark.objects.filter(pk=pk).update(search_text=words)


class Migration(migrations.Migration):
    dependencies = [("study", "0042_group_plans")]
    operations = [
        migrations.RunPython(write_words, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(install_remark_index, remove_remark_index),
    ]
