"""A calendar as a file that calendar programs subscribe to: RFC 5545.

All-day entries are written here, those with an hour in meeting_calendar.py.

What is no longer planned is no longer in the file: a program that subscribes takes the
file as the whole calendar, and removes what is missing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain

# RFC 5545, 3.1: octets of a line without its end.
LONGEST_LINE = 75
LINE_END = "\r\n"
# How often programs ask again, at most; they may choose to ask less often.
REFRESHED_EVERY = "PT6H"
# A calendar is at least one component (3.6). This one says what holds anyway, and no
# program shows it.
EMPTY_BODY = (
    "BEGIN:VTIMEZONE",
    "TZID:Etc/UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "TZNAME:UTC",
    "END:STANDARD",
    "END:VTIMEZONE",
)
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """Something for a whole day.

    uid: stays the same as long as it is the same thing. sequence: grows with each
    change. changed_at: of the last change.
    """

    uid: str
    sequence: int
    day: date
    summary: str
    description: str
    url: str
    changed_at: datetime


def calendar_text(name: str, entries: Iterable[CalendarDay]) -> str:
    """The file; name: of the calendar, as programs show it."""
    events = [event_lines(entry) for entry in entries]
    return calendar_of_events(name, "Reading plans", events)


def calendar_of_events(
    name: str, product: str, events: Iterable[list[str]]
) -> str:
    """The file of these events, each as its lines; product: what wrote it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Octavo//{product}//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{escaped_text(name)}",
        f"X-WR-CALNAME:{escaped_text(name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESHED_EVERY}",
        f"X-PUBLISHED-TTL:{REFRESHED_EVERY}",
    ]
    body = list(chain.from_iterable(events))
    lines += body or EMPTY_BODY
    lines.append("END:VCALENDAR")
    return "".join(folded_line(line) for line in lines)


def event_lines(entry: CalendarDay) -> list[str]:
    """TRANSPARENT: a day with a paper to read is a free day all the same."""
    day_after = entry.day + timedelta(days=1)
    changed_at = entry.changed_at.astimezone(UTC)
    return [
        "BEGIN:VEVENT",
        f"UID:{escaped_text(entry.uid)}",
        f"DTSTAMP:{changed_at:%Y%m%dT%H%M%SZ}",
        f"LAST-MODIFIED:{changed_at:%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{entry.sequence}",
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day_after:%Y%m%d}",
        f"SUMMARY:{escaped_text(entry.summary)}",
        f"DESCRIPTION:{escaped_text(entry.description)}",
        f"URL:{entry.url}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def escaped_text(text: str) -> str:
    """A value of type TEXT (3.3.11), on one line and without control characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(
        letter for letter in lines if letter == "\n" or is_allowed(letter)
    )
    return kept.translate(ESCAPES)


def is_allowed(letter: str) -> bool:
    """Tabs and everything but control characters and lone surrogates."""
    code = ord(letter)
    is_control = code < 0x20 or 0x7F <= code < 0xA0
    is_surrogate = 0xD800 <= code < 0xE000
    return letter == "\t" or not (is_control or is_surrogate)


def folded_line(line: str) -> str:
    """Folded after at most 75 octets, never inside a character, with its end (3.1)."""
    folded = []
    part = ""
    octets = 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > LONGEST_LINE:
            folded.append(part)
            # The space that marks what goes on counts too.
            part = " "
            octets = 1
        part += letter
        octets += size
    folded.append(part)
    return LINE_END.join(folded) + LINE_END
