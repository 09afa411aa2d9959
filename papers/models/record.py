"""What was loaded last, and how often the library changed."""

from django.db import models


class LoadedEntry(models.Model):
    """What the loader last wrote of one entry.

    So that the loader can distinguish a curator's edit from a file's.
    """

    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=80)
    digest = models.CharField(
        max_length=64,
        help_text="SHA-256 of the entry as loaded.",
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "key"), name="loaded_entry_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class LibraryRevision(models.Model):
    """One row: counts every change of the library.

    So that what is kept in memory knows when it is old.
    """

    number = models.PositiveBigIntegerField(default=0)
    folder_digest = models.CharField(
        max_length=64,
        blank=True,
        help_text="SHA-256 of the files last loaded.",
    )
    folder = models.TextField(
        default="",
        help_text="Where those files lay; empty where that is not known.",
    )
    rendering_digest = models.CharField(
        max_length=64,
        blank=True,
        help_text="SHA-256 of what renders the pages.",
    )

    class Meta:
        # Of no model alone.
        permissions = (("publish_library", "Can publish what everybody sees"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(id=1), name="library_revision_is_one_row"
            ),
        )

    def __str__(self) -> str:
        return str(self.number)
