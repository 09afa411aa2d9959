"""Keeping a search."""

from datetime import datetime

from django.db import transaction

from study.models import Learner, SavedSearch

MOST_SEARCHES = 100


class TooManySearches(Exception):
    """A learner keeps no more than MOST_SEARCHES."""


def keep_search(
    *,
    learner: Learner,
    query: str,
    name: str,
    at: datetime,
) -> SavedSearch:
    """The search as kept; saving the same query again changes nothing.

    Raises TooManySearches.
    """
    with transaction.atomic():
        learner.lock()
        searches = SavedSearch.objects.filter(learner=learner)
        kept = searches.filter(query=query).first()
        if kept:
            return kept
        if searches.count() >= MOST_SEARCHES:
            raise TooManySearches
        return SavedSearch.objects.create(
            learner=learner,
            query=query,
            name=name or query[:120],
            created_at=at,
        )
