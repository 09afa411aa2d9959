"""Passages that learners mark in notes."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import papers.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("papers", "0029_measured_against"),
        ('study', '0060_quizzes_on_lists'),
    ]

    operations = [
        migrations.CreateModel(
            name='Highlight',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.SlugField(db_index=False, max_length=16)),
                ('revision', models.CharField(blank=True, max_length=32)),
                ('exact', models.TextField()),
                ('prefix', models.CharField(blank=True, max_length=32)),
                ('suffix', models.CharField(blank=True, max_length=32)),
                ('start', models.PositiveIntegerField(null=True)),
                ('end', models.PositiveIntegerField(null=True)),
                ('comment', models.TextField(blank=True)),
                ('comment_html', papers.fields.RenderedField(blank=True, editable=False, is_inline=False, source='comment')),
                ('created_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('deleted_at', models.DateTimeField(help_text='It can be brought back for a while.', null=True)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='highlights', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='highlights', to='papers.paper')),
            ],
            options={
                'ordering': ('paper', 'part', 'start', 'id'),
                'indexes': [models.Index(fields=['learner', 'paper'], name='highlights_on_a_note')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('deleted_at', None), ('start__isnull', False)), fields=('learner', 'paper', 'part', 'revision', 'start', 'end'), name='highlight_once_on_a_passage', violation_error_message='You marked these words already.'), models.CheckConstraint(condition=models.Q(('part', ''), _negated=True), name='highlight_is_in_a_part'), models.CheckConstraint(condition=models.Q(('exact', ''), _negated=True), name='highlight_has_words'), models.CheckConstraint(condition=django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('exact'), 2000), name='highlight_words_have_a_limit', violation_error_message='Mark fewer words at once.'), models.CheckConstraint(condition=django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('comment'), 5000), name='highlight_comment_has_a_limit', violation_error_message='Write less beside one passage.'), models.CheckConstraint(condition=models.Q(models.Q(('end', None), ('start', None)), models.Q(('end__gt', models.F('start')), ('end__isnull', False), ('start__isnull', False)), _connector='OR'), name='highlight_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('changed_at__gte', models.F('created_at'))), name='highlight_changed_after_it_was_made')],
            },
        ),
    ]
