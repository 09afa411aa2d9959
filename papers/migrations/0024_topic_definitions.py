"""What a topic is, and the section of a note that explains it.

SQLite makes the table anew and drops the triggers of the search index.
"""

import django.db.models.deletion
import papers.fields
from django.db import migrations, models

from papers.search.schema import install_search, remove_search


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0023_former_slugs'),
    ]

    operations = [
        migrations.RunPython(remove_search, install_search),
        migrations.AddField(
            model_name='topic',
            name='definition',
            field=models.TextField(blank=True, default='', help_text='In 25 to 60 words: what it is, why it exists, what it is mistaken for.'),
        ),
        migrations.AddField(
            model_name='topic',
            name='definition_html',
            field=papers.fields.RenderedField(blank=True, default='', editable=False, is_inline=True, source='definition'),
        ),
        migrations.AddField(
            model_name='topic',
            name='explained_in',
            field=models.ForeignKey(blank=True, help_text='Where a note explains it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='papers.section'),
        ),
        migrations.RunPython(install_search, remove_search),
    ]
