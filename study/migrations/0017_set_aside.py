"""Questions that learners set aside."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0007_functions_without_search_path'),
        ('study', '0016_streak'),
    ]

    operations = [
        migrations.CreateModel(
            name='SetAside',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField(help_text='When a study day begins. Empty: until the learner wants it again.', null=True)),
                ('set_aside_at', models.DateTimeField()),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='set_asides', to=settings.AUTH_USER_MODEL)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='set_asides', to='papers.question')),
            ],
            options={
                'ordering': ('-set_aside_at', '-id'),
                'constraints': [models.UniqueConstraint(fields=('learner', 'question'), name='set_aside_once_per_question'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('set_aside_at')), _connector='OR'), name='set_aside_ends_after_it_begins')],
            },
        ),
    ]
