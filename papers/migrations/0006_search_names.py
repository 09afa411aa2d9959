"""The search index with the papers' short names and identifiers, and the triggers by which the database keeps it."""

from django.db import migrations, models

from papers.search.schema import install_search, remove_search


class Migration(migrations.Migration):
    dependencies = [("papers", "0005_paper_slug_is_no_address")]
    operations = [
        migrations.RunPython(remove_search, migrations.RunPython.noop),
        migrations.AddField("searchentry", "names", models.TextField(default="")),
        migrations.RunPython(install_search, remove_search),
    ]
