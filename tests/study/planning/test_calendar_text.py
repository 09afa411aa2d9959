"""The calendar's file, held to RFC 5545 and read by a parser that is not ours."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from study.planning.calendar_text import CalendarDay, calendar_text, escaped_text
from tests.calendar_rules import faults_of_calendar
from tests.hostile.payloads import hostile_texts

ENTRY = CalendarDay(
    uid="reading-1-2@octavo.example",
    sequence=3,
    day=date(2028, 2, 29),
    summary="Read: Attention, is; all \\ you need",
    description="From “Beginning”.\nTwo of three.",
    url="https://octavo.example/papers/transformer/",
    changed_at=datetime(2026, 3, 10, 12, 0, tzinfo=UTC),
)


def read(text):
    """The parsed events of a calendar without a fault."""
    assert faults_of_calendar(text) == []
    calendar = Calendar.from_ical(text)
    assert calendar.errors == []
    events = calendar.walk("VEVENT")
    for event in events:
        assert event.errors == []
    return events


def test_calendar_is_read_back_as_it_was_meant():
    (event,) = read(calendar_text("Reading", [ENTRY]))
    assert event["UID"] == ENTRY.uid
    assert event["SEQUENCE"] == 3
    assert event.decoded("DTSTART") == date(2028, 2, 29)
    assert event.decoded("DTEND") == date(2028, 3, 1)
    assert event["SUMMARY"] == ENTRY.summary
    assert event["DESCRIPTION"] == ENTRY.description
    assert event["URL"] == ENTRY.url
    assert event.decoded("DTSTAMP") == ENTRY.changed_at


def test_empty_calendar_is_one():
    assert read(calendar_text("Reading", [])) == []


def test_last_day_of_a_year_ends_in_the_next():
    new_year = replace(ENTRY, day=date(2026, 12, 31))
    (event,) = read(calendar_text("Reading", [new_year]))
    assert event.decoded("DTEND") == date(2027, 1, 1)


@pytest.mark.parametrize(
    "text",
    ["a" * 200, "ä" * 100, "汉" * 80, "🦉" * 60, "a" * 74 + "🦉", "x" * 66 + "\\" * 9],
)
def test_long_text_is_folded_between_characters(text):
    (event,) = read(calendar_text("Reading", [replace(ENTRY, summary=text)]))
    assert event["SUMMARY"] == text


def test_no_text_ends_its_line():
    text = "Title\r\nEND:VEVENT\r\nBEGIN:VALARM\x00\x85\ud800"
    (event,) = read(calendar_text("Reading", [replace(ENTRY, summary=text)]))
    assert event["SUMMARY"] == "Title\nEND:VEVENT\nBEGIN:VALARM"


@pytest.mark.corpora
def test_hostile_texts_stay_texts():
    texts = hostile_texts()[::20]
    entries = [replace(ENTRY, summary=text, uid=f"{n}") for n, text in enumerate(texts)]
    events = read(calendar_text("Reading", entries))
    assert len(events) == len(texts)


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_any_text_is_one_value(text):
    (event,) = read(calendar_text(text, [replace(ENTRY, summary=text)]))
    assert escaped_text(event["SUMMARY"]) == escaped_text(text)
