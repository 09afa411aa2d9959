"""Indexes of blurbs as a kind of document."""

from django.conf import settings
from django.db import migrations, models


def read_as_topics(apps, schema_editor):
    """On the way back: the texts stay, of a kind that an older Octavo knows."""
    documents = apps.get_model("papers", "DocumentImport").objects
    documents.filter(kind="blurb_index").update(kind="topic_list")


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0043_collections'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='documentimport',
            name='document_kind_is_known',
        ),
        migrations.RunPython(migrations.RunPython.noop, read_as_topics),
        migrations.AlterField(
            model_name='documentimport',
            name='kind',
            field=models.CharField(choices=[('box_tree', 'Topic tree drawn with lines'), ('topic_list', 'Topics as a Markdown list'), ('indented_topics', 'Topics indented with tabs'), ('opml', 'Outline (OPML)'), ('question_sheet', 'Questions with answers (Markdown)'), ('long_notes', 'Notes below linked headings (Markdown)'), ('bibtex', 'Bibliography (BibTeX)'), ('ris', 'Bibliography (RIS)'), ('csl_json', 'Bibliography (CSL-JSON)'), ('csv', 'Bibliography as a table (CSV)'), ('anki', 'Anki cards (package or text)'), ('blurb_index', 'Index of blurbs by category (Markdown)')], max_length=16, verbose_name='read as'),
        ),
        migrations.AddConstraint(
            model_name='documentimport',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('box_tree', 'topic_list', 'indented_topics', 'opml', 'question_sheet', 'long_notes', 'bibtex', 'ris', 'csl_json', 'csv', 'anki', 'blurb_index'))), name='document_kind_is_known', violation_error_message='Choose one of the kinds of documents.'),
        ),
    ]
