"""Every reading that a mark or its history tells of gets a row of its own.

What follows from a mark is written out here, as it stood when this was made.
"""

from django.db import migrations

BATCH = 1000


def days_of(started_on, ended_on, ending):
    return {"started_on": started_on, "ended_on": ended_on, "ending": ending}


def as_text(day):
    return day if day is None or isinstance(day, str) else day.isoformat()


class History:
    """The readings of a paper, as one mark after another tells of them."""

    def __init__(self):
        self.finished = []

    def read_throughs_at(self, mark):
        """The readings there were when the mark stood so; mark: its values or None."""
        if mark is None:
            self.finished = []
            return []
        started_on = as_text(mark["started_on"])
        finished_on = as_text(mark["finished_on"])
        missing = mark["times_read"] - len(self.finished)
        if finished_on:
            self.add_unknown(missing - 1)
        else:
            self.add_unknown(missing)
        if finished_on and missing > 0:
            self.finished.append(days_of(started_on, finished_on, "read"))
        if finished_on:
            return list(self.finished)
        if mark["status"] == "stopped":
            return [*self.finished, days_of(started_on, None, "stopped")]
        is_open = mark["status"] == "reading" or started_on is not None
        if is_open:
            return [*self.finished, days_of(started_on, None, "")]
        return list(self.finished)

    def add_unknown(self, count):
        """Readings that were counted and whose days nothing tells."""
        for _ in range(count):
            self.finished.append(days_of(None, None, "read"))


def fill_read_throughs(apps, schema_editor):
    Reading = apps.get_model("study", "Reading")
    count = 0
    learner_ids = Reading.objects.order_by("learner").values_list("learner", flat=True)
    for learner_id in list(learner_ids.distinct()):
        count += fill_for_learner(apps, learner_id)
    if count:
        print(f"\n    {count} readings have days of their own", end="")


def fill_for_learner(apps, learner_id):
    Reading = apps.get_model("study", "Reading")
    ReadThrough = apps.get_model("study", "ReadThrough")
    histories = rewrite_changes(apps, learner_id)
    read_throughs = []
    for mark in Reading.objects.filter(learner=learner_id).order_by("id").values():
        history = histories.get(mark["paper_id"]) or History()
        for values in history.read_throughs_at(mark):
            read_through = ReadThrough(
                learner_id=learner_id, paper_id=mark["paper_id"], **values
            )
            read_throughs.append(read_through)
    ReadThrough.objects.bulk_create(read_throughs, BATCH)
    return len(read_throughs)


def rewrite_changes(apps, learner_id):
    """Each snapshot gets its readings; the history of each paper."""
    ReadingChange = apps.get_model("study", "ReadingChange")
    changes = ReadingChange.objects.filter(learner=learner_id, undone_at=None)
    histories = {}
    rewritten = []
    for change in changes.order_by("id"):
        history = histories.setdefault(change.paper_id, History())
        read_throughs = history.read_throughs_at(change.before)
        if change.before is None:
            continue
        change.before["read_throughs"] = [
            {"id": None, "stop_reason": "", **values} for values in read_throughs
        ]
        rewritten.append(change)
    ReadingChange.objects.bulk_update(rewritten, ["before"], BATCH)
    return histories


class Migration(migrations.Migration):
    dependencies = [
        ("study", "0029_read_throughs"),
    ]

    operations = [
        migrations.RunPython(
            fill_read_throughs, migrations.RunPython.noop, elidable=True
        ),
    ]
