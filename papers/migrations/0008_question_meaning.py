"""A question knows since which revision it asks what it asks now.

What was changed before counts as the same: nothing was learned of it yet.
"""

from django.db import migrations, models

from papers.search.schema import install_search, remove_search


class Migration(migrations.Migration):

    dependencies = [
        ("papers", "0007_functions_without_search_path"),
    ]

    operations = [
        migrations.RunPython(remove_search, install_search),
        migrations.AddField(
            model_name="question",
            name="meaning_revision",
            field=models.PositiveIntegerField(
                default=1,
                editable=False,
                help_text="The revision since which it asks what it asks now.",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(("meaning_revision__lte", models.F("revision"))),
                name="question_meaning_began_by_now",
            ),
        ),
        migrations.RunPython(install_search, remove_search),
    ]
