"""Five papers to begin with, each with its reason.

From what the learner is here for, from what they have read, and from what most others
lean on. Another kind of aim joins in `candidates_of_aim`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from papers.models import Link, Paper, ReadingPath
from papers.queries.well_known import Renown
from papers.services.page_cache.header import minutes_to_read
from study.models import Learner, StudyAim
from study.start.outset import Outset, read_outset

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
    status: str

    @property
    def is_marked(self) -> bool:
        return self.status != ""


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


def choose(
    outset: Outset, *sources: tuple[list[Candidate], int]
) -> list[Candidate]:
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
    own = [step for step in outset.steps if step.path_id == path.pk]
    candidates = []
    for number, step in enumerate(own, start=1):
        because = f"Step {number} of the path “{path.title}”"
        if number == 1:
            because = f"The first of the path “{path.title}”"
        candidates.append(Candidate(step.paper_id, because, step.reason_html))
    return candidates


def candidates_of_topic(name: str, outset: Outset) -> list[Candidate]:
    """What needs nothing unread of the topic first, then what most build on."""
    needs_more = set()
    for source, target in outset.prerequisites:
        if target in outset.goal_ids and target not in outset.read_ids:
            needs_more.add(source)

    def order(paper_id: int) -> tuple[bool, bool, int, int]:
        total = outset.renown_total(paper_id)
        return (
            paper_id in needs_more,
            outset.is_brief(paper_id),
            -total,
            paper_id,
        )

    candidates = []
    for paper_id in sorted(outset.goal_ids, key=order):
        renown = outset.renown.get(paper_id)
        because = f"On {name}"
        if renown:
            because = f"On {name}. {renown_sentence(renown)}"
        candidates.append(Candidate(paper_id, because))
    return candidates


def candidates_of_many_paths(outset: Outset) -> list[Candidate]:
    """Those through which most paths lead."""
    renown = outset.renown

    def order(paper_id: int) -> tuple[int, int]:
        return -renown[paper_id].path_count, -renown[paper_id].built_on_count

    candidates = []
    for paper_id in sorted(renown, key=order)[:WELL_KNOWN]:
        candidates.append(
            Candidate(paper_id, renown_sentence(renown[paper_id]))
        )
    return candidates


def well_known_candidates(outset: Outset) -> list[Candidate]:
    """Of the best known, what needs nothing unread before it comes first."""
    best_known = list(outset.renown)[:WELL_KNOWN]
    in_order = sorted(best_known, key=lambda one: outset.unread_before[one] > 0)
    candidates = []
    for paper_id in in_order:
        sentence = renown_sentence(outset.renown[paper_id])
        candidates.append(Candidate(paper_id, sentence))
    return candidates


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
    for link in outset.links:
        if (
            link.kind == Link.Kind.READ_NEXT
            and link.source_id in outset.read_ids
        ):
            paper_id, known_id = link.target_id, link.source_id
        elif (
            link.kind == Link.Kind.BUILDS_ON
            and link.target_id in outset.read_ids
        ):
            paper_id, known_id = link.source_id, link.target_id
        else:
            continue
        because = "Because you know"
        candidates.append(
            Candidate(paper_id, because, link.reason_html, known_id)
        )

    def order(candidate: Candidate) -> tuple[bool, bool, int, int]:
        paper_id = candidate.paper_id
        is_aside = paper_id not in outset.goal_ids
        unread_count = outset.unread_before[paper_id]
        total = outset.renown_total(paper_id)
        return is_aside, outset.is_brief(paper_id), unread_count, -total

    return sorted(candidates, key=order)


def in_reading_order(
    chosen: list[Candidate], prerequisites: Iterable[tuple[int, int]]
) -> list[Candidate]:
    """What another one of them builds on comes before it."""
    waiting = {candidate.paper_id: candidate for candidate in chosen}
    edges = [edge for edge in prerequisites if edge[0] in waiting]
    in_order: list[Candidate] = []
    while waiting:
        held_back_ids = set()
        for source_id, target_id in edges:
            if target_id in waiting:
                held_back_ids.add(source_id)
        free_ids = [
            paper_id for paper_id in waiting if paper_id not in held_back_ids
        ]
        # Links that build on something make no circle; if some ever did, any goes.
        following_id = next(iter(free_ids or waiting))
        in_order.append(waiting.pop(following_id))
    return in_order


def show_first_papers(
    chosen: list[Candidate], outset: Outset
) -> list[FirstPaper]:
    """With titles and reading times; two queries."""
    papers = papers_of(chosen)
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
            status=outset.statuses.get(candidate.paper_id, ""),
        )
        shown.append(first_paper)
    return shown


def papers_of(chosen: list[Candidate]) -> dict[int, Paper]:
    """The papers that are shown, and those because of which they are."""
    paper_ids = set()
    for candidate in chosen:
        paper_ids.add(candidate.paper_id)
        if candidate.known_id:
            paper_ids.add(candidate.known_id)
    papers = Paper.objects.published().prefetch_related("sections")
    return papers.in_bulk(paper_ids)
