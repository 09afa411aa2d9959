"""What the search index is made of; the index itself comes with 0006."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("papers", "0003_paper_counts")]
    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("title", models.TextField()),
                ("authors", models.TextField()),
                ("tldr", models.TextField()),
                ("body", models.TextField()),
            ],
            options={"verbose_name_plural": "search entries"},
        ),
    ]
