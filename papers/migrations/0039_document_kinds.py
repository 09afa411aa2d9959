"""Questions and notes as kinds of documents, and what curators chose for them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def read_as_topics(apps, schema_editor):
    """On the way back: the texts stay, of kinds that an older Octavo knows."""
    documents = apps.get_model("papers", "DocumentImport").objects
    newer = documents.filter(kind__in=("question_sheet", "long_notes"))
    newer.update(kind="topic_list")


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0038_added_once'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='documentimport',
            name='document_kind_is_known',
        ),
        migrations.RunPython(migrations.RunPython.noop, read_as_topics),
        migrations.AddField(
            model_name='documentimport',
            name='chosen',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='documentimport',
            name='draft_count',
            field=models.PositiveIntegerField(default=0, editable=False, verbose_name='drafts of notes that it made'),
        ),
        migrations.AddField(
            model_name='notedraft',
            name='document',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='note_drafts', to='papers.documentimport', verbose_name='document that was taken in'),
        ),
        migrations.AlterField(
            model_name='documentimport',
            name='kind',
            field=models.CharField(choices=[('box_tree', 'Topic tree drawn with lines'), ('topic_list', 'Topics as a Markdown list'), ('indented_topics', 'Topics indented with tabs'), ('opml', 'Outline (OPML)'), ('question_sheet', 'Questions with answers (Markdown)'), ('long_notes', 'Notes below linked headings (Markdown)')], max_length=16, verbose_name='read as'),
        ),
        migrations.AddConstraint(
            model_name='documentimport',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('box_tree', 'topic_list', 'indented_topics', 'opml', 'question_sheet', 'long_notes'))), name='document_kind_is_known', violation_error_message='Choose one of the kinds of documents.'),
        ),
    ]
