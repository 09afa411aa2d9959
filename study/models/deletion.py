"""What a learner deletes stays for a while, so that they can bring it back."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models

KEPT_AFTER_DELETION = timedelta(days=1)


class DeletableQuerySet(models.QuerySet[Any]):
    """Of rows with a learner and a moment in `deleted_at`."""

    def standing(self) -> Self:
        """Those that were not deleted."""
        return self.filter(deleted_at=None)

    def restorable(self, at: datetime) -> Self:
        """Those that were deleted a short while ago, the last one first."""
        deleted = self.filter(deleted_at__gte=at - KEPT_AFTER_DELETION)
        return deleted.order_by("-deleted_at")

    def forget_deleted(self, at: datetime) -> None:
        """Those that were deleted so long ago that nobody wants them back."""
        self.filter(deleted_at__lt=at - KEPT_AFTER_DELETION).delete()


def delete_for_a_while(item: Any, at: datetime) -> None:
    """Those of its learner that were deleted long ago go for good with it."""
    items = type(item).objects
    items.filter(learner=item.learner_id).forget_deleted(at)
    items.filter(pk=item.pk).update(deleted_at=at)


def bring_back(item: Any) -> None:
    type(item).objects.filter(pk=item.pk).update(deleted_at=None)
