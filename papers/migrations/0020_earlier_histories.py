"""The histories of papers, questions and topics move into the one of all changes.

Each of their rows says how something read after a change; here each change says how it
read before. The old tables stay as they are.
"""

from django.conf import settings
from django.db import migrations

BATCH_SIZE = 500
MODELS = (
    ("paper", "HistoricalPaper", "title"),
    ("question", "HistoricalQuestion", "slug"),
    ("topic", "HistoricalTopic", "name"),
)
LEFT_OUT = ("id", "created_at", "updated_at", "revision", "meaning_revision")


def kept_columns(model):
    columns = []
    for field in model._meta.concrete_fields:
        is_of_history = field.name.startswith("history_")
        if not is_of_history and field.name not in LEFT_OUT:
            columns.append(field.attname)
    return columns


def plain_value(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


def changes_of(rows, columns, kind, name_field, change_model, people):
    """rows: of one history table, oldest first, all of one thing together."""
    before = {}
    for row in rows.iterator(chunk_size=BATCH_SIZE):
        state = {column: plain_value(getattr(row, column)) for column in columns}
        earlier = before.get(row.id)
        before[row.id] = state
        if earlier == state:
            continue
        by_id = row.history_user_id if row.history_user_id in people else None
        yield change_model(
            kind=kind,
            row_id=row.id,
            name=getattr(row, name_field)[:500] or f"{kind} {row.id}",
            origin="admin" if by_id else "files",
            by_id=by_id,
            made_at=row.history_date,
            before=earlier,
        )


def move_histories(apps, schema_editor):
    change_model = apps.get_model("papers", "LibraryChange")
    accounts = apps.get_model(settings.AUTH_USER_MODEL)
    people = set(accounts.objects.values_list("pk", flat=True))
    changes = []
    for kind, model_name, name_field in MODELS:
        model = apps.get_model("papers", model_name)
        columns = kept_columns(model)
        rows = model.objects.order_by("history_date", "history_id")
        changes += changes_of(rows, columns, kind, name_field, change_model, people)
    changes.sort(key=lambda change: change.made_at)
    change_model.objects.bulk_create(changes, batch_size=BATCH_SIZE)


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0019_library_changes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(move_histories, migrations.RunPython.noop)]
