"""What belongs to one learner, as it is stored."""

from functools import cache

from django.apps import apps

from study.models import Learner, LearnerVersion
from tests.own_paper_world import own_paper_rows
from tests.reading_list_world import rows_of_lists
from tests.stored_rows import StoredRows


def private_rows(learner: Learner) -> list:
    """Every row of the study app that belongs to this learner."""
    rows = [table.read() for table in learners_tables(learner.pk)]
    rows += own_paper_rows(learner)
    rows += rows_of_lists(learner)
    [account] = learners_account(learner.pk).read()
    return [*rows, account]


@cache
def learners_tables(learner_id: int) -> list[StoredRows]:
    tables = []
    for model in apps.get_app_config("study").get_models():
        # Its only column is chance: another one with each lock.
        if hasattr(model, "learner") and model is not LearnerVersion:
            owned = model.objects.filter(learner=learner_id).order_by("pk")
            tables.append(StoredRows(owned.values()))
    return tables


@cache
def learners_account(learner_id: int) -> StoredRows:
    return StoredRows(Learner.objects.filter(pk=learner_id).values())
