"""The search index anew: signs later than Unicode 6.1 are no letters, and variants of Greek letters are one."""

from django.db import migrations

from papers.search.schema import install_search


class Migration(migrations.Migration):
    dependencies = [("papers", "0005_paper_slug_is_no_address")]
    operations = [migrations.RunPython(install_search, migrations.RunPython.noop)]
