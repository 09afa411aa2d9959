"""Whether a text is a calendar by the rules of RFC 5545, asked without its parser.

Parsers forgive much; what they forgive, the next program may not. Only rules of what
we write: events and zones.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

# 3.1: name, parameters, value.
CONTENT_LINE = re.compile(
    r"(?P<name>[A-Za-z0-9-]+)"
    r"(?P<parameters>(?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^\";:,]*))*)"
    r":(?P<value>.*)"
)
PARAMETER = re.compile(r";([A-Za-z0-9-]+)=\"?([^\";]*)\"?")
# 3.3.11: a backslash escapes one of these, and nothing else stands bare.
TEXT_VALUE = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
DATE = re.compile(r"\d{8}")
LOCAL_TIME = re.compile(r"\d{8}T\d{6}")
UTC_TIME = re.compile(r"\d{8}T\d{6}Z")
OFFSET = re.compile(r"[+-]\d{4}(?:\d{2})?")
URI = re.compile(r"[a-z][a-z0-9+.-]*:[!-~]+")
ANYTHING = re.compile(".*")
TEXT_PROPERTIES = ("SUMMARY", "DESCRIPTION", "LOCATION", "UID", "X-WR-CALNAME", "NAME")
# How values are written, and what is said of others.
VALUES = {
    "SEQUENCE": (re.compile(r"\d+"), "is no number"),
    "TZOFFSETFROM": (OFFSET, "is no offset"),
    "TZOFFSETTO": (OFFSET, "is no offset"),
    "URL": (URI, "is none"),
    **dict.fromkeys(("DTSTAMP", "LAST-MODIFIED"), (UTC_TIME, "is not in UTC")),
    **dict.fromkeys(TEXT_PROPERTIES, (TEXT_VALUE, "has a sign that is not escaped")),
}
LONGEST_LINE = 75
# 3.6 and 3.6.1
ONCE = {
    "VCALENDAR": ("PRODID", "VERSION"),
    "VEVENT": ("UID", "DTSTAMP", "DTSTART"),
    "VTIMEZONE": ("TZID",),
    "STANDARD": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
}
AT_MOST_ONCE = {
    "VCALENDAR": ("CALSCALE", "METHOD"),
    "VEVENT": (
        "CLASS",
        "CREATED",
        "DESCRIPTION",
        "DTEND",
        "DURATION",
        "LAST-MODIFIED",
        "LOCATION",
        "ORGANIZER",
        "RECURRENCE-ID",
        "RRULE",
        "SEQUENCE",
        "STATUS",
        "SUMMARY",
        "TRANSP",
        "URL",
    ),
}
KNOWN_WORDS = {
    "CALSCALE": {"GREGORIAN"},
    "VERSION": {"2.0"},
    "STATUS": {"TENTATIVE", "CONFIRMED", "CANCELLED"},
    "TRANSP": {"OPAQUE", "TRANSPARENT"},
}


@dataclass
class Property:
    name: str
    parameters: dict[str, str]
    value: str


@dataclass
class Component:
    """Its properties, and the components inside it."""

    name: str
    properties: list[Property] = field(default_factory=list)
    inside: list["Component"] = field(default_factory=list)

    def values(self, name: str) -> list[str]:
        return [one.value for one in self.properties if one.name == name]


def faults_of_calendar(text: str) -> list[str]:
    """What RFC 5545 forbids, in words; empty for a calendar without fault."""
    faults = faults_of_lines(text)
    lines = text.replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")[:-1]
    try:
        calendar = read_component(iter(lines))
    except ValueError as broken:
        return [*faults, str(broken)]
    if calendar.name != "VCALENDAR":
        faults.append("it does not begin with VCALENDAR")
    # 3.4 and 3.6: a calendar is at least one component.
    if not calendar.inside:
        faults.append("nothing is in it, not even a zone")
    zones = set()
    for component in calendar.inside:
        zones.update(component.values("TZID"))
    faults += faults_of_component(calendar, zones)
    names = Counter()
    for event in calendar.inside:
        recurrence = "".join(event.values("RECURRENCE-ID"))
        names.update((uid, recurrence) for uid in event.values("UID"))
    faults += [f"UID {name} stands twice" for name, count in names.items() if count > 1]
    return faults


def faults_of_lines(text: str) -> list[str]:
    """3.1: CRLF ends a line, which has at most 75 octets."""
    faults = []
    octets = text.encode()
    if not octets.endswith(b"\r\n"):
        faults.append("the last line has no end")
    for line in octets.split(b"\r\n"):
        if b"\r" in line or b"\n" in line:
            faults.append("a line ends otherwise than with CRLF")
        if len(line) > LONGEST_LINE:
            faults.append(f"a line has {len(line)} octets")
    return faults


def read_component(lines) -> Component:
    """Up to its end. Raises ValueError where the file is torn."""
    outermost = Component("")
    open_ones = [outermost]
    for line in lines:
        found = CONTENT_LINE.fullmatch(line)
        if not found:
            raise ValueError(f"no property: {line[:40]}")
        name = found["name"].upper()
        value = found["value"]
        if name == "BEGIN":
            component = Component(value)
            open_ones[-1].inside.append(component)
            open_ones.append(component)
        elif name == "END":
            if open_ones.pop().name != value:
                raise ValueError(f"{value} ends and did not begin")
        else:
            parameters = dict(PARAMETER.findall(found["parameters"]))
            open_ones[-1].properties.append(Property(name, parameters, value))
    if len(open_ones) > 1 or len(outermost.inside) != 1:
        raise ValueError("it is not one whole calendar")
    return outermost.inside[0]


def faults_of_component(component: Component, zones: set[str]) -> list[str]:
    faults = faults_of_counts(component)
    for one in component.properties:
        faults += faults_of_property(one, zones)
    if component.name == "VEVENT":
        faults += faults_of_times(component)
    # 3.6.5
    if component.name == "VTIMEZONE" and not component.inside:
        faults.append("a zone says nothing of its clocks")
    for inner in component.inside:
        faults += faults_of_component(inner, zones)
    return faults


def faults_of_counts(component: Component) -> list[str]:
    counts = Counter(one.name for one in component.properties)
    faults = []
    for name in ONCE.get(component.name, ()):
        if counts[name] != 1:
            faults.append(f"{component.name} has {counts[name]} {name}")
    for name in AT_MOST_ONCE.get(component.name, ()):
        if counts[name] > 1:
            faults.append(f"{component.name} has {counts[name]} {name}")
    return faults


def faults_of_property(one: Property, zones: set[str]) -> list[str]:
    faults = []
    value = one.value
    pattern, fault = VALUES.get(one.name, (ANYTHING, ""))
    if not pattern.fullmatch(value):
        faults.append(f"{one.name} {fault}")
    if value not in KNOWN_WORDS.get(one.name, {value}):
        faults.append(f"{one.name} is {value}")
    if one.parameters.get("TZID", "") not in {"", *zones}:
        faults.append(f"{one.name} names a zone that is not in the file")
    return faults


def faults_of_times(event: Component) -> list[str]:
    """3.6.1: either an end or a duration; the end is of the same kind, and later."""
    times = {}
    faults = []
    for one in event.properties:
        if one.name in ("DTSTART", "DTEND"):
            times[one.name] = kind_of_time(one)
            if times[one.name] == "broken":
                faults.append(f"{one.name} is no time")
    if event.values("DTEND") and event.values("DURATION"):
        faults.append("an event has an end and a duration")
    if "DTEND" not in times or faults:
        return faults
    if len(set(times.values())) > 1:
        return ["beginning and end are of two kinds"]
    if event.values("DTEND")[0] <= event.values("DTSTART")[0]:
        faults.append("an event ends before it begins")
    return faults


def kind_of_time(one: Property) -> str:
    is_date = one.parameters.get("VALUE") == "DATE"
    pattern = DATE if is_date else re.compile(f"{LOCAL_TIME.pattern}Z?")
    if not pattern.fullmatch(one.value):
        return "broken"
    try:
        datetime.strptime(one.value[:8], "%Y%m%d")  # noqa: DTZ007 - it is a day
    except ValueError:
        return "broken"
    if is_date:
        return "a day"
    return "UTC" if one.value.endswith("Z") else "a time of a place"
