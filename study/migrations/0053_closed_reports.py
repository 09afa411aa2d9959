"""What curators closed before there were answers counts as answered, and as read."""

from django.db import migrations
from django.db.models import F

# What closing meant on the page where curators did it.
DEALT_WITH = "The curators have dealt with it."


def answer_closed_reports(apps, schema_editor):
    reports = apps.get_model("study", "Report").objects
    closed = reports.exclude(closed_at=None)
    closed.update(state="answered", answer=DEALT_WITH, read_at=F("closed_at"))


class Migration(migrations.Migration):

    dependencies = [
        ("study", "0052_reports"),
    ]

    operations = [
        migrations.RunPython(answer_closed_reports, migrations.RunPython.noop),
    ]
