"""Which paper is read on which day, and how calendars are told; without a clock."""
