"""Whether the body of a note's page reads as it did, in one column."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0030_drafts_thrown_away'),
    ]

    operations = [
        migrations.AddField(
            model_name='paperpage',
            name='body_digest',
            field=models.CharField(default='', help_text='Another one whenever the body reads otherwise.', max_length=32),
        ),
    ]
