"""Delayed answers, added up.

A delayed answer is one that was given a study day or more after the last one to the
same question: only these say what was retained.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Sum

from study.memory.recall_groups import MILLION

# Fewer delayed answers than these say nothing.
ENOUGH_ANSWERS = 10
RECALL_SUMS = {
    "asked": Sum("asked_count"),
    "remembered": Sum("remembered_count"),
    "expected": Sum("expected_millionths"),
    "wanted": Sum("wanted_millionths"),
}


@dataclass(slots=True)
class RecallCounts:
    """expected, wanted: sums of chances in millionths."""

    asked: int = 0
    remembered: int = 0
    expected: int = 0
    wanted: int = 0

    def add(self, other: "RecallCounts") -> None:
        self.asked += other.asked
        self.remembered += other.remembered
        self.expected += other.expected
        self.wanted += other.wanted

    @property
    def is_enough(self) -> bool:
        return self.asked >= ENOUGH_ANSWERS

    @property
    def remembered_percent(self) -> int:
        return round(100 * self.remembered / self.asked)

    @property
    def expected_percent(self) -> int:
        return self.mean_percent(self.expected)

    @property
    def wanted_percent(self) -> int:
        return self.mean_percent(self.wanted)

    def mean_percent(self, millionths: int) -> int:
        return round(100 * millionths / (MILLION * self.asked))


def recall_counts(row: dict[str, Any]) -> RecallCounts:
    """row: one with RECALL_SUMS."""
    return RecallCounts(
        asked=row["asked"],
        remembered=row["remembered"],
        expected=row["expected"],
        wanted=row["wanted"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallGroup:
    """Delayed answers of a year that have an age, or an expectation, in common."""

    label: str
    counts: RecallCounts
