"""Making lists, putting papers on them and taking them off."""

from copy import copy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from papers.models import Paper
from study.lists import services
from study.lists.services import (
    ListIsFull,
    TooManyLists,
    add_papers_to_list,
    create_list,
    remove_papers_from_list,
)
from study.models import ListChange, ListEntry, ReadingList
from study.models.reading_list import papers_on
from tests.factories import PaperFactory, ReadingListFactory

pytestmark = pytest.mark.django_db


def titles_on(reading_list):
    return [paper.title for paper in papers_on(reading_list)]


def make_papers(*titles):
    return [PaperFactory(title=title) for title in titles]


def test_create_list_keeps_papers_in_their_order(learner, noon):
    papers = make_papers("b", "a", "c")
    reading_list = create_list(learner=learner, title="Mine", papers=papers, at=noon)
    assert titles_on(reading_list) == ["b", "a", "c"]
    reading_list.refresh_from_db()
    assert reading_list.visibility == "private"
    assert reading_list.changed_at == noon


def test_create_list_renders_its_description(learner, noon):
    reading_list = create_list(
        learner=learner, title="Mine", description="*now* $x$", at=noon
    )
    reading_list.refresh_from_db()
    assert "<em>now</em>" in reading_list.description_html
    assert "<math" in reading_list.description_html


def test_create_list_beyond_the_most_is_refused(learner, noon, monkeypatch):
    monkeypatch.setattr(services, "MOST_LISTS", 1)
    create_list(learner=learner, title="Mine", at=noon)
    with pytest.raises(TooManyLists):
        create_list(learner=learner, title="Another", at=noon)
    assert ReadingList.objects.count() == 1


def test_add_papers_to_list_adds_each_once(noon):
    reading_list = ReadingListFactory()
    first, second = make_papers("a", "b")
    add_papers_to_list(reading_list=reading_list, papers=[first], at=noon)
    count = add_papers_to_list(
        reading_list=reading_list, papers=[second, first, second], at=noon
    )
    assert count == 1
    assert titles_on(reading_list) == ["a", "b"]


def test_add_papers_to_list_counts_the_version_up(noon):
    reading_list = ReadingListFactory()
    papers = make_papers("a")
    add_papers_to_list(reading_list=reading_list, papers=papers, at=noon)
    add_papers_to_list(reading_list=reading_list, papers=papers, at=noon)
    reading_list.refresh_from_db()
    assert reading_list.version == 2
    assert reading_list.changed_at == noon


def test_add_papers_to_list_beyond_the_most_adds_none(noon, monkeypatch):
    monkeypatch.setattr(services, "MOST_ENTRIES", 1)
    reading_list = ReadingListFactory()
    with pytest.raises(ListIsFull):
        add_papers_to_list(
            reading_list=reading_list, papers=make_papers("a", "b"), at=noon
        )
    assert ListEntry.objects.count() == 0


def test_add_papers_to_list_takes_ten_statements_for_500(noon):
    reading_list = ReadingListFactory()
    paper = PaperFactory()
    papers = []
    for number in range(500):
        another = copy(paper)
        another.pk = None
        another.slug = f"copy-{number}"
        another.arxiv_id = f"2001.{number:05}"
        papers.append(another)
    Paper.objects.bulk_create(papers)
    with CaptureQueriesContext(
        connection,
    ) as statements:
        added = add_papers_to_list(reading_list=reading_list, papers=papers, at=noon)
    assert added == 500
    assert len(statements) <= 10


def test_remove_papers_from_list_keeps_what_undo_needs(noon):
    reading_list = ReadingListFactory()
    first, second = make_papers("a", "b")
    add_papers_to_list(reading_list=reading_list, papers=[first, second], at=noon)
    ListEntry.objects.filter(paper=first).update(note="Mind the proof.")
    count = remove_papers_from_list(reading_list=reading_list, papers=[first], at=noon)
    assert count == 1
    assert titles_on(reading_list) == ["b"]
    change = ListChange.objects.first()
    assert change.kind == "removed"
    assert change.before["removed"][0]["note"] == "Mind the proof."


def test_remove_papers_that_are_not_on_the_list_changes_nothing(noon):
    reading_list = ReadingListFactory()
    papers = make_papers("a")
    assert not remove_papers_from_list(
        reading_list=reading_list, papers=papers, at=noon
    )
    reading_list.refresh_from_db()
    assert reading_list.version == 1
