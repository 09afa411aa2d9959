"""PostgreSQL writes an entry without walking through all papers; triggers call the new text."""

from django.db import migrations

from papers.search.schema import replace_functions


class Migration(migrations.Migration):
    dependencies = [("papers", "0041_anki_notes")]
    operations = [migrations.RunPython(replace_functions, migrations.RunPython.noop)]
