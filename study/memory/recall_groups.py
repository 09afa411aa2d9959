"""How recalls are grouped where many are counted: by age, and by chance.

What is counted are delayed answers: those given a study day or more after the last one
to the same question.
"""

from bisect import bisect_right

# The first day of each group of days since the last answer.
AGES = (1, 4, 8, 15, 31, 91)
LAST_TENTH = 9
MILLION = 1_000_000


def age_group(days: int) -> int:
    """The first day of the group that so many days (1 or more) belong to."""
    return AGES[bisect_right(AGES, days) - 1]


def chance_tenth(chance: float) -> int:
    """0 for chances below 10 %, 9 for those from 90 % on."""
    return min(LAST_TENTH, int(10 * chance))


def millionths(share: float) -> int:
    """A share, 0 to 1, as a whole number: sums of them are exact in any order."""
    return round(MILLION * share)
