"""Dates that an undone change moved outlive it; a change says whether it moved any."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Exists, OuterRef


def tell_which_moved_dates(apps, schema_editor):
    MovedDate = apps.get_model("study", "MovedDate")
    moved = MovedDate.objects.filter(change=OuterRef("pk"))
    changes = apps.get_model("study", "SettingsChange").objects.filter(Exists(moved))
    changes.update(has_moved_dates=True)


class Migration(migrations.Migration):
    dependencies = [("study", "0044_list_votes_and_presenters")]
    operations = [
        migrations.AddField(
            model_name="settingschange",
            name="has_moved_dates",
            field=models.BooleanField(
                default=False, help_text="Whether the dates followed at once."
            ),
        ),
        migrations.AlterField(
            model_name="moveddate",
            name="change",
            field=models.ForeignKey(
                help_text="Null: it was undone, and another followed.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="moved_dates",
                to="study.settingschange",
            ),
        ),
        migrations.RunPython(
            tell_which_moved_dates, migrations.RunPython.noop, elidable=True
        ),
    ]
