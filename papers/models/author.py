"""Authors, and their places on papers."""

from django.db import models
from django.urls import reverse


def name_as_said(name: str) -> str:
    """Given name first."""
    family, _, given = name.partition(", ")
    return f"{given} {family}".strip()


class Author(models.Model):
    """Somebody who wrote papers: “Family, Given”, or the name of an organisation."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("author", args=[self.slug])

    @property
    def display_name(self) -> str:
        return name_as_said(self.name)


class Authorship(models.Model):
    """One author's place on a paper."""

    paper = models.ForeignKey(
        "papers.Paper",
        models.CASCADE,
        related_name="authorships",
    )
    author = models.ForeignKey(
        Author,
        models.CASCADE,
        related_name="authorships",
    )
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("paper", "author"),
                name="authorship_once_per_paper",
                violation_error_message="This author is already on the paper.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.position}. {self.author}"
