"""How much a learner may keep."""

MOST_LISTS = 500
MOST_ENTRIES = 10_000
