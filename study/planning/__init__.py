"""Which paper is read on which day, and how a calendar is told; no database or clock."""
