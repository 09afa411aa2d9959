"""Turns of before count from the time at which their entry came onto the list.

The earliest that they can have been taken on: a meeting that has read the paper since
ends them, as it did.
"""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def take_turns_with_their_entry(apps, schema_editor):
    turns = apps.get_model("study", "EntryPresenter").objects
    entries = apps.get_model("study", "ListEntry").objects
    own_entry = entries.filter(pk=OuterRef("entry"))
    turns.update(taken_at=Subquery(own_entry.values("added_at")))


class Migration(migrations.Migration):

    dependencies = [
        ("study", "0056_turns_taken"),
    ]

    operations = [
        migrations.RunPython(
            take_turns_with_their_entry, migrations.RunPython.noop
        ),
    ]
