"""Weeks, months, quarters and years, each with an address for ever: 2026/w37."""

import enum
import re
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
MONTHS_OF_QUARTER = 3
QUARTER_NAMES = ("First", "Second", "Third", "Fourth")
# Nobody studied here before.
FIRST_YEAR = 2000
PATTERN = "[0-9]{4}(?:/(?:q[1-4]|w[0-9]{2}|[0-9]{2}))?"
PARTS = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:/(?:q(?P<quarter>[1-4])|w(?P<week>[0-9]{2})|(?P<month>[0-9]{2})))?"
)


class Kind(enum.StrEnum):
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """A span of study days, `first` and `last` among them.

    Weeks are those of ISO 8601: from Monday on, and of the year in which their
    Thursday lies.
    """

    kind: Kind
    first: date
    last: date

    def __str__(self) -> str:
        """The part of its address that names it; `read_period` turns it round."""
        if self.kind == Kind.WEEK:
            return f"{self.year}/w{self.week:02}"
        if self.kind == Kind.MONTH:
            return f"{self.year}/{self.first.month:02}"
        if self.kind == Kind.QUARTER:
            return f"{self.year}/q{self.quarter}"
        return f"{self.year}"

    @property
    def year(self) -> int:
        """Of a week the one in which its Thursday lies."""
        if self.kind == Kind.WEEK:
            return self.first.isocalendar().year
        return self.first.year

    @property
    def week(self) -> int:
        """The ISO week of its first day."""
        return self.first.isocalendar().week

    @property
    def quarter(self) -> int:
        return 1 + (self.first.month - 1) // MONTHS_OF_QUARTER

    @property
    def day_count(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def short_title(self) -> str:
        """Within its year: “Week 37”, “September”, “Third quarter”, “2026”."""
        if self.kind == Kind.WEEK:
            return f"Week {self.week}"
        if self.kind == Kind.MONTH:
            return f"{self.first:%B}"
        if self.kind == Kind.QUARTER:
            return f"{QUARTER_NAMES[self.quarter - 1]} quarter"
        return f"{self.year}"

    @property
    def title(self) -> str:
        """“Week 37 of 2026”, “September 2026”, “Third quarter of 2026”, “2026”."""
        if self.kind == Kind.MONTH:
            return f"{self.short_title} {self.year}"
        if self.kind == Kind.YEAR:
            return self.short_title
        return f"{self.short_title} of {self.year}"

    @property
    def phrase(self) -> str:
        """Its title within a sentence: “week 37 of 2026”, “the third quarter of …”."""
        if self.kind == Kind.WEEK:
            return f"week {self.week} of {self.year}"
        if self.kind == Kind.QUARTER:
            name = QUARTER_NAMES[self.quarter - 1].lower()
            return f"the {name} quarter of {self.year}"
        return self.title

    @property
    def before(self) -> "Period":
        return period_of(self.kind, self.first - DAY)

    @property
    def after(self) -> "Period":
        return period_of(self.kind, self.last + DAY)

    @property
    def days(self) -> list[date]:
        days = []
        day = self.first
        while day <= self.last:
            days.append(day)
            day += DAY
        return days

    @property
    def months(self) -> list["Period"]:
        """Those that lie in it; none in a week."""
        return self.periods_within(Kind.MONTH)

    @property
    def quarters(self) -> list["Period"]:
        return self.periods_within(Kind.QUARTER)

    @property
    def weeks(self) -> list["Period"]:
        """All that have a day in it."""
        weeks = []
        week = period_of(Kind.WEEK, self.first)
        while week.first <= self.last:
            weeks.append(week)
            week = week.after
        return weeks

    def periods_within(self, kind: Kind) -> list["Period"]:
        """Those of the kind that lie in it whole."""
        periods = []
        period = period_of(kind, self.first)
        while period.last <= self.last:
            if period.first >= self.first:
                periods.append(period)
            period = period.after
        return periods


def span_of_days(first: date, last: date) -> Period:
    """Any days in a row, for their days and weeks; it has no address of its own."""
    return Period(Kind.YEAR, first, last)


def period_of(kind: Kind, day: date) -> Period:
    """The one that the day lies in."""
    if kind == Kind.WEEK:
        first = day - timedelta(days=day.weekday())
        return Period(kind, first, first + WEEK - DAY)
    month_count = 1
    first = day.replace(day=1)
    if kind == Kind.QUARTER:
        month_count = MONTHS_OF_QUARTER
        months_over = (day.month - 1) % MONTHS_OF_QUARTER
        first = first.replace(month=day.month - months_over)
    if kind == Kind.YEAR:
        month_count = 12
        first = first.replace(month=1)
    return Period(kind, first, last_day_of_months(first, month_count))


def last_day_of_months(first: date, month_count: int) -> date:
    """The last of that many months, of which the first begins on `first`."""
    last_month = first.month + month_count - 1
    # The 28th and four days lie in the month after.
    in_next_month = first.replace(month=last_month, day=28) + timedelta(days=4)
    return in_next_month - timedelta(days=in_next_month.day)


def read_period(text: str) -> Period:
    """Of its part of an address; raises ValueError for one that there is not."""
    match = PARTS.fullmatch(text)
    if match is None:
        raise ValueError(f"No period is called {text!r}.")
    year = int(match["year"])
    if not FIRST_YEAR <= year < date.max.year:
        raise ValueError(f"There is no year {year} here.")
    if match["week"]:
        first = date.fromisocalendar(year, int(match["week"]), 1)
        return period_of(Kind.WEEK, first)
    if match["month"]:
        return period_of(Kind.MONTH, date(year, int(match["month"]), 1))
    if match["quarter"]:
        month = 1 + (int(match["quarter"]) - 1) * MONTHS_OF_QUARTER
        return period_of(Kind.QUARTER, date(year, month, 1))
    return period_of(Kind.YEAR, date(year, 1, 1))


class PeriodConverter:
    """Periods in addresses: `<period:period>`."""

    regex = PATTERN

    def to_python(self, value: str) -> Period:
        return read_period(value)

    def to_url(self, value: Period | str) -> str:
        return str(value)
