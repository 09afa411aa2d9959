"""What several members of a group marked in the same notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from study.highlights.group_queries import rows_marked_by_several
from study.highlights.services import find_moved_passages
from study.models import Highlight

MOST_PASSAGES = 10


@dataclass(frozen=True, slots=True)
class CommonPassage:
    """Words that several members marked, and how many; never who."""

    words: str
    part_label: str
    paper_id: int
    paper_title: str
    marked_count: int
    start: int
    end: int

    def overlaps(self, other: "CommonPassage") -> bool:
        place = (self.paper_id, self.part_label)
        if place != (other.paper_id, other.part_label):
            return False
        return self.start < other.end and other.start < self.end


def common_passages(
    group_id: int, paper_ids: Iterable[int]
) -> list[CommonPassage]:
    """On these notes, what FEWEST_MARKING members or more marked for the group.

    In one query, two more after a note was changed.
    """
    numbers = list(paper_ids)
    if not numbers:
        return []
    rows: list[Any] = list(rows_marked_by_several(group_id, numbers))
    moved = [row.pk for row in rows if not row.is_placed]
    if moved:
        find_moved_passages(Highlight.objects.filter(pk__in=moved))
        rows = list(rows_marked_by_several(group_id, numbers))
    passages: list[CommonPassage] = []
    for row in rows:
        if not row.is_placed:
            continue
        passage = common_passage(row)
        is_told = any(passage.overlaps(other) for other in passages)
        if not is_told:
            passages.append(passage)
    return passages[:MOST_PASSAGES]


def common_passage(row: Highlight) -> CommonPassage:
    """row: as rows_marked_by_several() asks for it."""
    start = row.start or 0
    until = vars(row)["common_until"]
    return CommonPassage(
        words=row.exact[: until - start],
        part_label=row.part_label,
        paper_id=row.paper_id,
        paper_title=row.paper.title,
        marked_count=vars(row)["marked_count"],
        start=start,
        end=until,
    )
