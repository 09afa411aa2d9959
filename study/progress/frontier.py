"""The frontier: papers that a learner is ready for.

Those not yet read of which they have read everything that the paper builds on; and
whether they still recall it.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from papers.models import Link, Paper, question_is_live
from study.memory.forgetting import chance_after, elapsed_days
from study.models import Card, Learner, Reading
from study.progress.topic_map import band_of, chance_percent
from study.reading.marks import STATUS_LABELS

# How many percent the chance of recall may lie below what the learner aims at.
TOLERANCE = 10
SHOWN_PAPERS = 50
# What one has begun comes first, then what one means to read.
STATUS_ORDER = (Reading.Status.READING, Reading.Status.TO_READ, "")
PAPER_FIELDS = ("slug", "title", "year", "note")


def recalled_from_percent(learner: Learner) -> int:
    """The least mean chance, in whole percent, at which a paper counts as recalled."""
    return round(100 * learner.desired_retention) - TOLERANCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Prerequisite:
    """A paper that was read, before another one.

    percent: the mean chance over its questions that were asked; None without any.
    """

    paper: Paper
    percent: int | None
    is_recalled: bool

    @property
    def band(self) -> str:
        return band_of(self.percent)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierPaper:
    """A paper with all that it builds on, the most faded first."""

    paper: Paper
    status: str
    prerequisites: list[Prerequisite]

    @property
    def status_label(self) -> str:
        return STATUS_LABELS.get(self.status, "")

    @property
    def is_without_note(self) -> bool:
        return self.paper.note == Paper.Note.NONE

    @property
    def faded(self) -> list[Prerequisite]:
        """What is to be refreshed first."""
        faded = []
        for prerequisite in self.prerequisites:
            if not prerequisite.is_recalled:
                faded.append(prerequisite)
        return faded

    @property
    def recalled(self) -> list[Prerequisite]:
        recalled = []
        for prerequisite in self.prerequisites:
            if prerequisite.is_recalled:
                recalled.append(prerequisite)
        return recalled


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontier:
    """ready: everything before them is recalled; waiting: something has faded."""

    ready: list[FrontierPaper]
    waiting: list[FrontierPaper]
    read_count: int

    @property
    def shown_ready(self) -> list[FrontierPaper]:
        return self.ready[:SHOWN_PAPERS]

    @property
    def shown_waiting(self) -> list[FrontierPaper]:
        return self.waiting[:SHOWN_PAPERS]


def frontier_of(learner: Learner, at: datetime) -> Frontier:
    """Four queries, however much was read."""
    statuses = dict(learner.readings.order_by().values_list("paper", "status"))
    read_ids = ids_of_status(statuses, Reading.Status.READ)
    stopped_ids = ids_of_status(statuses, Reading.Status.STOPPED)
    before = {}
    shown_ids = set()
    for paper_id, prerequisite_ids in papers_before(learner).items():
        is_over = paper_id in read_ids or paper_id in stopped_ids
        if not is_over and prerequisite_ids <= read_ids:
            before[paper_id] = prerequisite_ids
            shown_ids |= prerequisite_ids | {paper_id}
    papers = Paper.objects.only(*PAPER_FIELDS).in_bulk(shown_ids)
    read_papers = [papers[paper_id] for paper_id in shown_ids & read_ids]
    known = known_papers(read_papers, learner, at)
    frontier = Frontier(ready=[], waiting=[], read_count=len(read_ids))
    for paper_id, prerequisite_ids in before.items():
        prerequisites = [known[known_id] for known_id in prerequisite_ids]
        paper = FrontierPaper(
            paper=papers[paper_id],
            status=statuses.get(paper_id, ""),
            prerequisites=sorted(prerequisites, key=fading_order),
        )
        place = frontier.waiting if paper.faded else frontier.ready
        place.append(paper)
    frontier.ready.sort(key=reading_order)
    frontier.waiting.sort(key=reading_order)
    return frontier


def known_papers(
    papers: list[Paper], learner: Learner, at: datetime
) -> dict[int, Prerequisite]:
    """Papers that were read by their ids, and whether they are recalled."""
    chances = chances_of_papers(papers, learner, at)
    least_percent = recalled_from_percent(learner)
    known = {}
    for paper in papers:
        percent = chance_percent(chances.get(paper.pk))
        known[paper.pk] = Prerequisite(
            paper=paper,
            percent=percent,
            is_recalled=percent is None or percent >= least_percent,
        )
    return known


def ids_of_status(statuses: dict[int, str], status: str) -> set[int]:
    return {paper_id for paper_id, mark in statuses.items() if mark == status}


def papers_before(learner: Learner) -> dict[int, set[int]]:
    """By paper, the ids of all that it builds on; of papers that build on a read one.

    Only published papers count, on both ends.
    """
    read = Reading.objects.filter(learner=learner, status=Reading.Status.READ)
    builds_on_read = Link.objects.filter(
        source=OuterRef("source"),
        kind=Link.Kind.BUILDS_ON,
        target__in=read.values("paper"),
    )
    links = Link.objects.between_published().filter(
        Exists(builds_on_read),
        kind=Link.Kind.BUILDS_ON,
    )
    before: defaultdict[int, set[int]] = defaultdict(set)
    for source_id, target_id in links.order_by().values_list(
        "source", "target"
    ):
        before[source_id].add(target_id)
    return dict(before)


def chances_of_papers(
    papers: list[Paper], learner: Learner, at: datetime
) -> dict[int, float]:
    """By paper, the mean chance of recall over its questions that were asked."""
    cards = Card.objects.filter(
        question_is_live("question"),
        learner=learner,
        question__papers__in=papers,
    )
    # In a fixed order, so that the same sum is the same to the last bit.
    fields = cards.order_by("question_id").values_list(
        "question__papers", "stability", "last_day_began_at"
    )
    day_began_at = learner.clock.start_of_day(at)
    sums: defaultdict[int, float] = defaultdict(float)
    counts: defaultdict[int, int] = defaultdict(int)
    for paper_id, stability, last_day_began_at in fields:
        days = elapsed_days(last_day_began_at, day_began_at=day_began_at)
        sums[paper_id] += chance_after(days, stability=stability)
        counts[paper_id] += 1
    return {paper_id: sums[paper_id] / counts[paper_id] for paper_id in sums}


def fading_order(prerequisite: Prerequisite) -> tuple[bool, int, str]:
    """The most faded first, what was not tested last."""
    percent = prerequisite.percent
    return percent is None, percent or 0, prerequisite.paper.title


def reading_order(paper: FrontierPaper) -> tuple[int, bool, int, int, str]:
    """What was begun, then what has a note, then what builds on most."""
    return (
        STATUS_ORDER.index(paper.status),
        paper.is_without_note,
        -len(paper.prerequisites),
        paper.paper.year or 0,
        paper.paper.title,
    )
