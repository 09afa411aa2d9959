"""Notes say who read them a second time.

SQLite makes the table of papers anew: without the index of the search, whose triggers
name it, and without those that count the library's papers.
"""

from importlib import import_module

from django.db import migrations, models

from papers.search.schema import install_search, remove_search

own_papers = import_module("papers.migrations.0009_own_papers")
HELP = "Somebody else; empty while nobody has read it again."


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0032_planned_publications'),
    ]

    operations = [
        migrations.RunPython(remove_search, install_search),
        migrations.RunPython(own_papers.remove_counts, own_papers.install_counts),
        migrations.AddField(
            model_name='historicalpaper',
            name='read_by',
            field=models.CharField(blank=True, default='', help_text=HELP, max_length=200, verbose_name='read a second time by'),
        ),
        migrations.AddField(
            model_name='paper',
            name='read_by',
            field=models.CharField(blank=True, default='', help_text=HELP, max_length=200, verbose_name='read a second time by'),
        ),
        migrations.RunPython(own_papers.install_counts, own_papers.remove_counts),
        migrations.RunPython(install_search, remove_search),
    ]
