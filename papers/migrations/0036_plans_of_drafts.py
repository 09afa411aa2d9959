"""What was planned for a published paper was the draft beside its note."""

from django.db import migrations


def name_drafts(apps, schema_editor):
    plans = apps.get_model("papers", "PlannedPublication")
    plans.objects.filter(paper__status="published").update(subject="draft")


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0035_planned_subjects"),
    ]

    operations = [
        migrations.RunPython(name_drafts, migrations.RunPython.noop),
    ]
