"""Two of everything, with what learners have of both."""

from datetime import timedelta

import pytest
from django.apps import apps

from papers.services.merging.differences import differences_between, proposed_choices
from papers.services.merging.merges import merge_rows, undo_merge
from study.merging.learner_services import RulesForLearners
from tests.conftest import NOON
from tests.factories import LearnerFactory

# What tells of the past, counts, or follows from the rest.
NOT_COMPARED = {
    "papers.LibraryChange",
    "papers.Merge",
    "papers.MergeStep",
    "papers.LibraryRevision",
    "papers.PaperPage",
    "papers.SearchEntry",
}
# Counted up for who has the list open.
COUNTED = {"study.ReadingList": ("version",)}
LATER = NOON + timedelta(days=1)


def all_rows():
    """Every row of every table, by its model and its number."""
    rows = {}
    for model in apps.get_models():
        label = model._meta.label
        if label in NOT_COMPARED or model.__name__.startswith("Historical"):
            continue
        for row in model._base_manager.all():
            values = {}
            for field in model._meta.concrete_fields:
                values[field.attname] = getattr(row, field.attname)
            for name in COUNTED.get(label, ()):
                del values[name]
            rows[label, row.pk] = values
    return rows


@pytest.fixture
def curator(db):
    return LearnerFactory(email="curator@example.org", is_staff=True)


@pytest.fixture
def merge(curator):
    """Merges two rows as it is proposed, but for what is named."""

    def send(kind, kept, dropped, at=NOON, /, **choices):
        differences = differences_between(kind, kept.pk, dropped.pk)
        return merge_rows(
            kind=kind,
            kept_id=kept.pk,
            dropped_id=dropped.pk,
            choices=proposed_choices(differences) | choices,
            rules=RulesForLearners(),
            by=curator,
            at=at,
        )

    return send


@pytest.fixture
def undo(curator):
    def send(merge, at=LATER):
        undo_merge(merge=merge, rules=RulesForLearners(), by=curator, at=at)

    return send
