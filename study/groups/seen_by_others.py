"""What others see of one member beside their name: on lists, in quizzes, as counts.

Asked as the pages ask that others see; that the member shares it stands in the queries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from papers.models import paper_is_published
from study.group_access_lists import lists_shown_to
from study.grouplists.queries import (
    WantedPaper,
    count_of,
    progress_by_slug,
    sharing_members,
    wanted_papers,
)
from study.groupquizzes.results import SeenResult, results_seen_of
from study.groups.year import CountedPaper, years_counting
from study.highlights.group_queries import passages_seen_of
from study.models import (
    HighlightShare,
    ListEntry,
    Membership,
    Reading,
    ReadingList,
)
from study.models.reading_list import ReadingListQuerySet

COUNTED = (Reading.Status.READ, Reading.Status.READING)


@dataclass(frozen=True, slots=True)
class SeenEntry:
    """A paper of a list, with the words below it in which the member is counted."""

    title: str
    slug: str
    words: str


@dataclass(frozen=True, slots=True)
class SeenList:
    reading_list: ReadingList
    entries: list[SeenEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenByOthers:
    """lists: of the group, those on which the member counts. wanted: papers that they
    want to read with others. years: with what they are counted there. shown: their own
    lists that they show to the group.
    """

    lists: list[SeenList]
    wanted: list[WantedPaper]
    results: list[SeenResult]
    years: list[CountedPaper]
    passages: list[HighlightShare]
    shown: ReadingListQuerySet

    @property
    def papers(self) -> list[SeenEntry | WantedPaper | CountedPaper]:
        """All that stand in one of these."""
        found: list[SeenEntry | WantedPaper | CountedPaper] = [
            *self.wanted,
            *self.years,
        ]
        for seen in self.lists:
            found += seen.entries
        return found


def seen_by_others(membership: Membership, at: datetime) -> SeenByOthers:
    shown = lists_shown_to(membership).filter(learner=membership.learner_id)
    return SeenByOthers(
        lists=seen_lists(membership),
        wanted=wanted_with(membership),
        results=results_seen_of(membership, at),
        years=years_counting(membership, at),
        passages=list(passages_seen_of(membership)),
        shown=shown.order_by("title", "pk"),
    )


def seen_lists(membership: Membership) -> list[SeenList]:
    """In two queries: where the member counts, and what is counted there."""
    entries = list(counted_entries(membership))
    slugs = {entry.paper.slug for entry in entries if entry.paper is not None}
    if not slugs:
        return []
    progress = progress_by_slug(membership.group_id, slugs)
    lists: dict[int, SeenList] = {}
    for entry in entries:
        paper = entry.paper
        if paper is None or paper.slug not in progress:
            continue
        reading_list = entry.reading_list
        reading_list.group = membership.group
        words = progress[paper.slug].words(vars(entry)["sharing_count"])
        seen = lists.setdefault(reading_list.pk, SeenList(reading_list, []))
        seen.entries.append(SeenEntry(paper.title, paper.slug, words))
    return list(lists.values())


def counted_entries(membership: Membership) -> Iterable[ListEntry]:
    """The entries that the member has read or is at; none unless they share it."""
    sharing = sharing_members(membership.group_id)
    own_readings = Reading.objects.filter(
        learner__in=sharing.filter(pk=membership.pk).values("learner"),
        paper=OuterRef("paper"),
        status__in=COUNTED,
    )
    lists = ReadingList.objects.of_group(membership.group_id).standing()
    entries = ListEntry.objects.filter(
        paper_is_published("paper"),
        Exists(own_readings),
        reading_list__in=lists,
    )
    counted = entries.annotate(sharing_count=count_of(sharing, "group"))
    with_names = counted.select_related("reading_list", "paper")
    return with_names.order_by(
        "-reading_list__changed_at", "reading_list", "rank"
    )


def wanted_with(membership: Membership) -> list[WantedPaper]:
    """Of what the group's lists show as wanted: what this member wants too."""
    wanted = wanted_papers(membership.group_id)
    sharing = sharing_members(membership.group_id).filter(pk=membership.pk)
    own_to_read = Reading.objects.filter(
        learner__in=sharing.values("learner"),
        status=Reading.Status.TO_READ,
        paper__slug__in=[paper.slug for paper in wanted],
    )
    slugs = set(own_to_read.values_list("paper__slug", flat=True))
    return [paper for paper in wanted if paper.slug in slugs]
