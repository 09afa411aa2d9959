"""Passages shown to groups, and taken back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from study.models import Highlight, HighlightShare


def group_ids_of(highlight: Highlight) -> list[int]:
    return list(highlight.shares.values_list("group_id", flat=True))


def show_to_groups(
    *,
    highlight: Highlight,
    offered: Iterable[int],
    chosen: Iterable[int],
    at: datetime,
) -> None:
    """Of the groups that were offered, these alone; sent twice it is shown once."""
    shown = set(chosen) & set(offered)
    hidden = set(offered) - shown
    rows = [
        HighlightShare(highlight=highlight, group_id=group_id, shared_at=at)
        for group_id in sorted(shown)
    ]
    with transaction.atomic():
        highlight.shares.filter(group__in=hidden).delete()
        HighlightShare.objects.bulk_create(rows, ignore_conflicts=True)
