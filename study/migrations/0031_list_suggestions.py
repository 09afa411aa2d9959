"""What others suggest for a list, and the answers."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0008_question_meaning'),
        ('study', '0030_fill_read_throughs'),
    ]

    operations = [
        migrations.CreateModel(
            name='ListSuggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('list_title', models.CharField(help_text='As the suggester saw it; later names may not be theirs to see.', max_length=200)),
                ('sentence', models.CharField(max_length=500)),
                ('state', models.CharField(choices=[('waiting', 'Waits for an answer'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn')], default='waiting', editable=False, max_length=9)),
                ('answer', models.CharField(blank=True, max_length=500, verbose_name="answer of the list's owner")),
                ('suggested_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('learner', models.ForeignKey(help_text='Who suggests.', on_delete=django.db.models.deletion.CASCADE, related_name='list_suggestions', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='list_suggestions', to='papers.paper')),
                ('reading_list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='suggestions', to='study.readinglist')),
            ],
            options={
                'ordering': ('suggested_at', 'id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('reading_list', 'learner', 'paper'), name='list_suggestion_waits_once', violation_error_message='You have suggested this paper already.'), models.CheckConstraint(condition=models.Q(('state__in', ('waiting', 'accepted', 'declined', 'withdrawn'))), name='list_suggestion_state_is_known'), models.CheckConstraint(condition=models.Q(('sentence', ''), _negated=True), name='list_suggestion_says_why', violation_error_message='Say in a sentence why it belongs there.'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('closed_at__isnull', False)), _connector='OR'), name='list_suggestion_waits_until_it_is_closed'), models.CheckConstraint(condition=models.Q(('closed_at', None), ('closed_at__gte', models.F('suggested_at')), _connector='OR'), name='list_suggestion_closed_after_it_was_made'), models.CheckConstraint(condition=models.Q(('answer', ''), ('state__in', ('accepted', 'declined')), _connector='OR'), name='list_suggestion_answer_comes_with_a_decision')],
            },
        ),
    ]
