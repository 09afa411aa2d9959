"""One paper that a learner is ready for.

They have read all that it builds on, and recall it as the frontier of their reading
asks; the frontier's page says more.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    Case,
    Exists,
    IntegerField,
    OuterRef,
    Prefetch,
    Value,
    When,
)

from papers.models import Link, Paper
from papers.models.paper_visibility import PaperQuerySet
from study.models import Learner, Reading
from study.models.reading_plan import PlannedReading, ReadingPlan
from study.progress.frontier import known_papers

BEGUN = (Reading.Status.READING, Reading.Status.READ, Reading.Status.STOPPED)
# Of so many, in the order in which they would be suggested, one is looked for.
CANDIDATES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A paper whose only mark can be “to read”."""

    paper_id: int
    slug: str
    title: str
    url: str
    is_marked: bool

    @property
    def status(self) -> str:
        return Reading.Status.TO_READ if self.is_marked else ""


def suggested_paper(learner: Learner, at: datetime) -> Suggestion | None:
    """The first of those that are ready before which nothing has faded.

    In three queries: what is marked to read first, then what has a note, then the
    oldest.
    """
    candidates = list(ready_papers(learner)[:CANDIDATES])
    before = []
    for paper in candidates:
        before += [link.target for link in paper.links.all()]
    known = known_papers(before, learner, at) if before else {}
    for paper in candidates:
        targets = [known[link.target_id] for link in paper.links.all()]
        if all(target.is_recalled for target in targets):
            return Suggestion(
                paper_id=paper.pk,
                slug=paper.slug,
                title=paper.title,
                url=paper.get_absolute_url(),
                is_marked=getattr(paper, "is_marked", False),
            )
    return None


def ready_papers(learner: Learner) -> PaperQuerySet:
    """Everything that they build on was read; they are neither begun nor planned."""
    marks = Reading.objects.filter(learner=learner, paper=OuterRef("pk"))
    read = Reading.objects.filter(learner=learner, status=Reading.Status.READ)
    links = Link.objects.between_published().filter(kind=Link.Kind.BUILDS_ON)
    builds_on = links.filter(source=OuterRef("pk"))
    current = ReadingPlan.objects.current().filter(learner=learner)
    planned = PlannedReading.objects.filter(
        plan__in=current, paper=OuterRef("pk")
    )
    ready = Paper.objects.published().filter(
        Exists(builds_on.filter(target__in=read.values("paper"))),
        ~Exists(builds_on.exclude(target__in=read.values("paper"))),
        ~Exists(marks.filter(status__in=BEGUN)),
        ~Exists(planned),
    )
    ordered = ready.annotate(
        is_marked=Exists(marks),
        has_no_note=Case(
            When(note=Paper.Note.NONE, then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        ),
    ).order_by("-is_marked", "has_no_note", "year", "title", "pk")
    with_targets = Prefetch("links", links.select_related("target"))
    return ordered.only("slug", "title").prefetch_related(with_targets)
