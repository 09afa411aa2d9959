"""The history of questions and papers, asked for what learners saw.

A curator may go on writing at what is withdrawn; learners see it as it last was.
"""

from collections.abc import Iterable
from typing import Any

from papers.models import Paper

UNKNOWN_PAPER = "A paper that was withdrawn"


def version_answered(versions: list[Any], revision: int) -> Any | None:
    """The version that had this revision; None when it is not kept."""
    for version in versions:
        if version.revision == revision:
            return version
    return None


def titles_as_published(papers: Iterable[Paper]) -> dict[int, str]:
    """Each paper's title by its id: of a withdrawn one the last that was published."""
    titles = {}
    withdrawn_ids = []
    for paper in papers:
        titles[paper.pk] = paper.title
        if not paper.is_open_to_learner:
            titles[paper.pk] = UNKNOWN_PAPER
            withdrawn_ids.append(paper.pk)
    if withdrawn_ids:
        titles.update(last_published_titles(withdrawn_ids))
    return titles


def last_published_titles(paper_ids: list[int]) -> dict[int, str]:
    versions = Paper.history.filter(
        id__in=paper_ids,
        status=Paper.Status.PUBLISHED,
    ).order_by("history_id")
    return dict(versions.values_list("id", "title"))
