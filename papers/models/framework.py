"""Frameworks: sets of prompts to think with."""

from django.db import models

from papers.fields import RenderedField


class Framework(models.Model):
    """A set of prompts to think with.

    For discussion, for judging relevance, for talking about a paper.
    """

    class Purpose(models.TextChoices):
        DISCUSSION = "discussion", "Discussion"
        RELEVANCE = "relevance", "Relevance"
        TALKING_POINTS = "talking-points", "Talking points"

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    purpose = models.CharField(
        max_length=16,
        choices=Purpose,
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "name")

    def __str__(self) -> str:
        return self.name


class Prompt(models.Model):
    """One question of a framework."""

    framework = models.ForeignKey(
        Framework,
        models.CASCADE,
        related_name="prompts",
    )
    slug = models.SlugField(max_length=80, unique=True)
    text = models.TextField()
    text_html = RenderedField("text", is_inline=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return self.slug
