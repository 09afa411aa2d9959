"""Reads the words of the pages: on which study day is a question said to be asked?"""

import re
from datetime import datetime, timedelta

WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


def said_day(words, *, at, clock):
    """The day that words like “in 10 minutes” or “on Wednesday” mean at `at`."""
    today = clock.day_of(at)
    if words.lower() in ("now", "due now"):
        return today
    if words == "tomorrow":
        return today + timedelta(days=1)
    wait = re.fullmatch(r"in (\d+) (minute|hour)s?", words)
    if wait:
        length = timedelta(**{f"{wait[2]}s": int(wait[1])})
        return clock.day_of(at + length)
    name = words.removeprefix("on ")
    if name in WEEKDAYS:
        return coming_weekday(name, today)
    return dated_day(name, today)


def coming_weekday(name, today):
    """The next day of that name, which is neither today nor tomorrow."""
    days = (WEEKDAYS.index(name) - today.weekday()) % len(WEEKDAYS)
    assert days > 1
    return today + timedelta(days=days)


def dated_day(words, today):
    """“3 Dec (12 days)”, “3 Feb 2027 (75 days)”: date and count agree."""
    dated = re.fullmatch(r"(\d+ \w{3})( \d{4})? \((\d+) days\)", words)
    year = dated[2] or f" {today.year}"
    midnight = datetime.strptime(f"{dated[1]}{year} +0000", "%d %b %Y %z")
    day = midnight.date()
    assert day - today == timedelta(days=int(dated[3]))
    return day
