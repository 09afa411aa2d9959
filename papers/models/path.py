"""Paths: papers in a curated order, with reasons."""

from django.db import models
from django.urls import reverse

from papers.fields import RenderedField
from papers.models.paper import Paper
from papers.models.paper_visibility import paper_is_published


class ReadingPathQuerySet(models.QuerySet):
    def published(self) -> "ReadingPathQuerySet":
        return self.filter(status=ReadingPath.Status.PUBLISHED)


class ReadingPath(models.Model):
    """A curated order of papers, with a reason for each step."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    description = models.TextField()
    description_html = RenderedField(
        "description",
        is_inline=True,
    )
    introduction = models.TextField(blank=True)
    introduction_html = RenderedField("introduction")
    status = models.CharField(
        max_length=12,
        choices=Status,
        default=Status.DRAFT,
    )
    written_by = models.CharField(
        max_length=200,
        blank=True,
    )
    is_machine_helped = models.BooleanField(
        "a machine helped to write it",
        default=False,
    )
    written_on = models.DateField(null=True, blank=True)

    objects = ReadingPathQuerySet.as_manager()

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("path", args=[self.slug])

    @property
    def is_published(self) -> bool:
        return self.status == ReadingPath.Status.PUBLISHED


class PathStepQuerySet(models.QuerySet):
    def with_published_paper(self) -> "PathStepQuerySet":
        return self.filter(paper_is_published("paper"))

    def on_published_paths(self) -> "PathStepQuerySet":
        is_published = models.Q(path__status=ReadingPath.Status.PUBLISHED)
        return self.with_published_paper().filter(is_published)


class PathStep(models.Model):
    """One paper's place on a path, and why it stands there."""

    path = models.ForeignKey(
        ReadingPath,
        models.CASCADE,
        related_name="steps",
    )
    paper = models.ForeignKey(
        Paper,
        models.CASCADE,
        related_name="path_steps",
    )
    position = models.PositiveSmallIntegerField()
    reason = models.TextField()
    reason_html = RenderedField("reason", is_inline=True)

    objects = PathStepQuerySet.as_manager()

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("path", "paper"),
                name="path_step_once_per_paper",
                violation_error_message="This paper is already on the path.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.position}. {self.paper_id}"
