"""Expected and happened, by decile: ten groups of about equally many delayed answers.

Sorted by the chance of recall that was expected of them. The sums by study day keep no
single answer: those of one day, one age and one tenth of chance stay together at their
mean chance, and so do all whose mean has the same per mille. What was remembered has no
part in that, so a group says as truly how far expectation and memory agree; it is only
that no group can be cut finer than these parts.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F

from study.memory.recall_groups import MILLION
from study.progress.recall_counts import RecallCounts, RecallGroup

DECILES = 10
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

    @property
    def label(self) -> str:
        """“91.2 to 93.0 %”"""
        if self.least == self.most:
            return f"{self.least / 10:.1f} %"
        return f"{self.least / 10:.1f} to {self.most / 10:.1f} %"


def deciles(counts_by_chance: Iterable[tuple[int, RecallCounts]]) -> list[RecallGroup]:
    """By mean chance in per mille, the surest first; none without answers.

    A chance belongs to the decile in which the middle one of its answers lies.
    """
    surest_first = sorted(counts_by_chance, reverse=True, key=lambda part: part[0])
    total = sum(counts.asked for _, counts in surest_first)
    groups: defaultdict[int, Decile] = defaultdict(Decile)
    asked_before = 0
    for chance, counts in surest_first:
        twice_the_middle = 2 * asked_before + counts.asked
        decile = groups[DECILES * twice_the_middle // (2 * total)]
        decile.least = min(decile.least, chance)
        decile.most = max(decile.most, chance)
        decile.counts.add(counts)
        asked_before += counts.asked
    return [
        RecallGroup(label=decile.label, counts=decile.counts)
        for decile in groups.values()
    ]
