"""Documents that curators take into the library."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

LONGEST_NAME = 200


class DocumentImport(models.Model):
    """A document, what it is read as, and whether it was taken in.

    What the import changed is in the history of the library: `changes`. chosen: by the
    line of a heading or a work which paper it means, where a curator said so: the
    paper's number, a "new" one, "across" papers, or left "out"; by "category" the
    number of the one in which new papers stand.
    """

    class Kind(models.TextChoices):
        """By the names of papers.documents.kinds.DocumentKind."""

        BOX_TREE = "box_tree", "Topic tree drawn with lines"
        TOPIC_LIST = "topic_list", "Topics as a Markdown list"
        INDENTED_TOPICS = "indented_topics", "Topics indented with tabs"
        OPML = "opml", "Outline (OPML)"
        QUESTION_SHEET = "question_sheet", "Questions with answers (Markdown)"
        LONG_NOTES = "long_notes", "Notes below linked headings (Markdown)"
        BIBTEX = "bibtex", "Bibliography (BibTeX)"
        RIS = "ris", "Bibliography (RIS)"
        CSL_JSON = "csl_json", "Bibliography (CSL-JSON)"
        CSV = "csv", "Bibliography as a table (CSV)"
        ANKI = "anki", "Anki cards (package or text)"
        BLURB_INDEX = "blurb_index", "Index of blurbs by category (Markdown)"

    name = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField("read as", max_length=16, choices=Kind)
    text = models.TextField()
    chosen = models.JSONField(default=dict, blank=True)
    draft_count = models.PositiveIntegerField(
        "drafts of notes that it made", default=0, editable=False
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="brought by",
    )
    brought_at = models.DateTimeField("brought")
    imported_at = models.DateTimeField("imported", null=True)
    undone_at = models.DateTimeField("undone", null=True)

    class Meta:
        ordering = ("-id",)
        verbose_name = "document"
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    kind__in=(
                        "box_tree",
                        "topic_list",
                        "indented_topics",
                        "opml",
                        "question_sheet",
                        "long_notes",
                        "bibtex",
                        "ris",
                        "csl_json",
                        "csv",
                        "anki",
                        "blurb_index",
                    )
                ),
                name="document_kind_is_known",
                violation_error_message="Choose one of the kinds of documents.",
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="document_has_a_name",
                violation_error_message="Give the document a name.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="document_has_a_text",
                violation_error_message="There is nothing in this document.",
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None)
                | Q(imported_at__isnull=False, undone_at__gte=F("imported_at")),
                name="document_is_undone_after_its_import",
                violation_error_message="Only what was imported can be undone.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:papers_documentimport_change", args=[self.pk])

    @property
    def is_in_the_library(self) -> bool:
        return self.imported_at is not None and self.undone_at is None
