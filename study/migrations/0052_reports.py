"""What learners told curators of questions they can tell of notes; it has answers."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def flag_constraints() -> list[migrations.RemoveConstraint]:
    names = (
        "question_flag_one_open_for_each_question",
        "question_flag_reason_is_known",
        "question_flag_says_what_else",
        "question_flag_closed_after_it_was_raised",
    )
    return [
        migrations.RemoveConstraint(model_name="questionflag", name=name)
        for name in names
    ]


class Migration(migrations.Migration):

    dependencies = [
        ("papers", "0025_document_imports"),
        ("study", "0051_plain_words"),
    ]

    operations = [
        *flag_constraints(),
        migrations.RenameModel("QuestionFlag", "Report"),
        migrations.RenameField("report", "flagged_at", "reported_at"),
        migrations.AlterModelOptions("report", {"ordering": ("-reported_at", "-id")}),
        migrations.CreateModel(
            name='Settlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('doubt', models.TextField(help_text='In your words: what a learner wrote is theirs.', max_length=500, verbose_name='what was doubted')),
                ('outcome', models.TextField(max_length=1000, verbose_name='what came of it')),
                ('settled_at', models.DateTimeField(editable=False)),
            ],
            options={
                'verbose_name': 'settled dispute',
                'ordering': ('-settled_at', '-id'),
            },
        ),
        migrations.AddField(
            model_name='report',
            name='answer',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='report',
            name='may_be_named',
            field=models.BooleanField(default=False, verbose_name='may be named under the note'),
        ),
        migrations.AddField(
            model_name='report',
            name='paper',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='papers.paper'),
        ),
        migrations.AddField(
            model_name='report',
            name='part',
            field=models.SlugField(blank=True, db_index=False, max_length=16),
        ),
        migrations.AddField(
            model_name='report',
            name='quote',
            field=models.TextField(blank=True, verbose_name='what it says now'),
        ),
        migrations.AddField(
            model_name='report',
            name='read_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='report',
            name='source',
            field=models.CharField(blank=True, max_length=500, verbose_name='where it can be looked up'),
        ),
        migrations.AddField(
            model_name='report',
            name='state',
            field=models.CharField(choices=[('waiting', 'Waits for an answer'), ('corrected', 'Corrected'), ('answered', 'Answered'), ('declined', 'Left as it is')], default='waiting', editable=False, max_length=9),
        ),
        migrations.AlterField(
            model_name='report',
            name='learner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='report',
            name='question',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='papers.question'),
        ),
        migrations.AlterField(
            model_name='report',
            name='question_revision',
            field=models.PositiveIntegerField(null=True, verbose_name='revision of the question'),
        ),
        migrations.AlterField(
            model_name='report',
            name='reason',
            field=models.CharField(choices=[('wrong', 'Something in it is wrong'), ('unclear', 'It is unclear'), ('outdated', 'It is out of date'), ('split', 'It asks too much at once'), ('missing', 'Something is missing'), ('question', 'A question worth asking'), ('other', 'Something else')], max_length=8),
        ),
        migrations.AddField(
            model_name='settlement',
            name='paper',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='settlements', to='papers.paper'),
        ),
        migrations.AddField(
            model_name='settlement',
            name='question',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='settlements', to='papers.question'),
        ),
        migrations.AddField(
            model_name='settlement',
            name='report',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='settlement', to='study.report'),
        ),
    ]
