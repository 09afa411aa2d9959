"""Each turn has a time at which it was taken on."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("study", "0057_turns_taken_with_their_entry"),
    ]

    operations = [
        migrations.AlterField(
            model_name="entrypresenter",
            name="taken_at",
            field=models.DateTimeField(
                help_text="When they took it on, or were named, the last time.",
            ),
        ),
    ]
