"""Look-ups of a group's own lists, and of lists that members show to their group.

Members read; who edits is the list's own rule; organisers arrange. Of a closed group
everything can still be read.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from papers.models import paper_is_published
from study.access import LearnerRequest
from study.group_access import membership_in, organising_membership
from study.models import (
    Learner,
    ListEntry,
    ListSuggestion,
    ListVote,
    Membership,
    ReadingList,
)
from study.models.reading_list import ListEntryQuerySet, ReadingListQuerySet

Editing = ReadingList.Editing
Annotate = Callable[[ReadingListQuerySet, Membership], ReadingListQuerySet]


@dataclass(frozen=True, slots=True)
class GroupList:
    """A group's own list, and the membership of who looks at it."""

    reading_list: ReadingList
    membership: Membership

    @property
    def is_in_use(self) -> bool:
        """Neither put away nor a list of a closed group."""
        is_closed = self.membership.group.closed_at is not None
        return self.reading_list.archived_at is None and not is_closed

    @property
    def can_arrange(self) -> bool:
        is_closed = self.membership.group.closed_at is not None
        return self.membership.is_organising and not is_closed

    @property
    def can_edit(self) -> bool:
        if not self.is_in_use:
            return False
        is_open = self.reading_list.editing == Editing.GROUP
        return is_open or self.membership.is_organising

    @property
    def can_suggest(self) -> bool:
        """Who may edit has no need of it."""
        takes_some = self.reading_list.editing == Editing.SUGGESTIONS
        return self.is_in_use and takes_some and not self.can_edit


def group_list_for_reading(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> GroupList:
    """A list of the group's own that was not deleted, for every member."""
    found = kept_group_list(request, group_id, list_id)
    if found.reading_list.deleted_at is not None:
        raise Http404
    return found


def kept_group_list(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
    annotate: Annotate | None = None,
) -> GroupList:
    """Also one that was deleted and can be brought back.

    annotate: adds to the query on the list what a page shows with it.
    """
    membership = membership_in(request, group_id)
    lists = ReadingList.objects.of_group(membership.group_id)
    if annotate is not None:
        lists = annotate(lists, membership)
    reading_list = get_object_or_404(lists, pk=list_id)
    reading_list.group = membership.group
    return GroupList(reading_list, membership)


def group_list_for_editing(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> ReadingList:
    """For whom the list's rule lets change what stands on it."""
    found = group_list_for_reading(request, group_id, list_id)
    if not found.can_edit:
        raise Http404
    return found.reading_list


def vote_on_group_list(
    found: GroupList,
    vote_id: int,
    votes: QuerySet[ListVote],
) -> ListVote:
    """A vote on a list that the member reads, open or over."""
    on_list = votes.filter(reading_list=found.reading_list)
    vote = get_object_or_404(on_list, pk=vote_id)
    vote.reading_list = found.reading_list
    return vote


def presentable_entry(found: GroupList, entry_id: int) -> ListEntry:
    """A paper that the library shows or a line, on a list that the member reads."""
    is_line = Q(kind=ListEntry.Kind.TEXT)
    entries = ListEntry.objects.filter(
        is_line | paper_is_published("paper"), reading_list=found.reading_list
    )
    entry = get_object_or_404(entries.select_related("paper"), pk=entry_id)
    entry.reading_list = found.reading_list
    return entry


def entries_to_read(group_id: int) -> ListEntryQuerySet:
    """Papers that the library shows, on the group's own lists in use."""
    lists = ReadingList.objects.of_group(group_id).current()
    entries = ListEntry.objects.of_papers().filter(
        paper_is_published("paper"), reading_list__in=lists
    )
    return entries.select_related("paper").order_by("reading_list", "rank")


def group_list_for_arranging(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> ReadingList:
    """For organisers: also one that is put away, or deleted and kept."""
    found = kept_group_list(request, group_id, list_id)
    if not found.can_arrange:
        raise Http404
    return found.reading_list


def suggestion_for_group_list(
    request: LearnerRequest,
    group_id: int,
    suggestion_id: int,
) -> ListSuggestion:
    """What somebody suggested for a list of the group, for organisers to answer."""
    membership = organising_membership(request, group_id)
    if membership.group.closed_at is not None:
        raise Http404
    lists = ReadingList.objects.of_group(group_id).standing()
    suggestions = ListSuggestion.objects.of_published_papers()
    with_rows = suggestions.select_related("reading_list__group", "paper")
    return get_object_or_404(
        with_rows.filter(reading_list__in=lists), pk=suggestion_id
    )


def lists_to_fill(learner: Learner) -> ReadingListQuerySet:
    """The lists in use that the learner may put papers on: their own, and of groups."""
    open_groups = Membership.objects.of(learner).filter(group__closed_at=None)
    organised = Q(group__in=open_groups.organising().values("group"))
    opened = Q(group__in=open_groups.values("group"), editing=Editing.GROUP)
    of_groups = Q(learner=None) & (organised | opened)
    return ReadingList.objects.current().filter(Q(learner=learner) | of_groups)


def lists_shown_to(membership: Membership) -> ReadingListQuerySet:
    """Lists in use that members who belong to the group today show to it."""
    belongs_today = Membership.objects.active().filter(
        group=OuterRef("group"), learner=OuterRef("learner")
    )
    lists = ReadingList.objects.current().filter(
        group=membership.group_id, visibility=ReadingList.Visibility.GROUP
    )
    return lists.filter(Exists(belongs_today))


def shown_list(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> ReadingList:
    """A list that a member shows to the group."""
    membership = membership_in(request, group_id)
    with_learner = lists_shown_to(membership).select_related("learner", "group")
    return get_object_or_404(with_learner, pk=list_id)
