"""Saved searches and the addresses of their feeds."""

import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

TOKEN_BYTES = 16


def token_digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class SavedSearch(models.Model):
    """A query that a learner keeps; with a feed address only its digest is stored."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches"
    )
    name = models.CharField(max_length=120)
    query = models.CharField(max_length=400)
    created_at = models.DateTimeField()
    feed_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ("name", "id")
        verbose_name_plural = "saved searches"
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "query"),
                name="saved_search_once_per_query",
                violation_error_message="You have saved this search already.",
            ),
            models.UniqueConstraint(
                fields=("feed_digest",),
                condition=~Q(feed_digest=""),
                name="saved_search_feed_is_unique",
            ),
            models.CheckConstraint(
                condition=~Q(query=""),
                name="saved_search_asks_something",
                violation_error_message="There is nothing to search for.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def has_feed(self) -> bool:
        return bool(self.feed_digest)

    def open_feed(self) -> str:
        """A new address for the feed, told only this once; an earlier one ends."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self.feed_digest = token_digest(token)
        self.save(update_fields=["feed_digest"])
        return reverse("saved_search_feed", args=[token])

    def close_feed(self) -> None:
        self.feed_digest = ""
        self.save(update_fields=["feed_digest"])
