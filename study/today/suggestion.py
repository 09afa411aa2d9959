"""One paper that a learner is ready for.

The frontier's page says more, and asks how well what comes before is recalled; here one
look has to do.
"""

from dataclasses import dataclass

from django.db.models import Case, Exists, IntegerField, OuterRef, Value, When

from papers.models import Link, Paper
from study.models import Learner, Reading
from study.models.reading_plan import PlannedReading, ReadingPlan

BEGUN = (Reading.Status.READING, Reading.Status.READ, Reading.Status.STOPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    title: str
    url: str
    is_marked: bool


def suggested_paper(learner: Learner) -> Suggestion | None:
    """Everything that it builds on was read; it is neither begun nor planned.

    In one query: what is marked to read first, then what has a note, then the oldest.
    """
    marks = Reading.objects.filter(learner=learner, paper=OuterRef("pk"))
    read = Reading.objects.filter(learner=learner, status=Reading.Status.READ)
    builds_on = Link.objects.between_published().filter(
        kind=Link.Kind.BUILDS_ON, source=OuterRef("pk")
    )
    current = ReadingPlan.objects.current().filter(learner=learner)
    planned = PlannedReading.objects.filter(plan__in=current, paper=OuterRef("pk"))
    ready = Paper.objects.published().filter(
        Exists(builds_on.filter(target__in=read.values("paper"))),
        ~Exists(builds_on.exclude(target__in=read.values("paper"))),
        ~Exists(marks.filter(status__in=BEGUN)),
        ~Exists(planned),
    )
    paper = (
        ready.annotate(
            is_marked=Exists(marks),
            has_no_note=Case(
                When(note=Paper.Note.NONE, then=Value(1)),
                default=Value(0),
                output_field=IntegerField(),
            ),
        )
        .order_by("-is_marked", "has_no_note", "year", "title", "pk")
        .only("slug", "title")
        .first()
    )
    if paper is None:
        return None
    return Suggestion(
        title=paper.title,
        url=paper.get_absolute_url(),
        is_marked=getattr(paper, "is_marked", False),
    )
