"""What services outside said of works, and when one of them may be asked again."""

from datetime import timedelta

from django.db import models
from django.db.models import Q

KEPT_FOR = timedelta(days=30)


class LookupAnswer(models.Model):
    """What a service said of a work. By whom it was asked is not kept."""

    class Source(models.TextChoices):
        ARXIV = "arxiv", "arXiv"
        CROSSREF = "crossref", "Crossref"
        DATACITE = "datacite", "DataCite"

    source = models.CharField(
        max_length=12,
        choices=Source,
    )
    identifier = models.CharField(max_length=200)
    entry = models.JSONField(help_text="The fields of a BibliographyEntry.")
    fetched_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("source", "identifier"),
                name="lookup_answer_once_for_each_work",
            ),
            models.CheckConstraint(
                condition=Q(source__in=("arxiv", "crossref", "datacite")),
                name="lookup_answer_source_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(identifier=""),
                name="lookup_answer_is_about_a_work",
            ),
        )

    def __str__(self) -> str:
        return f"{self.source}: {self.identifier}"


class LookupTurn(models.Model):
    """From when on a service may be asked again, by any process of the site."""

    source = models.CharField(max_length=12)
    free_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("source",),
                name="lookup_turn_once_for_each_source",
            ),
        )

    def __str__(self) -> str:
        return self.source
