"""What a group sees of its members' passages."""

from django.db.models import (
    Count,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import MD5

from study.group_access_highlights import passages_shown_in
from study.models import Highlight, HighlightShare, Membership

# Of a passage on a meeting's sheet, which names nobody.
FEWEST_MARKING = 3
MOST_ROWS = 200
MOST_ON_A_NOTE = 50


def passages_on_note(
    membership: Membership, paper_id: int
) -> QuerySet[HighlightShare]:
    """Of all members who share theirs, as the note reads."""
    shown = passages_shown_in(membership.group_id)
    on_note = shown.filter(highlight__paper=paper_id)
    with_names = on_note.select_related("highlight__learner")
    return with_names.order_by(
        "highlight__part", "highlight__start", "highlight"
    )[:MOST_ON_A_NOTE]


def passages_seen_of(membership: Membership) -> QuerySet[HighlightShare]:
    """Of one member, what the others see."""
    shown = passages_shown_in(membership.group_id)
    own = shown.filter(highlight__learner=membership.learner_id)
    return own.select_related("highlight__paper").order_by(
        "-highlight__paper", "highlight__part", "highlight__start", "highlight"
    )[:MOST_ROWS]


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
        is_placed=Q(revision=MD5("paper__page__body_html")),
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
