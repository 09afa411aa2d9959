"""How a learner wants to be asked, and what of it each review was graded by."""

import study.models.learner
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('papers', '0007_functions_without_search_path'),
        ('study', '0009_study_days_are_kept'),
    ]

    operations = [
        migrations.AddField(
            model_name='learner',
            name='easy_weekdays',
            field=models.PositiveSmallIntegerField(default=0, help_text='A bit for each weekday on which fewer questions should come: 1 for Monday, 64 for Sunday.'),
        ),
        migrations.AddField(
            model_name='learner',
            name='has_two_buttons',
            field=models.BooleanField(default=False, help_text='Forgot and Got it, instead of four.', verbose_name='only two buttons'),
        ),
        migrations.AddField(
            model_name='learner',
            name='learning_steps',
            field=models.CharField(default='10m', help_text='How soon a new or forgotten question comes again: 10m for ten minutes, 1m 10m for two steps.', max_length=40, validators=[study.models.learner.validate_learning_steps]),
        ),
        migrations.AddField(
            model_name='learner',
            name='leech_threshold',
            field=models.PositiveSmallIntegerField(default=8, help_text='How often you may forget a question before you are offered help with it.', verbose_name='a question is stubborn after'),
        ),
        migrations.AddField(
            model_name='learner',
            name='new_limit',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Questions that you are asked for the first time. Empty: no limit.', null=True, verbose_name='new questions a day'),
        ),
        migrations.AddField(
            model_name='learner',
            name='review_limit',
            field=models.PositiveSmallIntegerField(blank=True, help_text='The others wait for the next day. Empty: no limit.', null=True, verbose_name='questions to review a day'),
        ),
        migrations.AddField(
            model_name='learner',
            name='review_order',
            field=models.CharField(choices=[('longest_due', 'Waiting longest first'), ('fading', 'Fading most first'), ('prerequisites', 'What other papers build on first'), ('mixed', 'Mixed across papers')], default='longest_due', max_length=16, verbose_name='order'),
        ),
        migrations.AddField(
            model_name='learner',
            name='spreads_load',
            field=models.BooleanField(default=False, help_text='Dates from the third day on move by a few days, so that questions learned together do not all come on one day.', verbose_name='spread questions evenly'),
        ),
        migrations.AddField(
            model_name='learner',
            name='types_first',
            field=models.BooleanField(default=False, help_text='The answer comes when you have typed yours, or say that you do not know.', verbose_name='type before the answer is shown'),
        ),
        migrations.AddField(
            model_name='learner',
            name='uses_shared_memory',
            field=models.BooleanField(default=True, help_text="A question's first dates take into account how hard others found it. Nobody's answers can be told from that.", verbose_name="learn from others' answers"),
        ),
        migrations.AddField(
            model_name='review',
            name='learning_steps',
            field=models.CharField(default='10m', help_text='As they stood then; replaying needs them.', max_length=40),
        ),
        migrations.AddField(
            model_name='review',
            name='moved_days',
            field=models.SmallIntegerField(default=0, help_text='By how many days the next date was moved, so that days are even; replaying needs it.'),
        ),
        migrations.AddConstraint(
            model_name='learner',
            constraint=models.CheckConstraint(condition=models.Q(('new_limit__lte', 500)), name='learner_new_limit_can_be_met', violation_error_message='Choose at most 500 new questions a day, or leave it empty for no limit.'),
        ),
        migrations.AddConstraint(
            model_name='learner',
            constraint=models.CheckConstraint(condition=models.Q(('review_limit__gte', 1), ('review_limit__lte', 5000)), name='learner_review_limit_can_be_met', violation_error_message='Choose from 1 to 5,000 questions a day, or leave it empty for no limit.'),
        ),
        migrations.AddConstraint(
            model_name='learner',
            constraint=models.CheckConstraint(condition=models.Q(('review_order__in', ('longest_due', 'fading', 'prerequisites', 'mixed'))), name='learner_review_order_is_known', violation_error_message='Choose an order from the list.'),
        ),
        migrations.AddConstraint(
            model_name='learner',
            constraint=models.CheckConstraint(condition=models.Q(('easy_weekdays__lt', 127)), name='learner_leaves_a_weekday_to_study', violation_error_message='Leave one weekday at least for questions.'),
        ),
        migrations.AddConstraint(
            model_name='learner',
            constraint=models.CheckConstraint(condition=models.Q(('leech_threshold__gte', 2), ('leech_threshold__lte', 30)), name='learner_leech_threshold_is_in_range', violation_error_message='Choose from 2 to 30 times.'),
        ),
        migrations.AddConstraint(
            model_name='learner',
            constraint=models.CheckConstraint(condition=models.Q(('learning_steps', ''), _negated=True), name='learner_has_learning_steps', violation_error_message='Enter one step at least, for example 10m.'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('learning_steps', ''), _negated=True), name='review_has_learning_steps'),
        ),
    ]
