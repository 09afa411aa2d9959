"""Expected and happened, by decile: ten groups of about equally many delayed answers.

Sorted by the chance of recall that was expected of them. The sums by study day keep no
single answer: those of one day, one age and one tenth of chance stay together at their
mean chance, and so do all whose mean has the same per mille. What was remembered has no
part in that, so a group says as truly how far expectation and memory agree; it is only
that no group can be cut finer than these parts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F

from study.memory.recall_groups import MILLION
from study.progress.recall_counts import RecallCounts, RecallGroup

DECILES = 10
NO_BREAK = "\N{NO-BREAK SPACE}"
MILLIONTHS_OF_PER_MILLE = MILLION // 1000
# The mean chance that was expected, in whole per mille.
EXPECTED_PER_MILLE = F("expected_millionths") / (
    F("asked_count") * MILLIONTHS_OF_PER_MILLE
)


@dataclass(slots=True)
class Decile:
    """least, most: mean chances in per mille."""

    least: int = 1000
    most: int = 0
    counts: RecallCounts = field(default_factory=RecallCounts)

    def add(self, chance: int, counts: RecallCounts) -> None:
        self.least = min(self.least, chance)
        self.most = max(self.most, chance)
        self.counts.add(counts)

    @property
    def label(self) -> str:
        """“91.2 to 93.0 %”, with a space that does not break."""
        if self.least == self.most:
            return f"{self.least / 10:.1f}{NO_BREAK}%"
        return f"{self.least / 10:.1f} to {self.most / 10:.1f}{NO_BREAK}%"


def deciles(
    counts_by_chance: Iterable[tuple[int, RecallCounts]],
) -> list[RecallGroup]:
    """By mean chance in per mille, the surest first; none without answers.

    Each takes on until it has its share of what is left for it and those after it.
    """
    surest_first = sorted(
        counts_by_chance, reverse=True, key=lambda part: part[0]
    )
    left_count = sum(counts.asked for _, counts in surest_first)
    deciles_left = DECILES
    groups = []
    decile = Decile()
    for chance, counts in surest_first:
        decile.add(chance, counts)
        if decile.counts.asked * deciles_left >= left_count:
            groups.append(RecallGroup(label=decile.label, counts=decile.counts))
            left_count -= decile.counts.asked
            deciles_left -= 1
            decile = Decile()
    return groups
