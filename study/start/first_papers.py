"""Five papers to begin with, each with its reason.

From what the learner is here for, from what they have read, and from what most others
lean on. Another kind of aim joins in `candidates_of_aim`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from papers.models import Link, Paper, PathStep, ReadingPath
from papers.queries.well_known import Renown, count_renown
from papers.services.page_cache.header import minutes_to_read
from papers.topic_tree import topic_tree
from study.models import Learner, Reading, StudyAim

MOST_PAPERS = 5
# What was read leads to the others, where it leads somewhere.
MOST_OF_THE_AIM = 3
# Among so many of the best known, those that need nothing before them come first.
WELL_KNOWN = 30


@dataclass(frozen=True)
class Candidate:
    """A paper that may be read first.

    because: may name a paper that is known, by its id in `known_id`. reason_html: the
    curator's own words, where a link or a step of a path has some.
    """

    paper_id: int
    because: str
    reason_html: str = ""
    known_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class FirstPaper:
    """known: the paper because of which this one comes; minutes: to read its note."""

    paper: Paper
    because: str
    reason_html: str
    known: Paper | None
    minutes: int
    is_marked: bool


@dataclass(kw_only=True)
class Outset:
    """Where a learner stands in the library, and how its papers hang together.

    links: source, target, kind and reason. steps: path, paper and reason. full_ids:
    the papers at either end of a link that have a full note.
    """

    statuses: dict[int, str]
    links: list[tuple[int, int, str, str]]
    full_ids: set[int]
    steps: list[tuple[int, int, str]]
    goal_ids: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.read_ids = self.ids_of(Reading.Status.READ)
        self.left_out_ids = self.read_ids | self.ids_of(Reading.Status.STOPPED)
        built_on = [link for link in self.links if link[2] == Link.Kind.BUILDS_ON]
        self.prerequisites = [(source, target) for source, target, *_ in built_on]
        self.renown = count_renown(
            (target for _, target in self.prerequisites),
            (paper_id for _, paper_id, _ in self.steps),
        )
        self.unread_before = Counter(
            source
            for source, target in self.prerequisites
            if target not in self.read_ids
        )

    def ids_of(self, status: str) -> set[int]:
        return {paper_id for paper_id, mark in self.statuses.items() if mark == status}


def read_outset(learner: Learner, aim: StudyAim) -> Outset:
    """Three queries; for a topic the tree instead of the paths."""
    own = Reading.objects.filter(learner=learner).order_by()
    links = Link.objects.between_published().order_by("kind", "position", "id")
    fields = ("source", "target", "kind", "reason_html")
    rows = list(links.values_list(*fields, "source__note", "target__note"))
    outset = Outset(
        statuses=dict(own.values_list("paper", "status")),
        links=[row[:4] for row in rows],
        full_ids=ids_with_full_note(rows),
        steps=[] if aim.kind == StudyAim.Kind.TOPIC else read_steps(),
    )
    outset.goal_ids = goal_ids_of(aim, outset)
    return outset


def ids_with_full_note(rows: Iterable[tuple]) -> set[int]:
    """rows: source and target first, their kinds of note last."""
    ids = set()
    for source, target, *_, source_note, target_note in rows:
        if source_note == Paper.Note.FULL:
            ids.add(source)
        if target_note == Paper.Note.FULL:
            ids.add(target)
    return ids


def read_steps() -> list[tuple[int, int, str]]:
    steps = PathStep.objects.with_published_paper().filter(path__status="published")
    return list(steps.values_list("path", "paper", "reason_html"))


def goal_ids_of(aim: StudyAim, outset: Outset) -> set[int]:
    """The papers of what is aimed at; empty where it has none of its own."""
    if aim.path_id:
        return {paper for path, paper, _ in outset.steps if path == aim.path_id}
    if aim.topic:
        node = topic_tree().node(aim.topic.slug)
        return node.paper_ids if node else set()
    return set()


def first_papers(learner: Learner, aim: StudyAim) -> list[FirstPaper]:
    outset = read_outset(learner, aim)
    of_aim = candidates_of_aim(aim, outset)
    chosen = choose(
        outset,
        (of_aim, MOST_OF_THE_AIM),
        (candidates_after_known(outset), MOST_PAPERS),
        (of_aim, MOST_PAPERS),
        (well_known_candidates(outset), MOST_PAPERS),
    )
    if aim.kind != StudyAim.Kind.PATH:
        chosen = in_reading_order(chosen, outset.prerequisites)
    return show_first_papers(chosen, outset)


def choose(outset: Outset, *sources: tuple[list[Candidate], int]) -> list[Candidate]:
    """From each source so many at most, until there are enough."""
    chosen: dict[int, Candidate] = {}
    for candidates, most in sources:
        taken_count = 0
        for candidate in candidates:
            is_new = candidate.paper_id not in chosen
            if len(chosen) == MOST_PAPERS or taken_count == most:
                break
            if is_new and candidate.paper_id not in outset.left_out_ids:
                chosen[candidate.paper_id] = candidate
                taken_count += 1
    return list(chosen.values())


def candidates_of_aim(aim: StudyAim, outset: Outset) -> list[Candidate]:
    """Those of the path, of the topic, or what is asked about most."""
    if aim.path:
        return candidates_of_path(aim.path, outset)
    if aim.topic:
        return candidates_of_topic(aim.topic.name, outset)
    if aim.kind == StudyAim.Kind.INTERVIEW:
        return candidates_of_many_paths(outset)
    return []


def candidates_of_path(path: ReadingPath, outset: Outset) -> list[Candidate]:
    """Its steps in their order."""
    own = [step for step in outset.steps if step[0] == path.pk]
    candidates = []
    for number, (_, paper_id, reason_html) in enumerate(own, start=1):
        because = f"Step {number} of the path “{path.title}”"
        if number == 1:
            because = f"The first of the path “{path.title}”"
        candidates.append(Candidate(paper_id, because, reason_html))
    return candidates


def candidates_of_topic(name: str, outset: Outset) -> list[Candidate]:
    """What needs nothing unread of the topic first, then what most build on."""
    needs_more = set()
    for source, target in outset.prerequisites:
        if target in outset.goal_ids and target not in outset.read_ids:
            needs_more.add(source)

    def order(paper_id: int) -> tuple[bool, bool, int, int]:
        is_brief = paper_id not in outset.full_ids
        total = renown_total(paper_id, outset)
        return paper_id in needs_more, is_brief, -total, paper_id

    candidates = []
    for paper_id in sorted(outset.goal_ids, key=order):
        renown = outset.renown.get(paper_id)
        because = f"On {name}"
        if renown:
            because = f"On {name}. {renown_sentence(renown)}"
        candidates.append(Candidate(paper_id, because))
    return candidates


def renown_total(paper_id: int, outset: Outset) -> int:
    renown = outset.renown.get(paper_id)
    return renown.total if renown else 0


def candidates_of_many_paths(outset: Outset) -> list[Candidate]:
    """Those through which most paths lead."""
    renown = outset.renown

    def order(paper_id: int) -> tuple[int, int]:
        return -renown[paper_id].path_count, -renown[paper_id].built_on_count

    candidates = []
    for paper_id in sorted(renown, key=order)[:WELL_KNOWN]:
        candidates.append(Candidate(paper_id, renown_sentence(renown[paper_id])))
    return candidates


def well_known_candidates(outset: Outset) -> list[Candidate]:
    """Of the best known, what needs nothing unread before it comes first."""
    best_known = list(outset.renown)[:WELL_KNOWN]
    in_order = sorted(best_known, key=lambda one: outset.unread_before[one] > 0)
    return [
        Candidate(paper_id, renown_sentence(outset.renown[paper_id]))
        for paper_id in in_order
    ]


def renown_sentence(renown: Renown) -> str:
    """“3 papers here build on it, and 2 paths lead through it”."""
    parts = []
    if renown.built_on_count == 1:
        parts.append("1 paper here builds on it")
    elif renown.built_on_count:
        parts.append(f"{renown.built_on_count} papers here build on it")
    if renown.path_count == 1:
        parts.append("1 path leads through it")
    elif renown.path_count:
        parts.append(f"{renown.path_count} paths lead through it")
    sentence = ", and ".join(parts)
    return sentence[:1].upper() + sentence[1:]


def candidates_after_known(outset: Outset) -> list[Candidate]:
    """What links lead to from papers that were read.

    Those of the aim first, then full notes, then what needs the least that is unread.
    """
    candidates = []
    for source, target, kind, reason_html in outset.links:
        if kind == Link.Kind.READ_NEXT and source in outset.read_ids:
            paper_id, known_id = target, source
        elif kind == Link.Kind.BUILDS_ON and target in outset.read_ids:
            paper_id, known_id = source, target
        else:
            continue
        candidate = Candidate(paper_id, "Because you know", reason_html, known_id)
        candidates.append(candidate)

    def order(candidate: Candidate) -> tuple[bool, bool, int, int]:
        paper_id = candidate.paper_id
        is_aside = paper_id not in outset.goal_ids
        is_brief = paper_id not in outset.full_ids
        unread_count = outset.unread_before[paper_id]
        return is_aside, is_brief, unread_count, -renown_total(paper_id, outset)

    return sorted(candidates, key=order)


def in_reading_order(
    chosen: list[Candidate], prerequisites: Iterable[tuple[int, int]]
) -> list[Candidate]:
    """What another one of them builds on comes before it."""
    waiting = list(chosen)
    in_order: list[Candidate] = []
    edges = list(prerequisites)
    while waiting:
        waiting_ids = {candidate.paper_id for candidate in waiting}
        held_back = {source for source, target in edges if target in waiting_ids}
        free = [one for one in waiting if one.paper_id not in held_back]
        # Links that build on something make no circle; if some ever did, any goes.
        following = free[0] if free else waiting[0]
        in_order.append(following)
        waiting.remove(following)
    return in_order


def show_first_papers(chosen: list[Candidate], outset: Outset) -> list[FirstPaper]:
    """With titles and reading times; two queries."""
    shown_ids = [candidate.paper_id for candidate in chosen]
    with_notes = Paper.objects.published().prefetch_related("sections")
    papers = with_notes.in_bulk(shown_ids + known_ids_of(chosen))
    shown = []
    for candidate in chosen:
        paper = papers.get(candidate.paper_id)
        if paper is None:
            # The topic tree may be a moment older than the paper's withdrawal.
            continue
        known = papers.get(candidate.known_id) if candidate.known_id else None
        first_paper = FirstPaper(
            paper=paper,
            because=candidate.because,
            reason_html=candidate.reason_html,
            known=known,
            minutes=minutes_to_read(paper),
            is_marked=candidate.paper_id in outset.statuses,
        )
        shown.append(first_paper)
    return shown


def known_ids_of(chosen: list[Candidate]) -> list[int]:
    return [candidate.known_id for candidate in chosen if candidate.known_id]
