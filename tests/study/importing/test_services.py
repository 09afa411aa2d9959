"""Keeping what was read, putting it on a list, taking it back."""

from datetime import timedelta

import pytest

from papers.models import Paper
from study.importing import services
from study.importing.services import (
    ConfirmedAlready,
    ListIsGone,
    confirm_import,
    undo_import,
)
from study.lists import services as list_services
from study.lists.services import ListIsFull
from study.models import ListEntry, ListImport, ReadingList
from study.models.list_import import KEPT_FOR
from study.models.reading_list import LONGEST_TEXT
from study.reading.services import set_reading_status
from tests.study.importing.conftest import SYLLABUS

pytestmark = pytest.mark.django_db


def words_on(reading_list):
    entries = ListEntry.objects.filter(reading_list=reading_list).in_order()
    return [entry.text or entry.paper.title for entry in entries]


def confirm(kept, at, **choices):
    decisions = {int(name[3:]): value for name, value in choices.items()}
    return confirm_import(list_import=kept, choices=decisions, at=at)


def test_confirmed_rows_stand_on_the_list_in_their_order(
    keep, attention, bert, reading_list, noon
):
    kept = keep(SYLLABUS)
    assert confirm(kept, noon) == 5
    assert words_on(reading_list) == [
        "Week 1",
        "Attention Is All You Need",
        "BERT: Pre-training of Deep Bidirectional Transformers",
        "A wholly new work",
        "Please read all of this before Monday.",
    ]
    kinds = ListEntry.objects.in_order().values_list("kind", flat=True)
    assert list(kinds) == ["heading", "paper", "paper", "paper", "text"]


def test_new_work_becomes_a_paper_of_ones_own(keep, learner, noon):
    confirm(keep("@misc{a, title = {New}, author = {Roe, Jane}, year = 1999}"), noon)
    paper = Paper.objects.get(owner=learner)
    assert paper.title == "New"
    assert paper.year == 1999
    assert paper.own_part.authors == ["Roe, Jane"]


def test_work_without_title_is_called_by_its_number(keep, learner, noon):
    confirm(keep("arXiv:2401.00001\nhttps://a.example/b"), noon)
    titles = Paper.objects.filter(owner=learner).order_by("pk")
    assert [paper.title for paper in titles] == [
        "arXiv:2401.00001",
        "https://a.example/b",
    ]


def test_same_text_again_changes_nothing(
    keep, attention, bert, reading_list, learner, noon
):
    confirm(keep(SYLLABUS), noon)
    before = words_on(reading_list)
    reading_list.refresh_from_db()
    assert confirm(keep(SYLLABUS), noon) == 0
    assert words_on(reading_list) == before
    assert Paper.objects.filter(owner=learner).count() == 1
    assert ReadingList.objects.get().version == reading_list.version


def test_title_without_number_is_known_again(keep, reading_list, learner, noon):
    text = "@misc{a, title = {A Study of Something Rare}}"
    confirm(keep(text), noon)
    assert confirm(keep(text), noon) == 0
    assert Paper.objects.filter(owner=learner).count() == 1


def test_second_confirmation_is_refused(keep, attention, reading_list, noon):
    kept = keep("arXiv:1706.03762")
    confirm(kept, noon)
    with pytest.raises(ConfirmedAlready):
        confirm(kept, noon)
    assert len(words_on(reading_list)) == 1


def test_new_list_is_made_when_it_is_confirmed(keep, attention, learner, noon):
    kept = keep("arXiv:1706.03762", list_title="Course")
    assert not ReadingList.objects.filter(title="Course").exists()
    confirm(kept, noon)
    course = ReadingList.objects.get(title="Course")
    assert course.learner == learner
    assert words_on(course) == ["Attention Is All You Need"]


def test_deleted_list_gets_nothing(keep, attention, reading_list, noon):
    kept = keep("arXiv:1706.03762")
    ReadingList.objects.update(deleted_at=noon)
    with pytest.raises(ListIsGone):
        confirm(kept, noon)
    assert words_on(reading_list) == []
    kept.refresh_from_db()
    assert kept.confirmed_at is None


def test_full_list_gets_nothing_and_no_paper_is_made(
    keep, reading_list, learner, noon, monkeypatch
):
    monkeypatch.setattr(services, "MOST_ENTRIES", 1)
    with pytest.raises(ListIsFull):
        confirm(keep("arXiv:2401.00001\narXiv:2401.00002"), noon)
    assert words_on(reading_list) == []
    assert not Paper.objects.filter(owner=learner).exists()


def test_undo_takes_entries_and_new_papers_back(
    keep, attention, bert, reading_list, learner, noon
):
    kept = keep(SYLLABUS)
    confirm(kept, noon)
    assert undo_import(list_import=kept, at=noon) == 5
    assert words_on(reading_list) == []
    assert not Paper.objects.filter(owner=learner).exists()
    assert Paper.objects.filter(pk=attention.pk).exists()
    assert confirm(kept, noon) == 5


def test_undo_keeps_what_the_learner_worked_on(keep, reading_list, learner, noon):
    kept = keep("arXiv:2401.00001\narXiv:2401.00002\narXiv:2401.00003")
    confirm(kept, noon)
    noted, read, _ = Paper.objects.filter(owner=learner).order_by("pk")
    ListEntry.objects.filter(paper=noted).update(note="Begin here.")
    set_reading_status(learner=learner, paper=read, status="reading", at=noon)
    assert undo_import(list_import=kept, at=noon) == 2
    assert words_on(reading_list) == [noted.title]
    assert set(Paper.objects.filter(owner=learner)) == {noted, read}


def test_undo_of_a_new_list_takes_the_list_too(keep, attention, noon):
    kept = keep("arXiv:1706.03762", list_title="Course")
    confirm(kept, noon)
    undo_import(list_import=kept, at=noon)
    assert not ReadingList.objects.standing().filter(title="Course").exists()
    kept.refresh_from_db()
    assert confirm(kept, noon) == 1


def test_undo_of_nothing_changes_nothing(keep, attention, noon):
    assert undo_import(list_import=keep("arXiv:1706.03762"), at=noon) == 0


def test_long_part_is_kept_in_pieces(keep, reading_list, noon):
    confirm(keep("@misc{a, note = {" + "x" * 4_500), noon)
    entries = ListEntry.objects.filter(reading_list=reading_list).in_order()
    lengths = [len(entry.text) for entry in entries]
    assert lengths == [LONGEST_TEXT, LONGEST_TEXT, 517]


def test_old_imports_are_forgotten(keep, noon):
    old = keep("arXiv:1706.03762")
    ListImport.objects.update(created_at=noon - KEPT_FOR - timedelta(seconds=1))
    keep("arXiv:1706.03762")
    assert not ListImport.objects.filter(pk=old.pk).exists()


def test_only_the_last_few_imports_are_kept(keep):
    for _ in range(7):
        newest = keep("arXiv:1706.03762")
    assert ListImport.objects.count() == services.MOST_KEPT
    assert ListImport.objects.first() == newest


def test_most_lists_are_kept_in_mind(keep, noon, monkeypatch):
    monkeypatch.setattr(list_services, "MOST_LISTS", 1)
    with pytest.raises(list_services.TooManyLists):
        confirm(keep("arXiv:1706.03762", list_title="Course"), noon)
