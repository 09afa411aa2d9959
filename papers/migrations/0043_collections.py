"""Collections: papers grouped as an index elsewhere groups them."""

import django.db.models.deletion
import papers.fields
from django.conf import settings
from django.db import migrations, models


def forget_collections(apps, schema_editor):
    """On the way back: an older Octavo knows no such changes and no such files."""
    apps.get_model("papers", "LibraryChange").objects.filter(kind="collection").delete()
    apps.get_model("papers", "LoadedEntry").objects.filter(kind="collection").delete()


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0042_entries_without_all_papers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Collection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('description_html', papers.fields.RenderedField(blank=True, editable=False, is_inline=True, source='description')),
                ('url', models.URLField(blank=True, help_text='Of the index that it follows, if any.', max_length=500, verbose_name='address')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], default='draft', max_length=12)),
            ],
            options={
                'ordering': ('title',),
            },
        ),
        migrations.CreateModel(
            name='CollectionEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(blank=True, max_length=200)),
                ('position', models.PositiveIntegerField()),
                ('title', models.CharField(blank=True, max_length=500)),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='address')),
                ('blurb', models.TextField(blank=True)),
                ('blurb_html', papers.fields.RenderedField(blank=True, editable=False, is_inline=True, source='blurb')),
            ],
            options={
                'verbose_name_plural': 'collection entries',
                'ordering': ('position', 'id'),
            },
        ),
        migrations.RemoveConstraint(
            model_name='librarychange',
            name='change_kind_is_known',
        ),
        migrations.RunPython(migrations.RunPython.noop, forget_collections),
        migrations.AlterField(
            model_name='librarychange',
            name='kind',
            field=models.CharField(choices=[('paper', 'Paper'), ('question', 'Question'), ('topic', 'Topic'), ('category', 'Category'), ('readingpath', 'Path'), ('collection', 'Collection'), ('framework', 'Framework'), ('figure', 'Figure'), ('author', 'Author'), ('tag', 'Tag')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='librarychange',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('paper', 'question', 'topic', 'category', 'readingpath', 'collection', 'framework', 'figure', 'author', 'tag'))), name='change_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='collection',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ('draft', 'published'))), name='collection_status_is_known'),
        ),
        migrations.AddConstraint(
            model_name='collection',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='collection_has_a_title', violation_error_message='Give the collection a title.'),
        ),
        migrations.AddField(
            model_name='collectionentry',
            name='collection',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='papers.collection'),
        ),
        migrations.AddField(
            model_name='collectionentry',
            name='paper',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='collection_entries', to='papers.paper'),
        ),
        migrations.AddConstraint(
            model_name='collectionentry',
            constraint=models.UniqueConstraint(condition=models.Q(('paper__isnull', False)), fields=('collection', 'group', 'paper'), name='collection_entry_once_a_group', violation_error_message='This paper is already in the group.'),
        ),
        migrations.AddConstraint(
            model_name='collectionentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('paper', None), models.Q(models.Q(('title', ''), _negated=True), ('url', ''), _connector='OR')), models.Q(('title', ''), ('url', '')), _connector='OR'), name='collection_entry_has_one_name', violation_error_message='A paper has a title and address of its own.'),
        ),
        migrations.AddConstraint(
            model_name='collectionentry',
            constraint=models.CheckConstraint(condition=models.Q(('paper__isnull', False), models.Q(('title', ''), _negated=True), models.Q(('blurb', ''), _negated=True), _connector='OR'), name='collection_entry_says_something', violation_error_message='Name a paper, or give a title or a blurb.'),
        ),
    ]
