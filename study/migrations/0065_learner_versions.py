"""Each learner has a version, which moves when something of theirs changes."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('study', '0064_fewer_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='LearnerVersion',
            fields=[
                ('learner', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='version', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('name', models.UUIDField(default=uuid.uuid4)),
            ],
        ),
    ]
