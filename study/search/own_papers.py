"""Which of their own papers a learner's search finds."""

from papers.formats.author_line import author_line
from papers.models import Paper
from papers.models.paper_visibility import PaperQuerySet
from papers.search.finding import Search
from papers.search.marker import Marker
from papers.search.own_criteria import OwnCriteria
from papers.search.results import Result, mark_text
from papers.search.snippets import snippet
from study.models import Learner


def found_own_papers(search: Search, learner: Learner | None) -> PaperQuerySet:
    """Those that fit, the latest added first."""
    if learner is None:
        return Paper.objects.none()
    criteria = OwnCriteria(
        search.query,
        search.criteria.own,
        known=search.conditions,
        vocabulary=search.vocabulary,
    )
    if criteria.tree is None:
        return Paper.objects.none()
    fitting = Paper.objects.own_of(learner).filter(
        criteria.condition_of(criteria.tree)
    )
    return fitting.order_by("-created_at", "-id")


def own_paper_result(paper: Paper, marker: Marker) -> Result:
    facts = [
        author_line(paper.display_names, has_more=False),
        paper.year_text,
        paper.venue,
    ]
    known_facts = " · ".join(fact for fact in facts if fact)
    part = paper.own_part
    return Result(
        slug=paper.slug,
        url=paper.get_absolute_url(),
        title=mark_text(paper.title, marker),
        facts=mark_text(known_facts, marker),
        snippet=snippet(marker, part.abstract, part.note),
    )
