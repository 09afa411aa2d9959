"""The papers that a group's list begins with: of a path, or of a topic."""

from dataclasses import dataclass, field

from papers.models import Paper
from papers.queries.catalogue import PaperFilters, filter_papers
from papers.topic_tree import topic_tree
from study.access import LearnerRequest, visible_path, visible_topic

MOST_PAPERS = 500


@dataclass(frozen=True, slots=True)
class Beginning:
    """Papers in their order; notes: Markdown, by the paper's number."""

    papers: list[Paper] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)


def beginning_of(request: LearnerRequest, kind: str, key: str) -> Beginning:
    """kind: path or topic, key: its slug; anything else begins with nothing."""
    if kind == "path":
        steps = visible_path(request, key).steps.with_published_paper()
        papers = []
        notes = {}
        for step in steps.select_related("paper"):
            papers.append(step.paper)
            notes[step.paper_id] = step.reason
        return Beginning(papers, notes)
    if kind == "topic":
        tree = topic_tree()
        visible_topic(tree, key)
        found = filter_papers(PaperFilters(topic=key), tree).only("pk")
        return Beginning(list(found[:MOST_PAPERS]))
    return Beginning()
