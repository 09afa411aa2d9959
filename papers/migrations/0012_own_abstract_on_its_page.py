"""An own paper's abstract is rendered with its page, not when it is stored."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0011_own_papers_join'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='ownpaper',
            name='abstract_html',
        ),
    ]
