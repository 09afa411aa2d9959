"""Papers of learners' own: rows of the same table with an owner.

SQLite makes the table anew, and drops the triggers that count the library's papers.
"""

from importlib import import_module

import django.core.validators
import django.db.models.deletion
import papers.fields
from django.conf import settings
from django.db import migrations, models

from papers.search.schema import install_search, remove_search

counts = import_module("papers.migrations.0003_paper_counts")


def remove_counts(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        counts.remove(apps, schema_editor)


def install_counts(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        counts.install(apps, schema_editor)


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0008_question_meaning'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(remove_search, install_search),
        migrations.RunPython(remove_counts, install_counts),
        migrations.CreateModel(
            name='OwnPaper',
            fields=[
                ('paper', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='own_part', serialize=False, to='papers.paper')),
                ('authors', models.JSONField(blank=True, default=list, help_text='“Family, Given” each, in order.')),
                ('abstract', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(10000)])),
                ('abstract_html', papers.fields.RenderedField(blank=True, editable=False, is_inline=False, source='abstract')),
                ('note', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(100000)], verbose_name='my note')),
                ('note_html', papers.fields.RenderedField(blank=True, editable=False, is_inline=False, source='note')),
                ('words', models.TextField(blank=True, editable=False, help_text='Everything that it is found by, folded, with spaces around words.')),
                ('name_words', models.TextField(blank=True, editable=False, help_text="Its authors' names in the same form.")),
                ('put_away_at', models.DateTimeField(editable=False, null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='paper',
            name='paper_year_is_plausible',
        ),
        migrations.RemoveConstraint(
            model_name='paper',
            name='paper_has_a_link',
        ),
        migrations.RemoveConstraint(
            model_name='paper',
            name='paper_status_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='paper',
            name='paper_arxiv_id_is_unique',
        ),
        migrations.AddField(
            model_name='paper',
            name='owner',
            field=models.ForeignKey(editable=False, help_text="Whose own it is; empty for the library's.", null=True, on_delete=django.db.models.deletion.CASCADE, related_name='own_papers', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='historicalpaper',
            name='status',
            field=models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('retired', 'Retired'), ('own', "A learner's own"), ('own_hidden', "A learner's own, put away")], default='draft', max_length=12),
        ),
        migrations.AlterField(
            model_name='historicalpaper',
            name='year',
            field=models.PositiveSmallIntegerField(help_text='Of first publication.', null=True),
        ),
        migrations.AlterField(
            model_name='paper',
            name='category',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='papers.category'),
        ),
        migrations.AlterField(
            model_name='paper',
            name='status',
            field=models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('retired', 'Retired'), ('own', "A learner's own"), ('own_hidden', "A learner's own, put away")], default='draft', max_length=12),
        ),
        migrations.AlterField(
            model_name='paper',
            name='year',
            field=models.PositiveSmallIntegerField(help_text='Of first publication.', null=True),
        ),
        migrations.AddIndex(
            model_name='paper',
            index=models.Index(condition=models.Q(('owner__isnull', False)), fields=['owner', '-created_at', '-id'], name='paper_by_owner'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('own', 'own_hidden')), ('owner__isnull', False)), models.Q(models.Q(('status__in', ('own', 'own_hidden')), _negated=True), ('owner__isnull', True)), _connector='OR'), name='paper_own_has_an_owner'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('own', 'own_hidden')), ('category__isnull', True)), models.Q(models.Q(('status__in', ('own', 'own_hidden')), _negated=True), ('category__isnull', False)), _connector='OR'), name='paper_of_library_has_a_category'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('own', 'own_hidden')), _negated=True), ('slug__startswith', 'own-'), _connector='OR'), name='paper_own_slug_is_reserved'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('own', 'own_hidden')), _negated=True), ('note', 'none'), _connector='OR'), name='paper_own_has_no_library_note'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('year__gte', 1800), ('year__isnull', False), ('year__lte', 2100)), models.Q(('status__in', ('own', 'own_hidden')), ('year__isnull', True)), _connector='OR'), name='paper_year_is_plausible', violation_error_message='The year must be between 1800 and 2100.'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ('own', 'own_hidden')), models.Q(('arxiv_id', ''), ('doi', ''), ('url', ''), _negated=True), _connector='OR'), name='paper_has_a_link', violation_error_message='Give an arXiv number, a DOI or an address, so that the paper can be found.'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ('draft', 'published', 'retired', 'own', 'own_hidden'))), name='paper_status_is_known'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('status__in', ('own', 'own_hidden')), _negated=True), models.Q(('arxiv_id', ''), _negated=True)), fields=('arxiv_id',), name='paper_arxiv_id_is_unique', violation_error_message='Another paper has this arXiv number.'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'own'), models.Q(('arxiv_id', ''), _negated=True)), fields=('owner', 'arxiv_id'), name='paper_own_arxiv_id_is_unique', violation_error_message='You have a paper with this arXiv number.'),
        ),
        migrations.RunPython(install_counts, remove_counts),
        migrations.RunPython(install_search, remove_search),
    ]
