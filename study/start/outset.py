"""Where a learner stands in the library, and how its papers hang together."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from papers.models import Link, Paper, PathStep
from papers.queries.well_known import Renown, count_renown
from papers.topic_tree import topic_tree
from study.models import Learner, Reading, StudyAim

NO_RENOWN = Renown(built_on_count=0, path_count=0)


class OutsetLink(NamedTuple):
    """A link between published papers."""

    source_id: int
    target_id: int
    kind: str
    reason_html: str
    source_note: str
    target_note: str


class OutsetStep(NamedTuple):
    """A step of a published path."""

    path_id: int
    paper_id: int
    reason_html: str


@dataclass(kw_only=True)
class Outset:
    """The library around a learner's marks.

    statuses: the marks by paper. goal_ids: the papers of what is aimed at; empty where
    it has none of its own. full_ids: linked papers with a full note. unread_before: how
    many papers each one builds on that were not read.
    """

    statuses: dict[int, str]
    links: list[OutsetLink]
    steps: list[OutsetStep]
    goal_ids: set[int] = field(default_factory=set)
    read_ids: set[int] = field(default_factory=set)
    left_out_ids: set[int] = field(default_factory=set)
    full_ids: set[int] = field(default_factory=set)
    prerequisites: list[tuple[int, int]] = field(default_factory=list)
    unread_before: Counter[int] = field(default_factory=Counter)
    renown: dict[int, Renown] = field(default_factory=dict)

    def renown_total(self, paper_id: int) -> int:
        return self.renown.get(paper_id, NO_RENOWN).total

    def is_brief(self, paper_id: int) -> bool:
        """Whether no full note of it is known."""
        return paper_id not in self.full_ids


def read_outset(learner: Learner, aim: StudyAim) -> Outset:
    """Three queries; for a topic the tree instead of the paths."""
    own = Reading.objects.filter(learner=learner).order_by()
    outset = Outset(
        statuses=dict(own.values_list("paper", "status")),
        links=read_links(),
        steps=[] if aim.kind == StudyAim.Kind.TOPIC else read_steps(),
    )
    sort_marks(outset)
    sort_links(outset)
    built_on_ids = [target_id for _, target_id in outset.prerequisites]
    step_ids = [step.paper_id for step in outset.steps]
    outset.renown = count_renown(built_on_ids, step_ids)
    outset.goal_ids = goal_ids_of(aim, outset.steps)
    return outset


def read_links() -> list[OutsetLink]:
    links = Link.objects.between_published().order_by("kind", "position", "id")
    rows = links.values_list(
        "source",
        "target",
        "kind",
        "reason_html",
        "source__note",
        "target__note",
    )
    return [OutsetLink(*row) for row in rows]


def read_steps() -> list[OutsetStep]:
    """Path by path in their order."""
    steps = PathStep.objects.on_published_paths()
    rows = steps.values_list("path", "paper", "reason_html")
    return [OutsetStep(*row) for row in rows]


def sort_marks(outset: Outset) -> None:
    """What was read, and what is not to be begun any more."""
    for paper_id, status in outset.statuses.items():
        if status == Reading.Status.READ:
            outset.read_ids.add(paper_id)
            outset.left_out_ids.add(paper_id)
        elif status == Reading.Status.STOPPED:
            outset.left_out_ids.add(paper_id)


def sort_links(outset: Outset) -> None:
    """What builds on what, and which papers have a full note."""
    for link in outset.links:
        if link.source_note == Paper.Note.FULL:
            outset.full_ids.add(link.source_id)
        if link.target_note == Paper.Note.FULL:
            outset.full_ids.add(link.target_id)
        if link.kind != Link.Kind.BUILDS_ON:
            continue
        outset.prerequisites.append((link.source_id, link.target_id))
        if link.target_id not in outset.read_ids:
            outset.unread_before[link.source_id] += 1


def goal_ids_of(aim: StudyAim, steps: list[OutsetStep]) -> set[int]:
    if aim.topic:
        node = topic_tree().node(aim.topic.slug)
        return node.paper_ids if node else set()
    goal_ids = set()
    for step in steps:
        if step.path_id == aim.path_id:
            goal_ids.add(step.paper_id)
    return goal_ids
