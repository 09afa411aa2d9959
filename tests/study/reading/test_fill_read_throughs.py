"""The migration that makes a reading of each mark and of what its history tells."""

from datetime import date, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps

from study.models import Reading, ReadingChange, ReadThrough
from study.reading.services import set_reading_status, undo_reading_change
from tests.factories import LearnerFactory, PaperFactory

MIGRATION = "study.migrations.0030_fill_read_throughs"


def fill_read_throughs():
    import_module(MIGRATION).fill_read_throughs(apps, None)


def forget_read_throughs():
    """Marks and their history as they were before."""
    ReadThrough.objects.all().delete()
    for change in ReadingChange.objects.exclude(before=None):
        change.before.pop("read_throughs", None)
        change.save()


def kept_values():
    fields = ("learner", "paper", "ending", "started_on", "ended_on")
    return list(ReadThrough.objects.order_by("learner", "id").values(*fields))


@pytest.mark.parametrize(
    "statuses",
    [
        ["to_read", "reading", "read"],
        ["reading", "read", "reading", "read"],
        ["reading", "read", "reading"],
        ["reading", "to_read"],
        ["reading", "read", "", "reading"],
    ],
)
def test_readings_follow_from_marks_and_their_history(learner, noon, statuses):
    paper = PaperFactory()
    for who in (learner, LearnerFactory()):
        for days, status in enumerate(statuses):
            at = noon + timedelta(days=days)
            set_reading_status(learner=who, paper=paper, status=status, at=at)
    expected = kept_values()
    marks = list(Reading.objects.values())
    forget_read_throughs()
    fill_read_throughs()
    assert kept_values() == expected
    assert list(Reading.objects.values()) == marks


def test_changes_from_before_can_still_be_undone(learner, noon):
    paper = PaperFactory()
    for days, status in enumerate(["reading", "read", "reading", "read"]):
        at = noon + timedelta(days=days)
        set_reading_status(learner=learner, paper=paper, status=status, at=at)
    forget_read_throughs()
    fill_read_throughs()
    undo_reading_change(learner=learner, paper=paper, at=noon)
    readings = ReadThrough.objects.values_list("ending", "started_on", "ended_on")
    assert list(readings) == [
        ("read", date(2026, 3, 10), date(2026, 3, 11)),
        ("", date(2026, 3, 12), None),
    ]
    for _ in range(3):
        undo_reading_change(learner=learner, paper=paper, at=noon)
    assert not ReadThrough.objects.exists()
    assert not Reading.objects.exists()


def test_count_without_history_gives_readings_without_days(learner, noon, capsys):
    Reading.objects.create(
        learner=learner,
        paper=PaperFactory(),
        status="stopped",
        started_on=date(2026, 3, 1),
        times_read=2,
        changed_at=datetime.fromisoformat("2026-03-02T12:00Z"),
    )
    fill_read_throughs()
    readings = ReadThrough.objects.values_list("ending", "started_on", "ended_on")
    assert list(readings) == [
        ("read", None, None),
        ("read", None, None),
        ("stopped", date(2026, 3, 1), None),
    ]
    assert "3 readings have days of their own" in capsys.readouterr().out
