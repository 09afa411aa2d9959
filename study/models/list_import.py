"""A file or a pasted text that a learner is about to put on a list."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from study.models.reading_list import LONGEST_TITLE, ReadingList

# After so long nobody comes back to a preview, or to undo what followed from it.
KEPT_FOR = timedelta(days=2)
LONGEST_NAME = 200


class ListImport(models.Model):
    """What was read of one file, from its preview until it is forgotten.

    rows: what the text says, in its order: see study/importing/rows.py. What was found
    in the library is not kept: it is looked up anew each time.
    """

    class Format(models.TextChoices):
        BIBTEX = "BibTeX", "BibTeX"
        RIS = "RIS", "RIS"
        CSL_JSON = "CSL-JSON", "CSL-JSON"
        CSV = "CSV", "a table (CSV)"
        TEXT = "text", "plain text"

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="list_imports"
    )
    reading_list = models.ForeignKey(
        ReadingList,
        models.CASCADE,
        null=True,
        related_name="imports",
        help_text="Null: a new list is made when the import is confirmed.",
    )
    list_title = models.CharField(
        max_length=LONGEST_TITLE,
        blank=True,
        help_text="Of the list to be made.",
    )
    source_name = models.CharField(
        max_length=LONGEST_NAME, blank=True, help_text="The file's name."
    )
    source_format = models.CharField(max_length=8, choices=Format)
    rows = models.JSONField()
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    added_entries = models.JSONField(
        default=list,
        help_text="Numbers of the list's entries that came with it.",
    )
    added_papers = models.JSONField(
        default=list,
        help_text="Numbers of the learner's own papers that it made.",
    )

    class Meta:
        ordering = ("-created_at", "-id")
        indexes = (models.Index(fields=("created_at",), name="import_by_age"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(reading_list__isnull=False) | ~Q(list_title=""),
                name="import_has_a_list",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(reading_list__isnull=False),
                name="import_confirmed_has_its_list",
            ),
            models.CheckConstraint(
                condition=Q(
                    source_format__in=(
                        "BibTeX",
                        "RIS",
                        "CSL-JSON",
                        "CSV",
                        "text",
                    )
                ),
                name="import_format_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.source_format} of {self.learner_id}"

    def get_absolute_url(self) -> str:
        return reverse("list_import", args=[self.pk])

    @property
    def list_name(self) -> str:
        """Of the list it goes onto, made already or not."""
        return self.reading_list.title if self.reading_list else self.list_title

    @property
    def makes_list(self) -> bool:
        return bool(self.list_title)
