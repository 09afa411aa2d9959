"""Collections: papers grouped as an index elsewhere groups them, beside their homes."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from papers.fields import RenderedField
from papers.models.paper import Paper
from papers.models.paper_visibility import paper_is_published


class CollectionQuerySet(models.QuerySet[Any]):
    def published(self) -> Self:
        return self.filter(status=Collection.Status.PUBLISHED)


class Collection(models.Model):
    """Papers in groups of its own; each keeps its home category."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    description_html = RenderedField("description", is_inline=True)
    url = models.URLField(
        "address",
        max_length=500,
        blank=True,
        help_text="Of the index that it follows, if any.",
    )
    status = models.CharField(
        max_length=12,
        choices=Status,
        default=Status.DRAFT,
    )

    objects = CollectionQuerySet.as_manager()

    class Meta:
        ordering = ("title",)
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=("draft", "published")),
                name="collection_status_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="collection_has_a_title",
                violation_error_message="Give the collection a title.",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("collection", args=[self.slug])


class CollectionEntryQuerySet(models.QuerySet[Any]):
    def shown(self) -> Self:
        """Published papers, and titles that the library has no paper of yet."""
        is_title = Q(paper=None) & ~Q(title="")
        return self.filter(paper_is_published("paper") | is_title)

    def in_published_collections(self) -> Self:
        return self.filter(collection__status=Collection.Status.PUBLISHED)


class CollectionEntry(models.Model):
    """A paper's place in a group; without a paper what the index says of one.

    group: its heading, empty above the first one. position: in the whole collection.
    title, url: of what the library lacks. blurb: what the index says of the paper, one
    line of Markdown.
    """

    collection = models.ForeignKey(
        Collection,
        models.CASCADE,
        related_name="entries",
    )
    group = models.CharField(max_length=200, blank=True)
    position = models.PositiveIntegerField()
    paper = models.ForeignKey(
        Paper,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="collection_entries",
    )
    title = models.CharField(max_length=500, blank=True)
    url = models.URLField("address", max_length=500, blank=True)
    blurb = models.TextField(blank=True)
    blurb_html = RenderedField("blurb", is_inline=True)

    objects = CollectionEntryQuerySet.as_manager()

    class Meta:
        ordering = ("position", "id")
        verbose_name_plural = "collection entries"
        constraints = (
            models.UniqueConstraint(
                fields=("collection", "group", "paper"),
                condition=Q(paper__isnull=False),
                name="collection_entry_once_a_group",
                violation_error_message="This paper is already in the group.",
            ),
            models.CheckConstraint(
                condition=Q(paper=None) & (~Q(title="") | Q(url=""))
                | Q(title="", url=""),
                name="collection_entry_has_one_name",
                violation_error_message="A paper has a title and address of its own.",
            ),
            models.CheckConstraint(
                condition=Q(paper__isnull=False) | ~Q(title="") | ~Q(blurb=""),
                name="collection_entry_says_something",
                violation_error_message="Name a paper, or give a title or a blurb.",
            ),
        )

    def __str__(self) -> str:
        return self.title or self.blurb or f"paper {self.paper_id}"
