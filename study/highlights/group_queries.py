"""What a group sees of its members' passages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Count,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from study.discussion.names import name_of_member
from study.group_access_highlights import passages_shown_in
from study.highlights.services import find_moved_passages
from study.models import Highlight, HighlightShare, Membership

# Of a passage on a meeting's sheet, which names nobody.
FEWEST_MARKING = 3
MOST_PASSAGES = 10
MOST_ROWS = 200
MOST_ON_A_NOTE = 50


def passages_on_note(
    membership: Membership, paper_id: int
) -> QuerySet[HighlightShare]:
    """Of all members who share theirs, as the note reads; `by` is a name."""
    shown = passages_shown_in(membership.group_id)
    on_note = shown.filter(highlight__paper=paper_id)
    named = on_note.annotate(by=name_of_member("highlight__learner", "group"))
    with_words = named.select_related("highlight")
    return with_words.order_by(
        "highlight__part", "highlight__start", "highlight"
    )[:MOST_ON_A_NOTE]


def passages_seen_of(membership: Membership) -> QuerySet[HighlightShare]:
    """Of one member, what the others see."""
    shown = passages_shown_in(membership.group_id)
    own = shown.filter(highlight__learner=membership.learner_id)
    return own.select_related("highlight__paper").order_by(
        "-highlight__paper", "highlight__part", "highlight__start", "highlight"
    )[:MOST_ROWS]


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


def rows_marked_by_several(
    group_id: int, paper_ids: list[int]
) -> QuerySet[Highlight]:
    """Highlights at whose first letter so many members' ones overlap, most first.

    The threshold stands in the query. Those of a note that was rendered anew since
    they were found are among them, without `is_placed`.
    """
    shown = passages_shown_in(group_id).filter(highlight__paper__in=paper_ids)
    highlights = Highlight.objects.filter(pk__in=shown.values("highlight"))
    over_it = highlights.order_by().filter(
        paper=OuterRef("paper"),
        part=OuterRef("part"),
        revision=OuterRef("revision"),
        start__lte=OuterRef("start"),
        end__gt=OuterRef("start"),
    )
    by_part = over_it.values("paper", "part")
    counts = by_part.annotate(count=Count("learner", distinct=True))
    ends = by_part.annotate(until=Min("end"))
    counted = highlights.annotate(
        is_placed=Q(revision=F("paper__page__body_digest")),
        marked_count=Subquery(
            counts.values("count"), output_field=IntegerField()
        ),
        common_until=Subquery(
            ends.values("until"), output_field=IntegerField()
        ),
    )
    several = counted.filter(
        Q(is_placed=False) | Q(marked_count__gte=FEWEST_MARKING)
    )
    by_count = several.order_by("-marked_count", "paper", "part", "start", "pk")
    return by_count.select_related("paper")[:MOST_ROWS]
