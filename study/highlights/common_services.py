"""What several members of a group marked in the same notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from study.highlights.group_queries import (
    highlights_shown_on,
    places_marked_by_several,
)
from study.highlights.services import find_moved_passages
from study.models.highlight import part_label

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
    group_id: int, revisions: Mapping[int, str]
) -> list[CommonPassage]:
    """On these notes, what FEWEST_MARKING members or more marked for the group.

    revisions: of the pages as they read, by paper. In one query, more after a note was
    changed.
    """
    if not revisions:
        return []
    rows = list(places_marked_by_several(group_id, revisions))
    moved_ids = {row["paper"] for row in rows if has_moved(row, revisions)}
    if moved_ids:
        find_moved_passages(highlights_shown_on(group_id, moved_ids))
        rows = list(places_marked_by_several(group_id, revisions))
    passages: list[CommonPassage] = []
    for row in rows:
        if has_moved(row, revisions):
            continue
        passage = common_passage(row)
        is_told = any(passage.overlaps(other) for other in passages)
        if not is_told:
            passages.append(passage)
    return passages[:MOST_PASSAGES]


def has_moved(row: dict[str, Any], revisions: Mapping[int, str]) -> bool:
    revision: str = row["revision"]
    return revision != revisions[row["paper"]]


def common_passage(row: dict[str, Any]) -> CommonPassage:
    """row: of places_marked_by_several()."""
    start, until = row["start"], row["until"]
    return CommonPassage(
        words=row["words"][: until - start],
        part_label=part_label(row["part"]),
        paper_id=row["paper"],
        paper_title=row["paper__title"],
        marked_count=row["marked_count"],
        start=start,
        end=until,
    )
