"""PostgreSQL's functions find tables and each other in every session, also in that of pg_restore."""

from django.db import migrations

from papers.search.schema import replace_functions


def settle_counts(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER FUNCTION papers_keep_counts() SET search_path FROM CURRENT")


class Migration(migrations.Migration):
    dependencies = [("papers", "0006_search_names")]
    operations = [
        migrations.RunPython(replace_functions, migrations.RunPython.noop),
        migrations.RunPython(settle_counts, migrations.RunPython.noop),
    ]
