"""The way to a paper, from what a learner has read."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.safestring import SafeString

from papers.graph import Step, shortest_path
from papers.models import Link, Paper
from study.models import Learner, Reading
from study.reading.marks import STATUS_LABELS


@dataclass(frozen=True)
class Stop:
    """A paper on the way; the reason says why it stands before the next one and is empty for the goal."""

    paper: Paper
    status: str
    reason_html: SafeString | str
    next_title: str

    @property
    def status_label(self) -> str:
        return STATUS_LABELS.get(self.status, "")


@dataclass(frozen=True)
class WayToPaper:
    """Stops in reading order, the goal last."""

    stops: list[Stop]
    is_from_known: bool

    @property
    def is_read(self) -> bool:
        return self.stops[-1].status == Reading.Status.READ

    @property
    def unmarked(self) -> list[Paper]:
        return [stop.paper for stop in self.stops if not stop.status]


def steps_to(papers: list[int]) -> list[Step]:
    """What should be read before each of these: what it builds on, then what says “read this next”."""
    published = Link.objects.filter(
        source__status=Paper.Status.PUBLISHED, target__status=Paper.Status.PUBLISHED
    )
    before = Q(kind=Link.Kind.BUILDS_ON, source__in=papers) | Q(
        kind=Link.Kind.READ_NEXT, target__in=papers
    )
    links = (
        published.filter(before)
        .order_by("kind", "position", "id")
        .values_list("id", "kind", "source", "target")
    )
    return [
        Step(before=target, after=source, link=pk)
        if kind == Link.Kind.BUILDS_ON
        else Step(before=source, after=target, link=pk)
        for pk, kind, source, target in links
    ]


def way_to(goal: Paper, learner: Learner | None) -> WayToPaper:
    """The shortest chain to the goal from a paper that she has read, or from one that needs nothing before it."""
    read = Reading.objects.filter(learner=learner, status=Reading.Status.READ).exclude(
        paper=goal
    )
    known = set(read.values_list("paper", flat=True)) if learner else set()
    way = shortest_path(goal.pk, known, steps_to)
    papers = Paper.objects.in_bulk([step.before for step in way.steps]) | {
        goal.pk: goal
    }
    links = Link.objects.in_bulk([step.link for step in way.steps])
    own = (
        Reading.objects.filter(learner=learner, paper__in=papers).values_list(
            "paper", "status"
        )
        if learner
        else ()
    )
    marks = dict(own)
    stops = [
        Stop(
            papers[step.before],
            marks.get(step.before, ""),
            links[step.link].reason_html,
            papers[step.after].title,
        )
        for step in way.steps
    ]
    return WayToPaper(
        [*stops, Stop(goal, marks.get(goal.pk, ""), "", "")], way.is_from_known
    )
