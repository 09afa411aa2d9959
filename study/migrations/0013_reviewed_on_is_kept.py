"""Every review has its study day as a date."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("study", "0012_fill_daily_rollups"),
    ]

    operations = [
        migrations.AlterField(
            model_name="review",
            name="reviewed_on",
            field=models.DateField(
                help_text="Its study day, by the learner's clock as it stood then."
            ),
        ),
    ]
