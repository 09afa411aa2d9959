"""Merges in ways that the database must refuse."""

from datetime import timedelta

from papers.models import Merge, MergeStep
from tests.conftest import NOON
from tests.constraint_cases import breaks


def make_merge(**values):
    facts = {
        "kind": "tag",
        "kept_id": 1,
        "dropped_id": 2,
        "kept_name": "vision",
        "dropped_name": "visions",
        "made_at": NOON,
    }
    return Merge.objects.create(**facts | values)


@breaks("merge_kind_is_known")
def merge_of_categories():
    make_merge(kind="category")


@breaks("merge_is_of_two")
def merge_of_one_with_itself():
    make_merge(dropped_id=1)


@breaks("merge_is_undone_after_it_was_made")
def merge_undone_before_it_was_made():
    make_merge(undone_at=NOON - timedelta(days=1))


@breaks("merge_goes_into_one")
def merge_into_two():
    make_merge()
    make_merge(kept_id=3)


@breaks("merge_step_did_something")
def merge_step_of_nothing():
    MergeStep.objects.create(merge=make_merge(), model="taggit.Tag", row_ids=[2])
