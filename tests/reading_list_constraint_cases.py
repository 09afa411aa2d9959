"""Ways to break the rules that the database keeps about reading lists."""

from study.models import ListChange, ListEntry
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import (
    LearnerFactory,
    PaperFactory,
    ReadingListFactory,
    StudyGroupFactory,
)


def add_entry(reading_list, **values):
    fields = {"rank": 1, "kind": "heading", "text": "First", "added_at": NOON}
    fields.update(values)
    return ListEntry.objects.create(reading_list=reading_list, **fields)


@breaks("list_has_a_title")
def list_without_a_title():
    ReadingListFactory(title="")


@breaks("list_visibility_is_known")
def list_that_some_may_see():
    ReadingListFactory(visibility="some")


@breaks("list_editing_is_known")
def list_that_some_may_edit():
    ReadingListFactory(editing="some")


@breaks("list_private_has_no_link")
def private_list_with_a_link():
    ReadingListFactory(link_digest="x")


@breaks("list_private_has_no_link")
def list_of_a_group_with_a_link():
    ReadingListFactory(group=StudyGroupFactory(), visibility="group", link_digest="x")


@breaks("list_belongs_to_somebody")
def list_of_nobody():
    ReadingListFactory(learner=None)


@breaks("list_for_a_group_names_it")
def list_for_a_group_that_is_not_named():
    ReadingListFactory(visibility="group")


@breaks("list_with_a_group_is_seen_by_it")
def private_list_of_a_group():
    ReadingListFactory(learner=None, group=StudyGroupFactory())


@breaks("list_with_a_group_is_seen_by_it")
def public_list_of_a_learner_with_a_group():
    ReadingListFactory(group=StudyGroupFactory(), visibility="public")


@breaks("list_open_to_all_is_the_groups_own")
def list_of_a_learner_that_everybody_edits():
    ReadingListFactory(group=StudyGroupFactory(), visibility="group", editing="group")


@breaks("list_link_is_unique")
def two_lists_with_one_link():
    learner = LearnerFactory()
    for _ in range(2):
        ReadingListFactory(learner=learner, visibility="link", link_digest="x")


@breaks("entry_rank_is_unique")
def two_entries_in_one_place():
    reading_list = ReadingListFactory()
    add_entry(reading_list)
    add_entry(reading_list)


@breaks("entry_once_per_paper")
def paper_twice_on_a_list():
    reading_list = ReadingListFactory()
    paper = PaperFactory()
    add_entry(reading_list, rank=1, kind="paper", paper=paper, text="")
    add_entry(reading_list, rank=2, kind="paper", paper=paper, text="")


@breaks("entry_kind_is_known")
def entry_of_unknown_kind():
    add_entry(ReadingListFactory(), kind="video")


@breaks("entry_has_what_its_kind_needs")
def paper_entry_without_paper():
    add_entry(ReadingListFactory(), kind="paper")


@breaks("entry_has_what_its_kind_needs")
def heading_without_text():
    add_entry(ReadingListFactory(), text="")


@breaks("entry_has_what_its_kind_needs")
def heading_with_a_paper():
    add_entry(ReadingListFactory(), paper=PaperFactory())


@breaks("list_change_kind_is_known")
def change_of_unknown_kind():
    reading_list = ReadingListFactory()
    ListChange.objects.create(
        reading_list=reading_list, kind="burnt", before={}, changed_at=NOON
    )
