"""The entries that search looks through."""

from django.db import models


class SearchEntry(models.Model):
    """The words of one thing that everybody may find.

    Triggers write it; nothing that is not public is in it. The number says which thing:
    its kind's base plus its own id (papers.search.kinds).
    """

    id = models.BigIntegerField(primary_key=True)
    title = models.TextField()
    authors = models.TextField()
    names = models.TextField(default="")
    tldr = models.TextField()
    body = models.TextField()

    class Meta:
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return self.title
