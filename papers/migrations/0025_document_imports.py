"""Documents that curators take in, and what in the history is of them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0024_topic_definitions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DocumentImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('box_tree', 'Topic tree drawn with lines'), ('topic_list', 'Topics as a Markdown list'), ('indented_topics', 'Topics indented with tabs'), ('opml', 'Outline (OPML)')], max_length=16, verbose_name='read as')),
                ('text', models.TextField()),
                ('brought_at', models.DateTimeField(verbose_name='brought')),
                ('imported_at', models.DateTimeField(null=True, verbose_name='imported')),
                ('undone_at', models.DateTimeField(null=True, verbose_name='undone')),
            ],
            options={
                'verbose_name': 'document',
                'ordering': ('-id',),
            },
        ),
        migrations.RemoveConstraint(
            model_name='librarychange',
            name='change_origin_is_known',
        ),
        migrations.AlterField(
            model_name='librarychange',
            name='origin',
            field=models.CharField(choices=[('admin', 'Edited here'), ('put_back', 'Put back'), ('files', 'Loaded from the files'), ('site', 'Taken from a suggestion'), ('document', 'Taken from a document')], max_length=8, verbose_name='how'),
        ),
        migrations.AddField(
            model_name='documentimport',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='brought by'),
        ),
        migrations.AddField(
            model_name='librarychange',
            name='document',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='changes', to='papers.documentimport', verbose_name='document that was taken in'),
        ),
        migrations.AddConstraint(
            model_name='librarychange',
            constraint=models.CheckConstraint(condition=models.Q(('origin__in', ('admin', 'put_back', 'files', 'site', 'document'))), name='change_origin_is_known'),
        ),
        migrations.AddConstraint(
            model_name='documentimport',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('box_tree', 'topic_list', 'indented_topics', 'opml'))), name='document_kind_is_known', violation_error_message='Choose one of the kinds of documents.'),
        ),
        migrations.AddConstraint(
            model_name='documentimport',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='document_has_a_name', violation_error_message='Give the document a name.'),
        ),
        migrations.AddConstraint(
            model_name='documentimport',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='document_has_a_text', violation_error_message='There is nothing in this document.'),
        ),
        migrations.AddConstraint(
            model_name='documentimport',
            constraint=models.CheckConstraint(condition=models.Q(('undone_at', None), models.Q(('imported_at__isnull', False), ('undone_at__gte', models.F('imported_at'))), _connector='OR'), name='document_is_undone_after_its_import', violation_error_message='Only what was imported can be undone.'),
        ),
    ]
