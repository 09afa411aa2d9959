"""A quiz may be on what was forgotten on a day."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('study', '0026_ready_plan'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='quiz',
            name='quiz_has_the_subject_of_its_kind',
        ),
        migrations.RemoveConstraint(
            model_name='quiz',
            name='quiz_kind_is_known',
        ),
        migrations.AlterField(
            model_name='quiz',
            name='kind',
            field=models.CharField(choices=[('due', 'What was due'), ('wrong', 'Wrong before'), ('never', 'Never asked before'), ('across', 'Across papers'), ('paper', 'On a paper'), ('topic', 'On a topic'), ('category', 'On a category'), ('tag', 'On a tag'), ('path', 'On a path'), ('missed', 'Missed in a quiz'), ('today', 'Forgotten on a day')], max_length=8),
        ),
        migrations.AddConstraint(
            model_name='quiz',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['due', 'wrong', 'never', 'across', 'paper', 'topic', 'category', 'tag', 'path', 'missed', 'today'])), name='quiz_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='quiz',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('due', 'wrong', 'never', 'across', 'today')), ('subject_id__isnull', True)), models.Q(models.Q(('kind__in', ('due', 'wrong', 'never', 'across', 'today')), _negated=True), ('subject_id__isnull', False)), _connector='OR'), name='quiz_has_the_subject_of_its_kind'),
        ),
    ]
