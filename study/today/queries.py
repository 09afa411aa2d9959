"""What a learner is in the middle of, and what they mean to read next."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from papers.models import paper_is_not_put_away
from study.models import Learner, Reading
from study.review.withdrawn import titles_as_published

SHOWN = 5
SHOWN_STATUSES = (Reading.Status.READING, Reading.Status.TO_READ)


@dataclass(frozen=True, kw_only=True)
class LatestReading:
    """url is empty when the paper was withdrawn."""

    paper_id: int
    slug: str
    paper_title: str
    url: str
    is_withdrawn: bool
    since: date | None


@dataclass
class LatestReadings:
    """The latest papers of each status, newest change first."""

    reading: list[LatestReading] = field(default_factory=list)
    to_read: list[LatestReading] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.reading or self.to_read)


def reading_rows(learner: Learner) -> QuerySet:
    """At most SHOWN readings of each status that is shown."""
    place = Window(
        RowNumber(), partition_by=F("status"), order_by=F("changed_at").desc()
    )
    readings = Reading.objects.filter(
        paper_is_not_put_away("paper"),
        learner=learner,
        status__in=SHOWN_STATUSES,
    )
    latest = readings.annotate(place=place).filter(place__lte=SHOWN)
    with_papers = latest.order_by("status", "place").select_related("paper")
    return with_papers.only(
        "status",
        "started_on",
        "paper__slug",
        "paper__title",
        "paper__status",
    )


def latest_readings(learner: Learner) -> LatestReadings:
    readings = list(reading_rows(learner))
    titles = titles_as_published(reading.paper for reading in readings)
    latest = LatestReadings()
    for reading in readings:
        paper = reading.paper
        shown = LatestReading(
            paper_id=paper.pk,
            slug=paper.slug,
            paper_title=titles[paper.pk],
            url=paper.get_absolute_url() if paper.is_open_to_learner else "",
            is_withdrawn=not paper.is_open_to_learner,
            since=reading.started_on,
        )
        getattr(latest, reading.status).append(shown)
    return latest
