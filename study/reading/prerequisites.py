"""What to read before a paper, beginning at what a learner has read."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.safestring import SafeString

from papers.graph import Step, all_before, shortest_path
from papers.models import Link, Paper
from study.models import Learner, Reading
from study.reading.marks import STATUS_LABELS

# What a learner says of their own paper is no link of the library.
OWN_STEP = 0
OWN_REASON = "Your paper builds on it, as you said."


@dataclass(frozen=True)
class PrerequisiteReason:
    """Why a paper should be read before the one with this title."""

    after_title: str
    html: SafeString | str


@dataclass(frozen=True)
class PrerequisiteStep:
    """A paper to read, and why before which of the later ones; the goal has no why."""

    paper: Paper
    status: str
    reasons: Sequence[PrerequisiteReason] = ()

    @property
    def status_label(self) -> str:
        return STATUS_LABELS.get(self.status, "")


@dataclass(frozen=True)
class Prerequisites:
    """Steps in reading order, the goal last.

    is_from_known: whether something that the learner has read comes before the first.
    """

    steps: list[PrerequisiteStep]
    is_from_known: bool

    @property
    def is_read(self) -> bool:
        return self.steps[-1].status == Reading.Status.READ

    @property
    def papers(self) -> list[Paper]:
        return [step.paper for step in self.steps]

    @property
    def unmarked(self) -> list[Paper]:
        return [step.paper for step in self.steps if not step.status]

    def has_status(self, status: str) -> bool:
        return any(step.status == status for step in self.steps)


def shortest_prerequisites(
    goal: Paper, learner: Learner | None
) -> Prerequisites:
    """The shortest chain to the goal from a paper that the learner has read.

    Where none leads there, from one that needs nothing before it.
    """
    known = read_papers(learner, besides=goal)
    own_steps = []
    for paper_id in built_on_by_own(goal):
        own_steps.append(Step(before=paper_id, after=goal.pk, link=OWN_STEP))

    def steps_before(papers: list[int]) -> list[Step]:
        if goal.is_own and goal.pk in papers:
            # No link of the library leads to it, and it is the whole first level.
            return own_steps
        return steps_to(papers)

    path = shortest_path(goal.pk, known, steps_before)
    papers = Paper.objects.in_bulk([step.before for step in path.steps])
    papers[goal.pk] = goal
    link_ids = [step.link for step in path.steps if step.link != OWN_STEP]
    links = Link.objects.in_bulk(link_ids)
    statuses = statuses_of(learner, papers)
    steps = []
    for step in path.steps:
        html: SafeString | str = OWN_REASON
        if step.link != OWN_STEP:
            html = links[step.link].reason_html
        reason = PrerequisiteReason(papers[step.after].title, html)
        prerequisite = PrerequisiteStep(
            paper=papers[step.before],
            status=statuses.get(step.before, ""),
            reasons=(reason,),
        )
        steps.append(prerequisite)
    steps.append(PrerequisiteStep(goal, statuses.get(goal.pk, "")))
    return Prerequisites(steps, path.is_from_known)


def all_prerequisites(goal: Paper, learner: Learner | None) -> Prerequisites:
    """Everything that the goal builds on and the learner has not read.

    What they have read is left out with all that only it needs.
    """
    known = read_papers(learner, besides=goal)
    before = papers_built_on()
    built_on = built_on_by_own(goal)
    before[goal.pk] += built_on
    order = all_before(goal.pk, known, before)
    papers = Paper.objects.in_bulk(order)
    papers[goal.pk] = goal
    statuses = statuses_of(learner, papers)
    reasons = reasons_among(papers)
    for paper_id in built_on:
        reasons[paper_id].append(PrerequisiteReason(goal.title, OWN_REASON))
    is_from_known = False
    steps = []
    for paper_id in order:
        is_from_known = is_from_known or not known.isdisjoint(
            before.get(paper_id, ())
        )
        step = PrerequisiteStep(
            paper=papers[paper_id],
            status=statuses.get(paper_id, ""),
            reasons=reasons.get(paper_id, ()),
        )
        steps.append(step)
    return Prerequisites(steps, is_from_known)


def built_on_by_own(goal: Paper) -> list[int]:
    """Ids of what a learner says that their own paper builds on, the older first."""
    if not goal.is_own:
        return []
    papers = Paper.objects.published().filter(own_parts_built_on_it=goal.pk)
    return list(
        papers.order_by("year", "title", "pk").values_list("pk", flat=True)
    )


def papers_built_on() -> defaultdict[int, list[int]]:
    """By paper, the ids of what it builds on, the older first."""
    links = Link.objects.between_published().filter(kind=Link.Kind.BUILDS_ON)
    oldest_first = links.order_by("target__year", "target__title", "target")
    before = defaultdict(list)
    for source_id, target_id in oldest_first.values_list("source", "target"):
        before[source_id].append(target_id)
    return before


def reasons_among(
    papers: Mapping[int, Paper],
) -> defaultdict[int, list[PrerequisiteReason]]:
    """By paper, why it should be read before others of these."""
    links = Link.objects.filter(
        kind=Link.Kind.BUILDS_ON,
        source__in=papers,
        target__in=papers,
    )
    reasons = defaultdict(list)
    for link in links.order_by("source__year", "source__title", "id"):
        reason = PrerequisiteReason(
            papers[link.source_id].title, link.reason_html
        )
        reasons[link.target_id].append(reason)
    return reasons


def read_papers(learner: Learner | None, *, besides: Paper) -> set[int]:
    if learner is None:
        return set()
    read = Reading.objects.filter(learner=learner, status=Reading.Status.READ)
    return set(read.exclude(paper=besides).values_list("paper", flat=True))


def statuses_of(
    learner: Learner | None, papers: dict[int, Paper]
) -> dict[int, str]:
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
