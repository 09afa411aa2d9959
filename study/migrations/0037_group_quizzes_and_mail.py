"""Quizzes that groups answer together, and mail about groups."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0011_own_papers_join'),
        ('study', '0036_groups'),
    ]

    operations = [
        migrations.CreateModel(
            name='GroupMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(help_text='The study day of a bundle; empty: sent at once.', null=True)),
                ('kinds', models.JSONField(default=list, help_text='The kinds that it tells of.')),
                ('off_digest', models.CharField(editable=False, max_length=64)),
                ('decided_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ('-decided_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='GroupMailSetting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mails_request', models.BooleanField(default=True, verbose_name='Somebody asks to join a group that I organise')),
                ('mails_answer', models.BooleanField(default=True, verbose_name='My request to join a group is answered')),
                ('mails_mention', models.BooleanField(default=True, verbose_name='Somebody mentions me in a discussion')),
                ('mails_meeting', models.BooleanField(default=True, verbose_name='A group of mine meets tomorrow')),
                ('is_bundled', models.BooleanField(default=False, verbose_name='Bundle them in one mail a day')),
                ('hour', models.PositiveSmallIntegerField(default=8, help_text="From 0 to 23, in the learner's zone.", verbose_name='Send it at')),
            ],
        ),
        migrations.CreateModel(
            name='GroupNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('request', 'Somebody asks to join a group that I organise'), ('answer', 'My request to join a group is answered'), ('mention', 'Somebody mentions me in a discussion'), ('meeting', 'A group of mine meets tomorrow')], max_length=7)),
                ('subject', models.CharField(blank=True, max_length=300)),
                ('path', models.CharField(max_length=300)),
                ('cause', models.CharField(help_text='What happened: “remark 12”.', max_length=120)),
                ('created_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('created_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='GroupQuiz',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('created_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(help_text='Empty: a draft.', null=True)),
                ('closes_at', models.DateTimeField(help_text='Empty: open until an organiser closes it.', null=True)),
                ('closed_at', models.DateTimeField(help_text='By hand, for good.', null=True)),
            ],
            options={
                'verbose_name_plural': 'group quizzes',
                'ordering': ('-opened_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='GroupQuizQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ('position', 'id'),
            },
        ),
        migrations.RemoveConstraint(
            model_name='quiz',
            name='quiz_kind_is_known',
        ),
        migrations.AlterField(
            model_name='quiz',
            name='kind',
            field=models.CharField(choices=[('due', 'What was due'), ('wrong', 'Wrong before'), ('never', 'Never asked before'), ('across', 'Across papers'), ('paper', 'On a paper'), ('topic', 'On a topic'), ('category', 'On a category'), ('tag', 'On a tag'), ('path', 'On a path'), ('missed', 'Missed in a quiz'), ('today', 'Forgotten on a day'), ('group', 'Of a group')], max_length=8),
        ),
        migrations.AddConstraint(
            model_name='quiz',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['due', 'wrong', 'never', 'across', 'paper', 'topic', 'category', 'tag', 'path', 'missed', 'today', 'group'])), name='quiz_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='quiz',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'group')), fields=('subject_id', 'learner'), name='quiz_of_a_group_once_a_learner'),
        ),
        migrations.AddField(
            model_name='groupmail',
            name='learner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='group_mails', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='groupmailsetting',
            name='learner',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='group_mail_setting', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='groupnotice',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='caused_group_notices', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='groupnotice',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='study.studygroup'),
        ),
        migrations.AddField(
            model_name='groupnotice',
            name='learner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='group_notices', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='groupnotice',
            name='mail',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notices', to='study.groupmail'),
        ),
        migrations.AddField(
            model_name='groupquiz',
            name='created_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='created_group_quizzes', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='groupquiz',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='group_quizzes', to='study.studygroup'),
        ),
        migrations.AddField(
            model_name='groupquizquestion',
            name='group_quiz',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='study.groupquiz'),
        ),
        migrations.AddField(
            model_name='groupquizquestion',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='group_quiz_places', to='papers.question'),
        ),
        migrations.AddConstraint(
            model_name='groupmail',
            constraint=models.UniqueConstraint(fields=('learner', 'day'), name='group_mail_bundle_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='groupmail',
            constraint=models.UniqueConstraint(fields=('off_digest',), name='group_mail_link_is_unique'),
        ),
        migrations.AddConstraint(
            model_name='groupmailsetting',
            constraint=models.CheckConstraint(condition=models.Q(('hour__lte', 23)), name='group_mail_hour_is_an_hour', violation_error_message='Choose an hour from 0 to 23.'),
        ),
        migrations.AddIndex(
            model_name='groupnotice',
            index=models.Index(condition=models.Q(('mail', None)), fields=['learner'], name='notices_to_be_mailed'),
        ),
        migrations.AddConstraint(
            model_name='groupnotice',
            constraint=models.UniqueConstraint(fields=('learner', 'kind', 'cause'), name='group_notice_once_per_cause'),
        ),
        migrations.AddConstraint(
            model_name='groupnotice',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['request', 'answer', 'mention', 'meeting'])), name='group_notice_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='groupnotice',
            constraint=models.CheckConstraint(condition=models.Q(('path__startswith', '/')), name='group_notice_leads_to_a_page'),
        ),
        migrations.AddConstraint(
            model_name='groupquiz',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='group_quiz_has_a_title', violation_error_message='Give the quiz a title.'),
        ),
        migrations.AddConstraint(
            model_name='groupquiz',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at', None), ('closed_at__gte', models.F('opened_at')), _connector='OR'), name='group_quiz_closes_after_it_opens'),
        ),
        migrations.AddConstraint(
            model_name='groupquiz',
            constraint=models.CheckConstraint(condition=models.Q(('opened_at__isnull', False), ('closed_at', None), _connector='OR'), name='group_quiz_draft_is_not_closed'),
        ),
        migrations.AddConstraint(
            model_name='groupquiz',
            constraint=models.CheckConstraint(condition=models.Q(('opened_at', None), ('closes_at', None), ('closes_at__gt', models.F('opened_at')), _connector='OR'), name='group_quiz_is_open_for_a_while', violation_error_message='Choose a time that is still to come.'),
        ),
        migrations.AddConstraint(
            model_name='groupquizquestion',
            constraint=models.UniqueConstraint(fields=('group_quiz', 'question'), name='group_quiz_question_stands_once'),
        ),
    ]
