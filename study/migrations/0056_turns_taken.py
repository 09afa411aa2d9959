"""Whoever presents an entry of a group's list did take it on at some time."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("study", "0055_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="entrypresenter",
            name="taken_at",
            field=models.DateTimeField(
                help_text="When they took it on, or were named, the last time.",
                null=True,
            ),
        ),
    ]
