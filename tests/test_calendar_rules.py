"""That a broken calendar is told from a whole one."""

import pytest

from tests.calendar_rules import faults_of_calendar

WHOLE = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Octavo//Tests//EN
BEGIN:VEVENT
UID:one@octavo.example
DTSTAMP:20260310T120000Z
SEQUENCE:1
DTSTART;VALUE=DATE:20260310
DTEND;VALUE=DATE:20260311
SUMMARY:Read\\, slowly
URL:https://octavo.example/papers/one/
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
EMPTY = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Octavo//Tests//EN
END:VCALENDAR
""".replace("\n", "\r\n")
ZONE_ALONE = """\
BEGIN:VTIMEZONE\r
TZID:Etc/UTC\r
END:VTIMEZONE\r
END:VCALENDAR"""
ZONE_WITHOUT_OFFSET = """\
BEGIN:VTIMEZONE\r
TZID:Etc/UTC\r
BEGIN:STANDARD\r
DTSTART:19700101T000000\r
TZOFFSETFROM:0\r
END:STANDARD\r
END:VTIMEZONE\r
END:VCALENDAR"""
SECOND = """\
BEGIN:VEVENT\r
UID:one@octavo.example\r
DTSTAMP:20260310T120000Z\r
DTSTART;VALUE=DATE:20260312\r
END:VEVENT\r
END:VCALENDAR"""


def test_whole_calendar_has_no_fault():
    assert faults_of_calendar(WHOLE) == []


@pytest.mark.parametrize(
    ("part", "instead", "fault"),
    [
        ("VERSION:2.0\r\n", "", "VCALENDAR has 0 VERSION"),
        ("VERSION:2.0", "VERSION:3.0", "VERSION is 3.0"),
        ("UID:one@octavo.example\r\n", "", "VEVENT has 0 UID"),
        ("SEQUENCE:1", "SEQUENCE:1\r\nSEQUENCE:2", "VEVENT has 2 SEQUENCE"),
        ("SEQUENCE:1", "SEQUENCE:one", "SEQUENCE is no number"),
        ("T120000Z", "T120000", "DTSTAMP is not in UTC"),
        ("DATE:20260310", "DATE:20260231", "DTSTART is no time"),
        ("DATE:20260311", "DATE:20260310", "an event ends before it begins"),
        (
            "DTEND;VALUE=DATE:20260311",
            "DTEND:20260311T120000Z",
            "beginning and end are of two kinds",
        ),
        (
            "DTEND;",
            "DURATION:P1D\r\nDTEND;",
            "an event has an end and a duration",
        ),
        ("Read\\,", "Read,", "SUMMARY has a sign that is not escaped"),
        ("URL:https:", "URL:see https:", "URL is none"),
        ("TRANSPARENT", "FREE", "TRANSP is FREE"),
        (
            "DTSTART;VALUE=DATE:20260310\r\nDTEND;VALUE=DATE:20260311",
            "DTSTART;TZID=Europe/Vienna:20260310T120000",
            "DTSTART names a zone that is not in the file",
        ),
        ("Read", "Read" * 20, "a line has 97 octets"),
        ("Read", "Read\nlater", "a line ends otherwise than with CRLF"),
        ("END:VEVENT\r\n", "", "VCALENDAR ends and did not begin"),
        ("END:VCALENDAR", SECOND, "UID ('one@octavo.example', '') stands twice"),
    ],
)
def test_broken_rule_is_named(part, instead, fault):
    assert part in WHOLE
    assert fault in faults_of_calendar(WHOLE.replace(part, instead))


def test_calendar_of_nothing_is_none():
    assert faults_of_calendar(EMPTY) == ["nothing is in it, not even a zone"]


def test_zone_says_its_clocks():
    zone_alone = EMPTY.replace("END:VCALENDAR", ZONE_ALONE)
    assert faults_of_calendar(zone_alone) == ["a zone says nothing of its clocks"]
    without_offset = EMPTY.replace("END:VCALENDAR", ZONE_WITHOUT_OFFSET)
    assert faults_of_calendar(without_offset) == [
        "STANDARD has 0 TZOFFSETTO",
        "TZOFFSETFROM is no offset",
    ]
