"""Trends: where a field is going, told by its papers; and where its news is found."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from papers.fields import RenderedField
from papers.models.paper import Paper
from papers.models.paper_visibility import paper_is_published


class TrendQuerySet(models.QuerySet[Any]):
    def published(self) -> Self:
        return self.filter(status=Trend.Status.PUBLISHED)


class Trend(models.Model):
    """What is observed, how it is done, what follows, perhaps a formula; its papers."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    observation = models.TextField()
    observation_html = RenderedField("observation")
    approach = models.TextField()
    approach_html = RenderedField("approach")
    impact = models.TextField()
    impact_html = RenderedField("impact")
    formula = models.TextField(
        blank=True, help_text="In words and signs, if one says it best."
    )
    formula_html = RenderedField("formula")
    status = models.CharField(
        max_length=12, choices=Status, default=Status.DRAFT
    )
    written_by = models.CharField(max_length=200, blank=True)
    is_machine_helped = models.BooleanField(
        "a machine helped to write it", default=False
    )
    written_on = models.DateField(null=True, blank=True)

    objects = TrendQuerySet.as_manager()

    class Meta:
        ordering = ("title",)
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=("draft", "published")),
                name="trend_status_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="trend_has_a_title",
                violation_error_message="Give the trend a title.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("trend", args=[self.slug])


class TrendExampleQuerySet(models.QuerySet[Any]):
    def with_published_paper(self) -> Self:
        return self.filter(paper_is_published("paper"))


class TrendExample(models.Model):
    """A paper in which the trend is seen, and what it shows of it."""

    trend = models.ForeignKey(Trend, models.CASCADE, related_name="examples")
    paper = models.ForeignKey(
        Paper, models.CASCADE, related_name="trend_examples"
    )
    position = models.PositiveSmallIntegerField()
    reason = models.TextField()
    reason_html = RenderedField("reason", is_inline=True)

    objects = TrendExampleQuerySet.as_manager()

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("trend", "paper"),
                name="trend_example_once",
                violation_error_message="This paper is already an example.",
            ),
        )

    def __str__(self) -> str:
        return f"example {self.position}"


class Outlet(models.Model):
    """Where papers and what is said of them come out: an information source."""

    class Kind(models.TextChoices):
        PAPERS = "papers", "Papers and proceedings"
        NEWS = "news", "Letters and news"
        EXPLANATIONS = "explanations", "Explanations and courses"
        MEASUREMENTS = "measurements", "Leaderboards and measurements"
        PEOPLE = "people", "Talks and discussions"

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind)
    url = models.URLField("address", max_length=500)
    description = models.TextField()
    description_html = RenderedField("description", is_inline=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "name")
        verbose_name = "information source"
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    kind__in=(
                        "papers",
                        "news",
                        "explanations",
                        "measurements",
                        "people",
                    )
                ),
                name="outlet_kind_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="outlet_has_a_name",
                violation_error_message="Give the source a name.",
            ),
        )

    def __str__(self) -> str:
        return self.name
