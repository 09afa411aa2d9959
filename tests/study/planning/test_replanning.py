"""A plan that could not be kept: moved, spread, shortened; nothing lost on the way."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from study.planning.reading_days import EVERY_WEEKDAY, DaySpan, Rhythm, open_days
from study.planning.replanning import (
    PlanEntry,
    PlanRule,
    begin_anew,
    drop_optional,
    go_on_with,
    last_day,
    make_room_for_holidays,
    move_by_a_week,
    move_one,
    planned_days,
    spread_what_is_left,
)

START = date(2026, 3, 2)
TODAY = date(2026, 3, 10)
ALWAYS = open_days(EVERY_WEEKDAY, [])


def make_rule(rhythm=Rhythm.WEEKLY, ends_on=date(2026, 3, 30), reading=ALWAYS):
    return PlanRule(
        rhythm=rhythm, per_turn=1, starts_on=START, ends_on=ends_on, reading=reading
    )


def make_entries(rule, *, over=(), optional=(), count=4):
    days = planned_days(count, rule)
    entries = []
    for number, day in enumerate(days):
        entry = PlanEntry(
            paper_id=number,
            day=day,
            is_optional=number in optional,
            is_over=number in over,
        )
        entries.append(entry)
    return entries


def day_numbers(entries):
    return [entry.day and (entry.day - START).days for entry in entries]


def test_move_by_a_week_leaves_what_was_read():
    rule = make_rule()
    moved = move_by_a_week(make_entries(rule, over={0}), rule)
    assert day_numbers(moved) == [0, 14, 21, 28]


def test_spread_takes_the_days_that_are_left():
    rule = make_rule(Rhythm.BY_DATE, ends_on=date(2026, 3, 12))
    spread = spread_what_is_left(make_entries(rule, over={0}), rule, TODAY)
    assert day_numbers(spread) == [0, 8, 9, 10]


def test_another_rhythm_begins_today_with_what_is_left():
    entries = make_entries(make_rule(), over={0})
    anew = begin_anew(entries, make_rule(Rhythm.DAILY), TODAY)
    assert day_numbers(anew) == [0, 8, 9, 10]


def test_another_rhythm_waits_for_the_plan_to_begin():
    entries = make_entries(make_rule())
    anew = begin_anew(entries, make_rule(Rhythm.DAILY), START - timedelta(days=3))
    assert day_numbers(anew) == [0, 1, 2, 3]


def test_one_paper_moves_and_stands_where_its_day_is():
    entries = make_entries(make_rule())
    moved = move_one(entries, 0, START + timedelta(days=15))
    assert [entry.paper_id for entry in moved] == [1, 2, 0, 3]
    assert day_numbers(moved) == [7, 14, 15, 21]


def test_one_paper_moves_to_the_front():
    moved = move_one(make_entries(make_rule()), 3, START - timedelta(days=1))
    assert [entry.paper_id for entry in moved] == [3, 0, 1, 2]


def test_spread_after_the_last_day_goes_on_one_a_day():
    rule = make_rule(Rhythm.BY_DATE, ends_on=date(2026, 3, 6))
    spread = spread_what_is_left(make_entries(rule, over={0}), rule, TODAY)
    assert day_numbers(spread) == [0, 8, 9, 10]
    assert last_day(spread, rule) == date(2026, 3, 12)


def test_drop_optional_leaves_days_of_the_others():
    rule = make_rule()
    entries = make_entries(rule, over={0}, optional={0, 2})
    assert day_numbers(drop_optional(entries)) == [0, 7, None, 21]


def make_entry(number):
    return PlanEntry(paper_id=number, day=START, is_optional=False, is_over=False)


def test_entries_that_came_go_on_in_the_rhythm():
    rule = make_rule()
    former = make_entries(rule, over={0}, count=3)
    changed = go_on_with([make_entry(8), *former, make_entry(9)], former, rule, TODAY)
    assert day_numbers(changed) == [7, 0, 14, 21, 28]


def test_entries_that_went_leave_the_last_days_free():
    rule = make_rule()
    former = make_entries(rule)
    changed = go_on_with(former[2:], former, rule, TODAY)
    assert day_numbers(changed) == [0, 7]


def test_first_entry_of_a_finished_plan_comes_in_its_rhythm():
    rule = make_rule()
    former = make_entries(rule, over={0, 1}, count=2)
    changed = go_on_with([*former, make_entry(9)], former, rule, TODAY)
    assert day_numbers(changed) == [0, 7, 14]


def test_entries_on_holidays_come_after_them():
    reading = open_days(EVERY_WEEKDAY, [DaySpan(first=TODAY, last=date(2026, 3, 18))])
    rule = make_rule(reading=reading)
    moved = make_room_for_holidays(make_entries(make_rule()), rule)
    assert day_numbers(moved) == [0, 7, 17, 21]


def test_day_to_be_done_by_stays_the_last_day():
    rule = make_rule(Rhythm.BY_DATE)
    entries = drop_optional(make_entries(rule, optional={1, 2, 3}))
    assert last_day(entries, rule) == date(2026, 3, 30)


HOLIDAYS = st.lists(
    st.builds(
        lambda offset, length: DaySpan(
            first=START + timedelta(days=offset),
            last=START + timedelta(days=offset + length),
        ),
        st.integers(0, 60),
        st.integers(0, 20),
    ),
    max_size=3,
)
CHANGES = (
    lambda entries, rule, today: move_by_a_week(entries, rule),
    spread_what_is_left,
    lambda entries, rule, today: go_on_with(entries, entries, rule, today),
    lambda entries, rule, today: make_room_for_holidays(entries, rule),
    lambda entries, rule, today: drop_optional(entries),
)


@settings(max_examples=100)
@given(
    rhythm=st.sampled_from(list(Rhythm)),
    holidays=HOLIDAYS,
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    over=st.sets(st.integers(0, 11)),
    optional=st.sets(st.integers(0, 11)),
    late_by=st.integers(0, 90),
    change=st.sampled_from(CHANGES),
)
def test_each_change_keeps_the_papers_their_order_and_the_span(
    rhythm, holidays, weekdays, over, optional, late_by, change
):
    reading = open_days(weekdays, holidays)
    ends_on = START + timedelta(days=100)
    rule = make_rule(rhythm, ends_on=ends_on, reading=reading)
    entries = make_entries(rule, over=over, optional=optional, count=12)
    today = START + timedelta(days=late_by)
    changed = change(entries, rule, today)
    open_days_left = [entry.day for entry in changed if entry.is_open]
    last = last_day(changed, rule)
    assert [entry.paper_id for entry in changed] == list(range(12))
    assert open_days_left == sorted(open_days_left)
    assert all(reading.is_open(day) for day in open_days_left)
    for before, after in zip(entries, changed, strict=True):
        assert after.day is None or START <= after.day <= last
        if before.is_over:
            assert after == before
