"""Passages shown to groups, and taken back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from study.models import Highlight, HighlightShare, Membership, StudyGroup


def group_ids_of(highlight: Highlight) -> list[int]:
    return list(highlight.shares.values_list("group_id", flat=True))


def show_to_groups(
    *,
    highlight: Highlight,
    offered: Iterable[int],
    chosen: Iterable[int],
    at: datetime,
) -> None:
    """Of the groups that were offered, these alone; sent twice it is shown once.

    Nothing is shown where their learner belongs no more: it would be seen again when
    they come back.
    """
    shown = set(chosen) & set(offered)
    hidden = set(offered) - shown
    with transaction.atomic():
        group_ids = groups_they_stay_in(highlight.learner_id, shown)
        rows = [
            HighlightShare(highlight=highlight, group_id=group_id, shared_at=at)
            for group_id in group_ids
        ]
        highlight.shares.filter(group__in=hidden).delete()
        HighlightShare.objects.bulk_create(rows, ignore_conflicts=True)


def groups_they_stay_in(learner_id: int, group_ids: set[int]) -> list[int]:
    """Where they belong, until the transaction ends: behind each group's lock."""
    groups = StudyGroup.objects.filter(pk__in=group_ids).order_by("pk")
    locked = groups.select_for_update().values_list("pk", flat=True)
    own = Membership.objects.active().filter(
        learner=learner_id, group__in=list(locked)
    )
    return list(own.order_by("group").values_list("group", flat=True))
