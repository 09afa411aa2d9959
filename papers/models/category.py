"""Categories, and how many papers each has."""

from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse

from papers.fields import RenderedField


class CategoryQuerySet(models.QuerySet):
    def with_paper_counts(self) -> "CategoryQuerySet":
        """Adds `paper_count`: published papers with a note.

        That is the list that one gets by default.
        """
        has_note = ~models.Q(paper_counts__note="none")
        total = models.Sum("paper_counts__papers", filter=has_note)
        counted = self.annotate(paper_count=Coalesce(total, 0))
        return counted.order_by("position", "name")


class Category(models.Model):
    """A paper's one home."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120, unique=True)
    description = models.TextField(blank=True)
    description_html = RenderedField(
        "description",
        is_inline=True,
    )
    position = models.PositiveSmallIntegerField(default=0)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        ordering = ("position", "name")
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("category", args=[self.slug])


class PaperCount(models.Model):
    """How many published papers a category has, by kind of note.

    Triggers in the database keep it.
    """

    category = models.ForeignKey(
        Category,
        models.CASCADE,
        related_name="paper_counts",
    )
    note = models.CharField(max_length=8)
    papers = models.IntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("category", "note"),
                name="paper_count_once_per_category_and_note",
            ),
        )

    def __str__(self) -> str:
        return f"{self.category_id} {self.note}: {self.papers}"
