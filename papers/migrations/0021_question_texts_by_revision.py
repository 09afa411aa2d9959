"""Each text of a question gets the number of its own revision.

Until now the history kept the number from before, so that two texts bore one number.
Rows that only repeat a text, from saving its place, go: all rows were taken over into
the history of all changes by the migration before.
"""

from itertools import groupby

from django.db import migrations

BATCH_SIZE = 500


def true_number(row):
    """The first was kept with its own number, each later one with the one before."""
    return row.revision if row.history_type == "+" else row.revision + 1


def last_by_number(rows, current):
    """The rows that stay: of each number the last, which was saved as its text.

    current: the question's number now; None where it is gone.
    """
    kept = {}
    for row in rows:
        number = true_number(row)
        if current is None or number <= current:
            kept[number] = row
    return kept


def number_texts(apps, schema_editor):
    model = apps.get_model("papers", "HistoricalQuestion")
    questions = apps.get_model("papers", "Question").objects
    current = dict(questions.values_list("pk", "revision"))
    columns = ("history_id", "history_type", "id", "revision")
    rows = list(model.objects.only(*columns).order_by("id", "history_id"))
    changed = []
    needless = []
    for question_id, versions in groupby(rows, key=lambda row: row.id):
        own_rows = list(versions)
        kept = last_by_number(own_rows, current.get(question_id))
        for number, row in kept.items():
            row.revision = number
            changed.append(row)
        staying = {row.history_id for row in kept.values()}
        for row in own_rows:
            if row.history_id not in staying:
                needless.append(row.history_id)
    for start in range(0, len(needless), BATCH_SIZE):
        batch = needless[start : start + BATCH_SIZE]
        model.objects.filter(history_id__in=batch).delete()
    model.objects.bulk_update(changed, ["revision"], batch_size=BATCH_SIZE)


class Migration(migrations.Migration):
    dependencies = [("papers", "0020_earlier_histories")]

    operations = [migrations.RunPython(number_texts, migrations.RunPython.noop)]
