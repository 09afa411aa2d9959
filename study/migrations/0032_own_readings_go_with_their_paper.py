"""A paper with readings is not deleted, but with the learner whose own it is."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('papers', '0009_own_papers'),
        ("study", "0031_list_suggestions"),
    ]

    operations = [
        migrations.AlterField(
            model_name='reading',
            name='paper',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='readings', to='papers.paper'),
        ),
        migrations.AlterField(
            model_name='readingchange',
            name='paper',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='reading_changes', to='papers.paper'),
        ),
        migrations.AlterField(
            model_name='readthrough',
            name='paper',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='read_throughs', to='papers.paper'),
        ),
    ]
