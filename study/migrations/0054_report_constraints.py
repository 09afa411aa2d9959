"""The rules of what learners tell curators."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("study", "0053_closed_reports"),
    ]

    operations = [
        migrations.AddIndex(
            model_name='report',
            index=models.Index(fields=['state', 'reported_at', 'id'], name='report_by_state'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'waiting'), ('question__isnull', False)), fields=('learner', 'question'), name='report_waits_once_for_each_question'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('paper__isnull', True), ('question__isnull', False), ('question_revision__isnull', False)), models.Q(('paper__isnull', False), ('question__isnull', True), ('question_revision__isnull', True)), _connector='OR'), name='report_is_on_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('question__isnull', True), ('part__in', ('', 'answer')), _connector='OR'), name='report_on_a_question_or_its_answer'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ('wrong', 'unclear', 'outdated', 'split', 'missing', 'question', 'other'))), name='report_reason_is_known'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason__in', ('missing', 'question', 'other')), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='report_says_what_else'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('waiting', 'corrected', 'answered', 'declined'))), name='report_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('closed_at__isnull', False)), _connector='OR'), name='report_waits_until_it_is_closed'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at', None), ('closed_at__gte', models.F('reported_at')), _connector='OR'), name='report_closed_after_it_was_told'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('answer', ''), models.Q(('state', 'waiting'), _negated=True), _connector='OR'), name='report_answer_comes_with_a_decision'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), _negated=True), ('state__in', ('waiting', 'corrected')), _connector='OR'), name='report_answered_in_words'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('read_at', None), ('read_at__gte', models.F('closed_at')), _connector='OR'), name='report_answer_read_after_it_was_given'),
        ),
        migrations.AddConstraint(
            model_name='settlement',
            constraint=models.CheckConstraint(condition=models.Q(('doubt', ''), _negated=True), name='settlement_says_what_was_doubted'),
        ),
        migrations.AddConstraint(
            model_name='settlement',
            constraint=models.CheckConstraint(condition=models.Q(('outcome', ''), _negated=True), name='settlement_has_an_outcome'),
        ),
    ]
