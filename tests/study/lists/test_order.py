"""Places on a list: moved by number, safe under two hands, few rows written."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from study.lists.order_services import move_entry
from study.lists.ranks import GAP, LEAST_ROOM, rank_between, spread_ranks
from study.lists.services import ListHasChanged
from study.models import ListEntry
from tests.factories import ReadingListFactory

pytestmark = pytest.mark.django_db
MOVED_MOST = 40


def make_lines(reading_list, count, noon):
    ListEntry.objects.bulk_create(
        ListEntry(
            reading_list=reading_list,
            rank=number * GAP,
            kind="text",
            text=f"{number}",
            added_at=noon,
        )
        for number in range(1, count + 1)
    )


def texts_on(reading_list):
    return list(reading_list.entries.in_order().values_list("text", flat=True))


@pytest.fixture
def five(noon, db):
    reading_list = ReadingListFactory()
    make_lines(reading_list, 5, noon)
    return reading_list


def move(reading_list, text, place, noon):
    reading_list.refresh_from_db()
    return move_entry(
        reading_list=reading_list,
        entry=reading_list.entries.get(text=text),
        place=place,
        seen_version=reading_list.version,
        at=noon,
    )


@pytest.mark.parametrize(
    ("text", "place", "order"),
    [
        ("4", 1, "41235"),
        ("1", 2, "21345"),
        ("2", 4, "13425"),
        ("1", 5, "23451"),
        ("3", 3, "12345"),
        ("2", 2_000_000_000, "13452"),
    ],
)
def test_move_entry_to_a_place(five, noon, text, place, order):
    assert move(five, text, place, noon) == min(place, 5)
    assert "".join(texts_on(five)) == order


def test_move_entry_writes_one_row(five, noon):
    before = dict(five.entries.values_list("text", "rank"))
    move(five, "4", 2, noon)
    after = dict(five.entries.values_list("text", "rank"))
    assert [text for text in before if before[text] != after[text]] == ["4"]


def test_move_entry_of_a_list_that_was_changed_changes_nothing(five, noon):
    entry = five.entries.get(text="1")
    seen = five.version
    move(five, "4", 1, noon)
    with pytest.raises(ListHasChanged):
        move_entry(reading_list=five, entry=entry, place=5, seen_version=seen, at=noon)
    assert "".join(texts_on(five)) == "41235"


def test_entries_without_room_are_spread_among_neighbours(noon):
    reading_list = ReadingListFactory()
    make_lines(reading_list, 300, noon)
    entries = reading_list.entries
    for number, entry in enumerate(entries.in_order()[100:200]):
        entries.filter(pk=entry.pk).update(rank=100 * GAP + 1 + number)
    before = dict(entries.values_list("text", "rank"))
    order = texts_on(reading_list)
    move(reading_list, "300", 150, noon)
    after = dict(entries.values_list("text", "rank"))
    order.insert(149, order.pop())
    assert texts_on(reading_list) == order
    changed = [text for text in before if before[text] != after[text]]
    assert 1 < len(changed) <= 300


def test_moves_to_one_place_never_write_many_rows(noon):
    """Always between the same two, until their gap is used up."""
    reading_list = ReadingListFactory()
    make_lines(reading_list, 60, noon)
    most = 0
    for number in range(100):
        text = f"{60 - number % 50}"
        before = dict(reading_list.entries.values_list("pk", "rank"))
        move(reading_list, text, 3, noon)
        after = dict(reading_list.entries.values_list("pk", "rank"))
        most = max(most, sum(before[pk] != after[pk] for pk in before))
    assert most <= MOVED_MOST
    assert len(set(texts_on(reading_list))) == 60


def test_move_entry_takes_as_many_statements_in_a_long_list(noon):
    counts = []
    for length in (50, 500):
        reading_list = ReadingListFactory()
        make_lines(reading_list, length, noon)
        reading_list.refresh_from_db()
        entry = reading_list.entries.get(text="30")
        with CaptureQueriesContext(connection) as queries:
            move_entry(
                reading_list=reading_list,
                entry=entry,
                place=length - 10,
                seen_version=reading_list.version,
                at=noon,
            )
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 7


def test_rank_between_neighbours():
    assert rank_between(10, 20) == 15
    assert rank_between(0, 2) == 1
    assert rank_between(7, None) > 7
    assert rank_between(7, 8) is None


def test_spread_ranks_keep_apart():
    assert spread_ranks(0, 4 * LEAST_ROOM, 3) == [
        LEAST_ROOM,
        2 * LEAST_ROOM,
        3 * LEAST_ROOM,
    ]
    assert spread_ranks(0, 4 * LEAST_ROOM - 1, 3) is None
