"""What else papers and topics are called, and what links say, stand in the index.

SQLite makes the tables anew, and drops the triggers that count the library's papers.
"""

from importlib import import_module

import papers.models.other_names
from django.conf import settings
from django.db import migrations, models

from papers.search.schema import install_search, remove_search

own_papers = import_module("papers.migrations.0009_own_papers")


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0013_own_papers_build_on'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(remove_search, install_search),
        migrations.RunPython(own_papers.remove_counts, own_papers.install_counts),
        migrations.AddField(
            model_name='historicalpaper',
            name='also_called',
            field=models.TextField(blank=True, default='', help_text='Other names by which readers look for it, one a line.', validators=[papers.models.other_names.check_other_name_lines]),
        ),
        migrations.AddField(
            model_name='historicaltopic',
            name='also_called',
            field=models.TextField(blank=True, default='', help_text='Other names by which readers look for it, one a line.', validators=[papers.models.other_names.check_other_name_lines]),
        ),
        migrations.AddField(
            model_name='paper',
            name='also_called',
            field=models.TextField(blank=True, default='', help_text='Other names by which readers look for it, one a line.', validators=[papers.models.other_names.check_other_name_lines]),
        ),
        migrations.AddField(
            model_name='topic',
            name='also_called',
            field=models.TextField(blank=True, default='', help_text='Other names by which readers look for it, one a line.', validators=[papers.models.other_names.check_other_name_lines]),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('own', 'own_hidden')), _negated=True), ('also_called', ''), _connector='OR'), name='paper_own_has_no_other_names'),
        ),
        migrations.RunPython(own_papers.install_counts, own_papers.remove_counts),
        migrations.RunPython(install_search, remove_search),
    ]
