"""What is done to a list, and taken back."""

import pytest

from study.lists.change_services import latest_change, undo_list_change
from study.lists.entry_services import (
    EntryHasChanged,
    add_line,
    edit_entry,
    entry_digest,
)
from study.lists.list_services import (
    KEPT_DELETED,
    copy_list,
    delete_list,
    describe_list,
    merge_lists,
    restore_list,
)
from study.lists.services import (
    ListHasChanged,
    add_papers_to_list,
    create_list,
    remove_papers_from_list,
)
from study.models import ListEntry, ReadingList
from tests.factories import PaperFactory, ReadingListFactory

pytestmark = pytest.mark.django_db


def slugs_on(reading_list):
    entries = reading_list.entries.of_papers().in_order()
    return list(entries.values_list("paper__slug", flat=True))


def undo(reading_list, noon):
    change = latest_change(reading_list)
    return undo_list_change(reading_list=reading_list, change_id=change.pk, at=noon)


def write_note(entry, note, noon):
    edit_entry(
        entry=entry,
        text="",
        note=note,
        is_optional=False,
        seen_digest=entry_digest(entry),
        at=noon,
    )


def test_undo_of_adding_takes_off_what_was_added(reading_list, noon):
    papers = [PaperFactory(slug="t5")]
    add_papers_to_list(reading_list=reading_list, papers=papers, at=noon)
    assert undo(reading_list, noon)
    assert slugs_on(reading_list) == ["gan", "bert", "gpt"]


def test_undo_of_removing_brings_back_place_and_note(reading_list, papers, noon):
    entry = reading_list.entries.get(paper__slug="bert")
    write_note(entry, "See *this*.", noon)
    remove_papers_from_list(reading_list=reading_list, papers=papers[:2], at=noon)
    assert slugs_on(reading_list) == ["gpt"]
    assert undo(reading_list, noon)
    assert slugs_on(reading_list) == ["gan", "bert", "gpt"]
    restored = reading_list.entries.get(paper__slug="bert")
    assert restored.note == "See *this*."
    assert "<em>this</em>" in restored.note_html


def test_undo_of_removing_where_somebody_stands_now(reading_list, papers, noon):
    entry = reading_list.entries.get(paper__slug="bert")
    rank = entry.rank
    remove_papers_from_list(reading_list=reading_list, papers=papers[1:2], at=noon)
    reading_list.entries.filter(paper__slug="gpt").update(rank=rank)
    assert undo(reading_list, noon)
    assert slugs_on(reading_list) == ["gan", "bert", "gpt"]


def test_undo_of_removing_leaves_what_was_added_again(reading_list, papers, noon):
    remove_papers_from_list(reading_list=reading_list, papers=papers[:1], at=noon)
    removal = latest_change(reading_list)
    add_papers_to_list(reading_list=reading_list, papers=papers[:1], at=noon)
    change = latest_change(reading_list)
    change.undone_at = noon
    change.save()
    undo_list_change(reading_list=reading_list, change_id=removal.pk, at=noon)
    assert slugs_on(reading_list) == ["bert", "gpt", "gan"]


def test_undo_sent_twice_undoes_nothing_else(reading_list, papers, noon):
    remove_papers_from_list(reading_list=reading_list, papers=papers[:1], at=noon)
    change = latest_change(reading_list)
    for is_first in (True, False):
        is_undone = undo_list_change(
            reading_list=reading_list, change_id=change.pk, at=noon
        )
        assert is_undone == is_first
    assert slugs_on(reading_list) == ["gan", "bert", "gpt"]


def test_undo_of_an_edit_brings_the_words_back(reading_list, noon):
    entry = reading_list.entries.get(paper__slug="bert")
    write_note(entry, "First.", noon)
    entry.refresh_from_db()
    write_note(entry, "Second.", noon)
    undo(reading_list, noon)
    entry.refresh_from_db()
    assert entry.note == "First."
    assert entry.note_html == "<p>First.</p>\n"


def test_undo_of_a_new_name(reading_list, noon):
    describe_list(
        reading_list=reading_list, title="Winter", description="*Cold*", at=noon
    )
    undo(reading_list, noon)
    reading_list.refresh_from_db()
    assert reading_list.title == "Autumn"
    assert reading_list.description_html == ""


def test_edit_entry_that_was_edited_meanwhile_is_refused(reading_list, noon):
    entry = reading_list.entries.get(paper__slug="bert")
    seen = entry_digest(entry)
    write_note(entry, "Theirs.", noon)
    with pytest.raises(EntryHasChanged) as refusal:
        edit_entry(
            entry=entry,
            text="",
            note="Mine.",
            is_optional=False,
            seen_digest=seen,
            at=noon,
        )
    assert refusal.value.standing.note == "Theirs."
    entry.refresh_from_db()
    assert entry.note == "Theirs."


def test_merge_lists_keeps_notes_and_is_undone(learner, reading_list, papers, noon):
    more = [papers[1], PaperFactory(slug="t5")]
    notes = {papers[1].pk: "Of the other."}
    other = create_list(
        learner=learner, title="Other", papers=more, notes=notes, at=noon
    )
    add_line(reading_list=other, kind=ListEntry.Kind.HEADING, text="Later", at=noon)
    mine = reading_list.entries.get(paper=papers[1])
    write_note(mine, "My own.", noon)
    count = merge_lists(reading_list=reading_list, other=other, at=noon)
    assert count == 2
    assert slugs_on(reading_list) == ["gan", "bert", "gpt", "t5"]
    mine.refresh_from_db()
    assert mine.note == "My own.\n\nOf the other."
    assert ReadingList.objects.standing().get() == reading_list
    undo(reading_list, noon)
    assert slugs_on(reading_list) == ["gan", "bert", "gpt"]
    mine.refresh_from_db()
    assert mine.note == "My own."
    assert ReadingList.objects.standing().count() == 2
    assert slugs_on(other) == ["bert", "t5"]


def test_merge_of_a_list_that_is_deleted_adds_nothing(learner, reading_list, noon):
    other = create_list(learner=learner, title="Other", at=noon)
    delete_list(reading_list=other, at=noon)
    with pytest.raises(ListHasChanged):
        merge_lists(reading_list=reading_list, other=other, at=noon)


def test_copy_list_has_entries_and_notes_of_its_own(learner, reading_list, noon):
    write_note(reading_list.entries.get(paper__slug="gan"), "Note.", noon)
    copied = copy_list(reading_list=reading_list, learner=learner, at=noon)
    assert slugs_on(copied) == ["gan", "bert", "gpt"]
    assert copied.entries.in_order()[0].note_html == "<p>Note.</p>\n"
    assert copied.visibility == "private"


def test_copy_list_leaves_out_what_the_learner_may_not_see(
    learner, reading_list, papers, noon
):
    papers[0].status = "draft"
    papers[0].save()
    copied = copy_list(reading_list=reading_list, learner=learner, at=noon)
    assert slugs_on(copied) == ["bert", "gpt"]


def test_deleted_list_can_be_brought_back_for_thirty_days(learner, noon):
    first = ReadingListFactory(learner=learner)
    second = ReadingListFactory(learner=learner)
    delete_list(reading_list=first, at=noon)
    restore_list(reading_list=first, at=noon)
    assert ReadingList.objects.standing().count() == 2
    delete_list(reading_list=first, at=noon)
    delete_list(reading_list=second, at=noon + 2 * KEPT_DELETED)
    assert list(ReadingList.objects.all()) == [second]
