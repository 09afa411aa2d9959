"""What the first evening offers: well-known papers, paths and topics."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from papers.models import Paper, ReadingPath
from papers.queries.well_known import paper_ids_by_renown
from papers.topic_tree import Node, topic_tree
from study.models import Learner, Reading, StudyAim

KNOWN_PAPERS = 12
LEAST_PAPERS_OF_A_TOPIC = 5


@dataclass(frozen=True, kw_only=True)
class StartOffer:
    """What a learner may choose among.

    papers: well-known ones, with whether they are marked read.
    """

    papers: list[Paper]
    paths: list[ReadingPath]
    topics: list[Node]


def start_offer(learner: Learner) -> StartOffer:
    paths = ReadingPath.objects.published().only("slug", "title")
    return StartOffer(
        papers=well_known_papers(learner),
        paths=list(paths),
        topics=wide_topics(),
    )


def well_known_papers(learner: Learner) -> list[Paper]:
    """Those on which most others lean, the oldest first."""
    ids = paper_ids_by_renown()[:KNOWN_PAPERS]
    own = Reading.objects.filter(
        learner=learner,
        paper=OuterRef("pk"),
        status=Reading.Status.READ,
    )
    papers = (
        Paper.objects.published()
        .filter(pk__in=ids)
        .annotate(is_read=Exists(own))
    )
    return list(papers.only("slug", "title", "year").order_by("year", "title"))


def wide_topics() -> list[Node]:
    """The topics at the top and right below it that have several notes."""
    topics = []
    for root in topic_tree().roots:
        for node in (root, *root.children):
            is_wide = node.paper_count >= LEAST_PAPERS_OF_A_TOPIC
            if is_wide and not node.is_supplementary:
                topics.append(node)
    return topics


def aim_of(learner: Learner) -> StudyAim | None:
    """None as long as they have not said what they are here for."""
    aims = StudyAim.objects.filter(learner=learner)
    return aims.select_related("path", "topic").first()
