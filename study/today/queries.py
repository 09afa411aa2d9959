"""The latest of what a learner reads, means to read, has read and answered."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from papers import markdown
from papers.models import Question
from study.models import Learner, Reading, Review

SHOWN = 5
SHOWN_STATUSES = (
    Reading.Status.READING,
    Reading.Status.TO_READ,
    Reading.Status.READ,
)
RATING_LABELS = {choice.value: choice.label for choice in Review.Grade}


@dataclass(frozen=True)
class LatestReading:
    paper_title: str
    url: str
    since: date | None
    finished_on: date | None


@dataclass
class LatestReadings:
    """The latest papers of each status, newest change first."""

    reading: list[LatestReading] = field(default_factory=list)
    to_read: list[LatestReading] = field(default_factory=list)
    read: list[LatestReading] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.reading or self.to_read or self.read)


@dataclass(frozen=True)
class LatestAnswer:
    prompt: str
    url: str
    rating_label: str
    reviewed_at: datetime


def reading_rows(learner: Learner) -> QuerySet:
    """At most SHOWN readings of each status that is shown."""
    place = Window(
        RowNumber(), partition_by=F("status"), order_by=F("changed_at").desc()
    )
    readings = Reading.objects.filter(learner=learner, status__in=SHOWN_STATUSES)
    latest = readings.annotate(place=place).filter(place__lte=SHOWN)
    return latest.order_by("status", "place").values(
        "status", "started_on", "finished_on", "paper__slug", "paper__title"
    )


def latest_readings(learner: Learner) -> LatestReadings:
    latest = LatestReadings()
    for row in reading_rows(learner):
        reading = LatestReading(
            paper_title=row["paper__title"],
            url=reverse("paper", args=[row["paper__slug"]]),
            since=row["started_on"],
            finished_on=row["finished_on"],
        )
        getattr(latest, row["status"]).append(reading)
    return latest


def latest_answers(learner: Learner) -> list[LatestAnswer]:
    reviews = Review.objects.standing().filter(learner=learner)
    rows = reviews.values("id", "rating", "reviewed_at", "question__prompt")
    answers = []
    for row in rows[:SHOWN]:
        answer = LatestAnswer(
            prompt=prompt_on_a_line(row["question__prompt"]),
            url=reverse("show_review", args=[row["id"]]),
            rating_label=RATING_LABELS[row["rating"]],
            reviewed_at=row["reviewed_at"],
        )
        answers.append(answer)
    return answers


@lru_cache(maxsize=2048)
def prompt_on_a_line(prompt: str) -> str:
    """The question's Markdown as plain text on one line."""
    return markdown.plain_text(Question(prompt=prompt).prompt_without_gaps)
