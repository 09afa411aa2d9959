"""What lies on a learner's desk today."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from papers import markdown
from papers.models import Question
from papers.queries.prepared import Prepared
from study.models import Learner, Reading, Review

SHOWN = 5
GRADES = {choice.value: choice.label for choice in Review.Grade}


@dataclass(frozen=True)
class PaperOnDesk:
    paper_title: str
    url: str
    since: date | None
    finished_on: date | None


@dataclass
class Desk:
    """The latest papers of each status."""

    reading: list[PaperOnDesk] = field(default_factory=list)
    to_read: list[PaperOnDesk] = field(default_factory=list)
    read: list[PaperOnDesk] = field(default_factory=list)


@dataclass(frozen=True)
class GivenAnswer:
    prompt: str
    url: str
    rating_label: str
    reviewed_at: datetime


def latest_readings(learner: int) -> QuerySet:
    """The latest readings of each status that lies on the desk."""
    place = Window(
        RowNumber(), partition_by=F("status"), order_by=F("changed_at").desc()
    )
    shown = Reading.objects.filter(
        learner=learner, status__in=("reading", "to_read", "read")
    ).annotate(place=place)
    latest = shown.filter(place__lte=SHOWN).order_by("status", "place")
    return latest.values_list(
        "status", "started_on", "finished_on", "paper__slug", "paper__title"
    )


def latest_reviews(learner: int) -> QuerySet:
    reviews = Review.objects.standing().filter(learner=learner)
    return reviews.values_list("id", "rating", "reviewed_at", "question__prompt")[
        :SHOWN
    ]


READINGS = Prepared(latest_readings, learner=987_654_321)
REVIEWS = Prepared(latest_reviews, learner=987_654_321)


def readings_on_desk(learner: Learner) -> Desk:
    desk = Desk()
    for status, started_on, finished_on, slug, title in READINGS.rows(
        learner=learner.pk
    ):
        paper = PaperOnDesk(
            title, reverse("paper", args=[slug]), started_on, finished_on
        )
        getattr(desk, status).append(paper)
    return desk


def latest_answers(learner: Learner) -> list[GivenAnswer]:
    return [
        GivenAnswer(
            line_of(prompt),
            reverse("show_review", args=[pk]),
            GRADES[rating],
            reviewed_at,
        )
        for pk, rating, reviewed_at, prompt in REVIEWS.rows(learner=learner.pk)
    ]


@lru_cache(maxsize=2048)
def line_of(prompt: str) -> str:
    """The question on one line."""
    return markdown.plain_text(Question(prompt=prompt).prompt_without_gaps)
