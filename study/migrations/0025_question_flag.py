"""What learners tell curators of questions."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0008_question_meaning'),
        ('study', '0024_study_aim'),
    ]

    operations = [
        migrations.CreateModel(
            name='QuestionFlag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('wrong', 'Something in it is wrong'), ('unclear', 'It is unclear'), ('outdated', 'It is out of date'), ('split', 'It asks too much at once'), ('other', 'Something else')], max_length=8)),
                ('words', models.TextField(blank=True, verbose_name="in the learner's words")),
                ('question_revision', models.PositiveIntegerField(verbose_name='revision of the question')),
                ('flagged_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='question_flags', to=settings.AUTH_USER_MODEL)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='flags', to='papers.question')),
            ],
            options={
                'ordering': ('-flagged_at', '-id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('learner', 'question'), name='question_flag_one_open_for_each_question'), models.CheckConstraint(condition=models.Q(('reason__in', ('wrong', 'unclear', 'outdated', 'split', 'other'))), name='question_flag_reason_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('reason', 'other'), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='question_flag_says_what_else'), models.CheckConstraint(condition=models.Q(('closed_at__isnull', True), ('closed_at__gte', models.F('flagged_at')), _connector='OR'), name='question_flag_closed_after_it_was_raised')],
            },
        ),
    ]
