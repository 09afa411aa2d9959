"""What a group sees of its members' passages."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import (
    Count,
    F,
    FilteredRelation,
    Min,
    Q,
    QuerySet,
)

from study.group_access_highlights import passages_shown_in
from study.models import Highlight, HighlightShare, Membership
from study.models.highlight import HighlightQuerySet

# Of a passage on a meeting's sheet, which names nobody.
FEWEST_MARKING = 3
MOST_ROWS = 200
MOST_ON_A_NOTE = 50
# Of a passage of the same note that covers the first letter of another one.
IS_OVER_IT = Q(
    paper__highlights__part=F("part"),
    paper__highlights__revision=F("revision"),
    paper__highlights__start__lte=F("start"),
    paper__highlights__end__gt=F("start"),
)


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


def highlights_shown_on(
    group_id: int, paper_ids: Collection[int]
) -> HighlightQuerySet:
    """On these notes, what members show to the group."""
    shown = passages_shown_in(group_id).filter(highlight__paper__in=paper_ids)
    return Highlight.objects.filter(pk__in=shown.values("highlight"))


def places_marked_by_several(
    group_id: int, revisions: Mapping[int, str]
) -> QuerySet[Any, dict[str, Any]]:
    """First letters at which so many members' passages overlap, most first.

    The threshold stands in the query. revisions: of the pages as they read, by paper.
    Places of other ones are among the rows, whoever marked them.
    """
    shown = highlights_shown_on(group_id, revisions)
    over_it = FilteredRelation("paper__highlights", condition=IS_OVER_IT)
    places = shown.order_by().values("paper", "part", "revision", "start")
    # Of those that begin at one letter one stands for all: they share their words.
    firsts = places.annotate(first=Min("pk")).values("first")
    both = Highlight.objects.filter(pk__in=firsts).alias(over=over_it)
    both = both.filter(over__in=shown)
    rows = both.order_by().values(
        "paper", "paper__title", "part", "revision", "start"
    )
    counted = rows.annotate(
        words=Min("exact"),
        until=Min("over__end"),
        marked_count=Count("over__learner", distinct=True),
    )
    is_as_read = Q(pk__in=[])
    for paper_id, revision in revisions.items():
        is_as_read |= Q(paper=paper_id, revision=revision)
    several = counted.filter(Q(marked_count__gte=FEWEST_MARKING) | ~is_as_read)
    return several.order_by("-marked_count", "paper", "part", "start")[
        :MOST_ROWS
    ]
