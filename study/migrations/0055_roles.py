"""Curators, editors and administrators are groups; who curated goes on curating."""

from django.db import migrations

from study.accounts.roles import CURATOR, make_roles


def make_groups(apps, schema_editor):
    make_roles(apps)
    curator = apps.get_model("auth", "Group").objects.get(name=CURATOR)
    learners = apps.get_model("study", "Learner").objects
    curators = learners.filter(is_staff=True, is_superuser=False)
    for learner in curators:
        learner.groups.add(curator)


class Migration(migrations.Migration):

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("papers", "0025_document_imports"),
        ("study", "0054_report_constraints"),
    ]

    operations = [
        migrations.RunPython(make_groups, migrations.RunPython.noop),
    ]
