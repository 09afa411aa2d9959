"""Drafts beside published notes."""


import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0026_plain_words'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='NoteDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('texts', models.JSONField()),
                ('base_texts', models.JSONField()),
                ('state', models.CharField(choices=[('writing', 'Being written'), ('review', 'In review')], default='writing', max_length=8)),
                ('version', models.PositiveIntegerField(default=1)),
                ('begun_at', models.DateTimeField()),
                ('saved_at', models.DateTimeField()),
                ('begun_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='note_draft', to='papers.paper')),
                ('saved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'draft of a note',
                'verbose_name_plural': 'drafts of notes',
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ('writing', 'review'))), name='note_draft_state_is_known'), models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='note_draft_was_saved'), models.CheckConstraint(condition=models.Q(('saved_at__gte', models.F('begun_at'))), name='note_draft_is_saved_after_its_beginning')],
            },
        ),
    ]
