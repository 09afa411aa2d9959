"""Trends with their papers, and information sources."""

import django.db.models.deletion
import papers.fields
from django.conf import settings
from django.db import migrations, models


def forget_trends(apps, schema_editor):
    """On the way back: an older Octavo knows no such changes and no such files."""
    kinds = ("trend", "outlet")
    apps.get_model("papers", "LibraryChange").objects.filter(kind__in=kinds).delete()
    apps.get_model("papers", "LoadedEntry").objects.filter(kind__in=kinds).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0044_blurb_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Outlet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('papers', 'Papers and proceedings'), ('news', 'Letters and news'), ('explanations', 'Explanations and courses'), ('measurements', 'Leaderboards and measurements'), ('people', 'Talks and discussions')], max_length=12)),
                ('url', models.URLField(max_length=500, verbose_name='address')),
                ('description', models.TextField()),
                ('description_html', papers.fields.RenderedField(blank=True, editable=False, is_inline=True, source='description')),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'information source',
                'ordering': ('position', 'name'),
            },
        ),
        migrations.CreateModel(
            name='Trend',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('observation', models.TextField()),
                ('observation_html', papers.fields.RenderedField(blank=True, editable=False, is_inline=False, source='observation')),
                ('approach', models.TextField()),
                ('approach_html', papers.fields.RenderedField(blank=True, editable=False, is_inline=False, source='approach')),
                ('impact', models.TextField()),
                ('impact_html', papers.fields.RenderedField(blank=True, editable=False, is_inline=False, source='impact')),
                ('formula', models.TextField(blank=True, help_text='In words and signs, if one says it best.')),
                ('formula_html', papers.fields.RenderedField(blank=True, editable=False, is_inline=False, source='formula')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], default='draft', max_length=12)),
                ('written_by', models.CharField(blank=True, max_length=200)),
                ('is_machine_helped', models.BooleanField(default=False, verbose_name='a machine helped to write it')),
                ('written_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ('title',),
            },
        ),
        migrations.CreateModel(
            name='TrendExample',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('reason', models.TextField()),
                ('reason_html', papers.fields.RenderedField(blank=True, editable=False, is_inline=True, source='reason')),
            ],
            options={
                'ordering': ('position', 'id'),
            },
        ),
        migrations.RemoveConstraint(
            model_name='librarychange',
            name='change_kind_is_known',
        ),
        migrations.RunPython(migrations.RunPython.noop, forget_trends),
        migrations.AlterField(
            model_name='librarychange',
            name='kind',
            field=models.CharField(choices=[('paper', 'Paper'), ('question', 'Question'), ('topic', 'Topic'), ('category', 'Category'), ('readingpath', 'Path'), ('collection', 'Collection'), ('trend', 'Trend'), ('outlet', 'Information source'), ('framework', 'Framework'), ('figure', 'Figure'), ('author', 'Author'), ('tag', 'Tag')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='librarychange',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('paper', 'question', 'topic', 'category', 'readingpath', 'collection', 'trend', 'outlet', 'framework', 'figure', 'author', 'tag'))), name='change_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='outlet',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('papers', 'news', 'explanations', 'measurements', 'people'))), name='outlet_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='outlet',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='outlet_has_a_name', violation_error_message='Give the source a name.'),
        ),
        migrations.AddConstraint(
            model_name='trend',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ('draft', 'published'))), name='trend_status_is_known'),
        ),
        migrations.AddConstraint(
            model_name='trend',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='trend_has_a_title', violation_error_message='Give the trend a title.'),
        ),
        migrations.AddField(
            model_name='trendexample',
            name='paper',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trend_examples', to='papers.paper'),
        ),
        migrations.AddField(
            model_name='trendexample',
            name='trend',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='examples', to='papers.trend'),
        ),
        migrations.AddConstraint(
            model_name='trendexample',
            constraint=models.UniqueConstraint(fields=('trend', 'paper'), name='trend_example_once', violation_error_message='This paper is already an example.'),
        ),
    ]
