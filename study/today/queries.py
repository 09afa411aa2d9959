"""The latest of what a learner reads, means to read, has read and answered."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from papers import markdown
from papers.models import Question, paper_is_not_put_away
from study.models import Learner, Reading, Review
from study.review.withdrawn import questions_as_answered, titles_as_published

SHOWN = 5
SHOWN_STATUSES = (
    Reading.Status.READING,
    Reading.Status.TO_READ,
    Reading.Status.READ,
)
# All that tells which text of the question a learner may see.
REVIEW_FIELDS = (
    "rating",
    "reviewed_at",
    "question_revision",
    "question__kind",
    "question__level",
    "question__prompt",
    "question__revision",
    "question__status",
    "question__retired_at",
    "question__home__status",
)


@dataclass(frozen=True, kw_only=True)
class LatestReading:
    """url is empty when the paper was withdrawn."""

    paper_title: str
    url: str
    is_withdrawn: bool
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


@dataclass(frozen=True, kw_only=True)
class LatestAnswer:
    prompt: str
    url: str
    is_withdrawn: bool
    rating_label: str
    reviewed_at: datetime


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
        "finished_on",
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
            paper_title=titles[paper.pk],
            url=paper.get_absolute_url() if paper.is_open_to_learner else "",
            is_withdrawn=not paper.is_open_to_learner,
            since=reading.started_on,
            finished_on=reading.finished_on,
        )
        getattr(latest, reading.status).append(shown)
    return latest


def latest_answers(learner: Learner) -> list[LatestAnswer]:
    reviews = Review.objects.standing().filter(learner=learner)
    with_questions = reviews.select_related("question__home").only(*REVIEW_FIELDS)
    latest = list(with_questions[:SHOWN])
    questions = questions_as_answered(latest)
    answers = []
    for review in latest:
        question = questions[review.pk]
        answer = LatestAnswer(
            prompt=prompt_on_a_line(question.prompt),
            url=reverse("show_review", args=[review.pk]),
            is_withdrawn=not question.is_live,
            rating_label=review.get_rating_display(),
            reviewed_at=review.reviewed_at,
        )
        answers.append(answer)
    return answers


@lru_cache(maxsize=2048)
def prompt_on_a_line(prompt: str) -> str:
    """The question's Markdown as plain text on one line."""
    return markdown.plain_text(Question(prompt=prompt).prompt_without_gaps)
