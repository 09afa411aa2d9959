"""Whether a group has a public page, and which of its lists stand on it."""

from collections.abc import Collection

from django.db import transaction

from study.models import ReadingList, StudyGroup

Visibility = ReadingList.Visibility


def set_public_page(
    *, group: StudyGroup, has_public_page: bool, list_ids: Collection[int]
) -> None:
    """Without the page none of the group's lists is public."""
    shown_ids = list_ids if has_public_page else ()
    with transaction.atomic():
        group.lock()
        StudyGroup.objects.filter(pk=group.pk).update(
            has_public_page=has_public_page
        )
        lists = ReadingList.objects.of_group(group)
        lists.exclude(pk__in=shown_ids).update(visibility=Visibility.GROUP)
        lists.filter(pk__in=shown_ids).update(visibility=Visibility.PUBLIC)
