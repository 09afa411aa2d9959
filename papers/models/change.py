"""The history of the library: what was changed, by whom, and how it read before."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class LibraryChange(models.Model):
    """One change of one paper, question, topic and so on; never changed itself.

    before: everything of it until then, as papers.services.history.states has it; None
    where it was not there. name: what it was called, for when it is gone. former_slug:
    what it was addressed by until then, where this change gave it another address.
    """

    class Kind(models.TextChoices):
        """By the names of the models."""

        PAPER = "paper", "Paper"
        QUESTION = "question", "Question"
        TOPIC = "topic", "Topic"
        CATEGORY = "category", "Category"
        PATH = "readingpath", "Path"
        COLLECTION = "collection", "Collection"
        TREND = "trend", "Trend"
        OUTLET = "outlet", "Information source"
        FRAMEWORK = "framework", "Framework"
        FIGURE = "figure", "Figure"
        AUTHOR = "author", "Author"
        TAG = "tag", "Tag"

    class Origin(models.TextChoices):
        ADMIN = "admin", "Edited here"
        PUT_BACK = "put_back", "Put back"
        FILES = "files", "Loaded from the files"
        SITE = "site", "Taken from a suggestion"
        DOCUMENT = "document", "Taken from a document"
        MERGE = "merge", "Merged, or parted again"

    kind = models.CharField(max_length=12, choices=Kind)
    row_id = models.PositiveBigIntegerField()
    name = models.CharField(max_length=500)
    origin = models.CharField("how", max_length=8, choices=Origin)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
    )
    made_at = models.DateTimeField("when")
    document = models.ForeignKey(
        "papers.DocumentImport",
        models.SET_NULL,
        null=True,
        related_name="changes",
        verbose_name="document that was taken in",
    )
    before = models.JSONField(null=True)
    add_key = models.UUIDField(
        null=True,
        editable=False,
        help_text="Of the add form that made it: sent twice, it makes one.",
    )
    former_slug = models.SlugField(max_length=255, default="", db_index=False)

    class Meta:
        ordering = ("-id",)
        verbose_name = "change"
        indexes = (
            models.Index(
                fields=("kind", "row_id", "-id"), name="change_by_row"
            ),
            models.Index(
                fields=("kind", "former_slug", "-id"),
                condition=~Q(former_slug=""),
                name="change_by_former_slug",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    kind__in=(
                        "paper",
                        "question",
                        "topic",
                        "category",
                        "readingpath",
                        "collection",
                        "trend",
                        "outlet",
                        "framework",
                        "figure",
                        "author",
                        "tag",
                    )
                ),
                name="change_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    origin__in=(
                        "admin",
                        "put_back",
                        "files",
                        "site",
                        "document",
                        "merge",
                    )
                ),
                name="change_origin_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="change_has_a_name"
            ),
            models.UniqueConstraint(
                fields=("add_key",),
                condition=Q(add_key__isnull=False),
                name="change_adds_once",
                violation_error_message="It is saved already.",
            ),
        )

    def __str__(self) -> str:
        return self.name
