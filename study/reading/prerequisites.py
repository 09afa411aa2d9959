"""What to read before a paper, beginning at what a learner has read."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.safestring import SafeString

from papers.graph import Step, shortest_path
from papers.models import Link, Paper
from study.models import Learner, Reading
from study.reading.marks import STATUS_LABELS


@dataclass(frozen=True)
class PrerequisiteStep:
    """A paper to read; the reason says why before the next one, the goal has none."""

    paper: Paper
    status: str
    reason_html: SafeString | str = ""
    next_title: str = ""

    @property
    def status_label(self) -> str:
        return STATUS_LABELS.get(self.status, "")


@dataclass(frozen=True)
class PrerequisiteChain:
    """Steps in reading order, the goal last."""

    steps: list[PrerequisiteStep]
    is_from_known: bool

    @property
    def is_read(self) -> bool:
        return self.steps[-1].status == Reading.Status.READ

    @property
    def unmarked(self) -> list[Paper]:
        return [step.paper for step in self.steps if not step.status]

    def has_status(self, status: str) -> bool:
        return any(step.status == status for step in self.steps)


def prerequisite_chain(goal: Paper, learner: Learner | None) -> PrerequisiteChain:
    """The shortest chain to the goal from a paper that the learner has read.

    Where none leads there, from one that needs nothing before it.
    """
    path = shortest_path(goal.pk, read_papers(learner, besides=goal), steps_to)
    papers = Paper.objects.in_bulk([step.before for step in path.steps])
    papers[goal.pk] = goal
    links = Link.objects.in_bulk([step.link for step in path.steps])
    statuses = statuses_of(learner, papers)
    steps = []
    for step in path.steps:
        prerequisite = PrerequisiteStep(
            paper=papers[step.before],
            status=statuses.get(step.before, ""),
            reason_html=links[step.link].reason_html,
            next_title=papers[step.after].title,
        )
        steps.append(prerequisite)
    steps.append(PrerequisiteStep(goal, statuses.get(goal.pk, "")))
    return PrerequisiteChain(steps, path.is_from_known)


def read_papers(learner: Learner | None, *, besides: Paper) -> set[int]:
    if learner is None:
        return set()
    read = Reading.objects.filter(learner=learner, status=Reading.Status.READ)
    return set(read.exclude(paper=besides).values_list("paper", flat=True))


def statuses_of(learner: Learner | None, papers: dict[int, Paper]) -> dict[int, str]:
    """The learner's marks by paper."""
    if learner is None:
        return {}
    own = Reading.objects.filter(learner=learner, paper__in=papers)
    return dict(own.values_list("paper", "status"))


def steps_to(papers: list[int]) -> list[Step]:
    """What should be read before each of these, the better reasons first.

    What a paper builds on comes before what says “read this next”.
    """
    built_on = Q(kind=Link.Kind.BUILDS_ON, source__in=papers)
    leads_here = Q(kind=Link.Kind.READ_NEXT, target__in=papers)
    links = Link.objects.between_published().filter(built_on | leads_here)
    return [step_of(link) for link in links.order_by("kind", "position", "id")]


def step_of(link: Link) -> Step:
    """Links that build on something point back, links to read next point onward."""
    if link.kind == Link.Kind.BUILDS_ON:
        return Step(before=link.target_id, after=link.source_id, link=link.pk)
    return Step(before=link.source_id, after=link.target_id, link=link.pk)
