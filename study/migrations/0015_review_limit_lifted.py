"""A review limit may be lifted for a study day."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('study', '0014_comeback'),
    ]

    operations = [
        migrations.AddField(
            model_name='learner',
            name='limit_lifted_on',
            field=models.DateField(help_text='The study day on which all that is due is asked all the same.', null=True),
        ),
    ]
