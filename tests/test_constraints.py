"""Each named rule that the database keeps is broken once and names itself."""

import re

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from tests import (  # noqa: F401 - each registers its cases
    aim_constraint_cases,
    collection_constraint_cases,
    comeback_constraint_cases,
    daily_constraint_cases,
    discussion_constraint_cases,
    document_constraint_cases,
    group_constraint_cases,
    group_list_constraint_cases,
    group_quiz_constraint_cases,
    highlight_constraint_cases,
    learner_constraint_cases,
    list_import_constraint_cases,
    list_suggestion_constraint_cases,
    lookup_constraint_cases,
    meeting_constraint_cases,
    merge_constraint_cases,
    note_draft_constraint_cases,
    own_paper_constraint_cases,
    paper_suggestion_constraint_cases,
    quiz_constraint_cases,
    read_through_constraint_cases,
    reading_list_constraint_cases,
    reading_plan_constraint_cases,
    ready_plan_constraint_cases,
    reminder_constraint_cases,
    report_constraint_cases,
    set_aside_constraint_cases,
    shared_memory_constraint_cases,
    trend_constraint_cases,
    weights_constraint_cases,
)
from tests.constraint_cases import CASES

SQLITE_NAMES = re.compile(
    r"CHECK constraint failed: (\w+)|UNIQUE constraint failed: index '(\w+)'"
)
SQLITE_COLUMNS = re.compile(r"UNIQUE constraint failed: (.+)")


def all_constraints():
    """Each constraint of our models with its model."""
    for app in ("papers", "study"):
        for model in apps.get_app_config(app).get_models():
            for constraint in model._meta.constraints:
                yield model, constraint


def columns_of(model, constraint):
    """As SQLite names them: {"papers_link.source_id", …}."""
    table = model._meta.db_table
    fields = [model._meta.get_field(name) for name in constraint.fields]
    return {f"{table}.{field.column}" for field in fields}


def unique_constraint_on(columns):
    for model, constraint in all_constraints():
        is_unique = isinstance(constraint, models.UniqueConstraint)
        if is_unique and columns_of(model, constraint) == columns:
            return constraint.name
    return None


def violated_constraint(error):
    """The name of the constraint that refused.

    PostgreSQL says it. SQLite says it of checks and of indexes on expressions; of other
    unique constraints it says the columns.
    """
    if connection.vendor == "postgresql":
        return error.__cause__.diag.constraint_name
    found = SQLITE_NAMES.search(str(error))
    if found:
        return found[1] or found[2]
    columns = SQLITE_COLUMNS.search(str(error))
    return unique_constraint_on(set(columns[1].split(", ")))


def test_every_constraint_has_a_breaking_case():
    names = {constraint.name for _, constraint in all_constraints()}
    assert {constraint for constraint, _ in CASES} == names


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "case"), CASES, ids=[case.__name__ for _, case in CASES]
)
def test_refusal_names_the_constraint(constraint, case):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        case()
    assert violated_constraint(refusal.value) == constraint


def test_names_of_constraints_are_unique():
    names = [constraint.name for _, constraint in all_constraints()]
    assert len(names) == len(set(names))
