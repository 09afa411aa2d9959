"""Reading lists with their entries, and what was last done to them."""

import django.db.models.deletion
import papers.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0008_question_meaning'),
        ('study', '0027_quiz_of_today'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReadingList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True, help_text='Markdown, formulas too.')),
                ('description_html', papers.fields.RenderedField(blank=True, editable=False, is_inline=False, source='description')),
                ('visibility', models.CharField(choices=[('private', 'Only me'), ('link', 'Anyone with the link'), ('public', 'Everybody')], default='private', max_length=8)),
                ('editing', models.CharField(choices=[('owner', 'Only me'), ('suggestions', 'Suggestions welcome')], default='owner', max_length=12)),
                ('link_digest', models.CharField(blank=True, editable=False, help_text="Of the token in the list's link; empty: there is none.", max_length=64)),
                ('version', models.PositiveIntegerField(default=1, help_text='Each change of the entries or their order adds one.')),
                ('created_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('archived_at', models.DateTimeField(null=True)),
                ('deleted_at', models.DateTimeField(help_text='It can be brought back for a while.', null=True)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reading_lists', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-changed_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='ListEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('paper', 'Paper'), ('heading', 'Heading'), ('text', 'Text')], max_length=8)),
                ('text', models.TextField(blank=True, help_text='The heading, or what is no paper that we know.')),
                ('note', models.TextField(blank=True, help_text='Markdown, formulas too.')),
                ('note_html', papers.fields.RenderedField(blank=True, editable=False, is_inline=False, source='note')),
                ('is_optional', models.BooleanField(default=False)),
                ('added_at', models.DateTimeField()),
                ('paper', models.ForeignKey(help_text='Null for headings and text.', null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='list_entries', to='papers.paper')),
                ('reading_list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='study.readinglist')),
            ],
            options={
                'verbose_name_plural': 'list entries',
                'ordering': ('reading_list', 'rank'),
            },
        ),
        migrations.CreateModel(
            name='ListChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('added', 'Added'), ('removed', 'Removed'), ('edited', 'Edited'), ('described', 'Described'), ('merged', 'Merged')], max_length=9)),
                ('before', models.JSONField()),
                ('changed_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('reading_list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='study.readinglist')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.AddIndex(
            model_name='readinglist',
            index=models.Index(fields=['learner', '-changed_at'], name='lists_of_a_learner'),
        ),
        migrations.AddConstraint(
            model_name='readinglist',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='list_has_a_title', violation_error_message='Give the list a name.'),
        ),
        migrations.AddConstraint(
            model_name='readinglist',
            constraint=models.CheckConstraint(condition=models.Q(('visibility__in', ('private', 'link', 'public'))), name='list_visibility_is_known'),
        ),
        migrations.AddConstraint(
            model_name='readinglist',
            constraint=models.CheckConstraint(condition=models.Q(('editing__in', ('owner', 'suggestions'))), name='list_editing_is_known'),
        ),
        migrations.AddConstraint(
            model_name='readinglist',
            constraint=models.CheckConstraint(condition=models.Q(('link_digest', ''), models.Q(('visibility', 'private'), _negated=True), _connector='OR'), name='list_private_has_no_link'),
        ),
        migrations.AddConstraint(
            model_name='readinglist',
            constraint=models.UniqueConstraint(condition=models.Q(('link_digest', ''), _negated=True), fields=('link_digest',), name='list_link_is_unique'),
        ),
        migrations.AddConstraint(
            model_name='listentry',
            constraint=models.UniqueConstraint(fields=('reading_list', 'rank'), name='entry_rank_is_unique'),
        ),
        migrations.AddConstraint(
            model_name='listentry',
            constraint=models.UniqueConstraint(fields=('reading_list', 'paper'), name='entry_once_per_paper', violation_error_message='This paper is on the list already.'),
        ),
        migrations.AddConstraint(
            model_name='listentry',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('paper', 'heading', 'text'))), name='entry_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='listentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'paper'), ('paper__isnull', False)), models.Q(models.Q(('kind', 'paper'), _negated=True), models.Q(('text', ''), _negated=True), ('paper', None)), _connector='OR'), name='entry_has_what_its_kind_needs'),
        ),
        migrations.AddConstraint(
            model_name='listchange',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('added', 'removed', 'edited', 'described', 'merged'))), name='list_change_kind_is_known'),
        ),
    ]
