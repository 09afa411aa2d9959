"""A paper may wait in review.

SQLite makes the table anew, and drops the triggers that count the library's papers.
"""

from importlib import import_module

from django.db import migrations, models

from papers.search.schema import install_search, remove_search

own_papers = import_module("papers.migrations.0009_own_papers")


def make_drafts(apps, schema_editor):
    """On the way back: of what is not published yet there is no other kind."""
    papers = apps.get_model("papers", "Paper").objects
    papers.filter(status="review").update(status="draft")


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0030_drafts_thrown_away'),
    ]

    operations = [
        migrations.RunPython(remove_search, install_search),
        migrations.RunPython(own_papers.remove_counts, own_papers.install_counts),
        migrations.RemoveConstraint(
            model_name='paper',
            name='paper_status_is_known',
        ),
        migrations.RunPython(migrations.RunPython.noop, make_drafts),
        migrations.AlterField(
            model_name='historicalpaper',
            name='status',
            field=models.CharField(choices=[('draft', 'Draft'), ('review', 'In review'), ('published', 'Published'), ('retired', 'Retired'), ('own', "A learner's own"), ('own_hidden', "A learner's own, put away")], default='draft', max_length=12),
        ),
        migrations.AlterField(
            model_name='paper',
            name='status',
            field=models.CharField(choices=[('draft', 'Draft'), ('review', 'In review'), ('published', 'Published'), ('retired', 'Retired'), ('own', "A learner's own"), ('own_hidden', "A learner's own, put away")], default='draft', max_length=12),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ('draft', 'review', 'published', 'retired', 'own', 'own_hidden'))), name='paper_status_is_known'),
        ),
        migrations.RunPython(own_papers.install_counts, own_papers.remove_counts),
        migrations.RunPython(install_search, remove_search),
    ]
