"""Making a group's own lists, saying who edits them, and showing a list to a group."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from papers.models import Paper
from study.lists.bibliography_lines import bibliography_lines
from study.lists.list_services import describe_list, entry_copy
from study.lists.services import keep_new_list
from study.models import Learner, ListEntry, ReadingList, StudyGroup

Visibility = ReadingList.Visibility


def create_group_list(
    *,
    group: StudyGroup,
    editing: str,
    title: str,
    description: str = "",
    papers: Iterable[Paper] = (),
    notes: Mapping[int, str] | None = None,
    at: datetime,
) -> ReadingList:
    """A list of the group's own. Raises TooManyLists, ListIsFull."""
    reading_list = ReadingList(
        group=group,
        visibility=Visibility.GROUP,
        editing=editing,
        title=title,
        description=description,
        created_at=at,
        changed_at=at,
    )
    with transaction.atomic():
        group.lock()
        lists = ReadingList.objects.of_group(group).standing()
        keep_new_list(reading_list, lists, papers, notes)
    return reading_list


def copy_list_to_group(
    *,
    group: StudyGroup,
    editing: str,
    title: str,
    description: str,
    source: ReadingList,
    learner: Learner,
    at: datetime,
) -> ReadingList:
    """A list of the group's own with the entries of a learner's, their notes too.

    A paper of the learner's own comes as a line with its bibliography. Raises
    TooManyLists.
    """
    visible = Paper.objects.visible_to(learner)
    may_be_copied = Q(paper=None) | Q(paper__in=visible.values("pk"))
    with transaction.atomic():
        copied = create_group_list(
            group=group,
            editing=editing,
            title=title,
            description=description,
            at=at,
        )
        entries = list(source.entries.filter(may_be_copied).in_order())
        paper_ids = [
            entry.paper_id for entry in entries if entry.paper_id is not None
        ]
        lines = bibliography_lines(paper_ids)
        copies = []
        for entry in entries:
            copy = entry_copy(entry, copied, entry.rank, at)
            if entry.paper_id in lines:
                copy.kind = ListEntry.Kind.TEXT
                copy.text = lines[entry.paper_id]
                copy.paper_id = None
            copies.append(copy)
        ListEntry.objects.bulk_create(copies)
    return copied


def change_group_list(
    *,
    reading_list: ReadingList,
    title: str,
    description: str,
    editing: str,
    at: datetime,
) -> None:
    """Its words, which undo brings back, and who changes it from then on."""
    with transaction.atomic():
        describe_list(
            reading_list=reading_list,
            title=title,
            description=description,
            at=at,
        )
        ReadingList.objects.filter(pk=reading_list.pk).update(editing=editing)
