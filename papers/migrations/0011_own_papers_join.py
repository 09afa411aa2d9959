"""A learner's own paper can be joined with the library's, and parted again."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0010_lookup_answers'),
    ]

    operations = [
        migrations.AddField(
            model_name='ownpaper',
            name='joined_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='ownpaper',
            name='joined_to',
            field=models.ForeignKey(editable=False, help_text="The library's paper on which the learner goes on.", null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='joined_own_parts', to='papers.paper'),
        ),
        migrations.AddField(
            model_name='ownpaper',
            name='kept_apart_from',
            field=models.ForeignKey(editable=False, help_text="The library's paper that the learner said is another.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='papers.paper'),
        ),
        migrations.AddField(
            model_name='ownpaper',
            name='moved',
            field=models.JSONField(editable=False, help_text="What went to the library's paper, for the way back.", null=True),
        ),
        migrations.AddConstraint(
            model_name='ownpaper',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('joined_at__isnull', True), ('joined_to__isnull', True), ('moved__isnull', True)), models.Q(('joined_at__isnull', False), ('joined_to__isnull', False), ('moved__isnull', False), ('put_away_at__isnull', True)), _connector='OR'), name='own_paper_joined_knows_the_way_back'),
        ),
    ]
