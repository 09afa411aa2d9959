"""All lists of a group, and one of them to read, to print, to keep as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from study.access import LearnerRequest
from study.group_access import membership_in
from study.group_access_lists import (
    GroupList,
    group_list_for_reading,
    kept_group_list,
    lists_shown_to,
)
from study.grouplists.entry_facts import extras_of
from study.grouplists.queries import (
    group_shelf,
    wanted_papers,
    with_summary,
)
from study.grouplists.vote_queries import open_vote_of, with_open_vote
from study.lists.entries import EntryExtras, EntryRow
from study.lists.export_responses import ExportResponse, export_list
from study.lists.list_services import KEPT_DELETED
from study.lists.page_responses import list_context, print_list
from study.models import Membership
from study.models.reading_list import ReadingListQuerySet
from study.sharing.addresses import group_list_address


@require_safe
def group_reading_list_list(
    request: LearnerRequest,
    group_id: int,
) -> HttpResponse:
    """The group's own lists, those that members show it, and what many want to read."""
    membership = membership_in(request, group_id)
    shown = lists_shown_to(membership).select_related("learner")
    context = {
        "group": membership.group,
        "membership": membership,
        "can_arrange": can_arrange(membership),
        "shelf": group_shelf(membership.group),
        "shown_lists": shown.order_by("title", "pk"),
        "wanted": wanted_papers(group_id),
    }
    return render(request, "grouplists/group_reading_list_list.html", context)


def can_arrange(membership: Membership) -> bool:
    return membership.is_organising and membership.group.closed_at is None


@require_safe
def group_reading_list(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    """A list's page; organisers may bring a deleted one back from here."""
    now = timezone.now()

    def annotate(
        lists: ReadingListQuerySet, membership: Membership
    ) -> ReadingListQuerySet:
        return with_open_vote(with_summary(lists, membership), membership, now)

    found = kept_group_list(request, group_id, list_id, annotate)
    deleted_at = found.reading_list.deleted_at
    if deleted_at is not None and found.can_arrange:
        context = {
            "list": found.reading_list,
            "kept_until": deleted_at + KEPT_DELETED,
        }
        return render(request, "grouplists/deleted_group_list.html", context)
    if deleted_at is not None:
        raise Http404
    return render_group_list(request, found)


def render_group_list(
    request: LearnerRequest, found: GroupList
) -> HttpResponse:
    """found: asked for by with_summary() and with_open_vote()."""
    sharing_count = vars(found.reading_list)["sharing_count"]

    def extras_on(rows: list[EntryRow]) -> EntryExtras:
        return extras_of(found, rows, sharing_count)

    context = list_context(
        request,
        found.reading_list,
        can_edit=found.can_edit,
        extras_on=extras_on,
    )
    context["found"] = found
    context["group"] = found.membership.group
    context["membership"] = found.membership
    context["open_vote"] = open_vote_of(found.reading_list)
    group_id = found.membership.group_id
    address = group_list_address(group_id, found.reading_list.pk)
    context["suggest_url"] = address.suggest_url
    return render(request, "grouplists/group_reading_list.html", context)


@require_safe
def group_print_reading_list(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    found = group_list_for_reading(request, group_id, list_id)
    return print_list(request, found.reading_list)


@require_safe
def group_export_reading_list(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> ExportResponse:
    found = group_list_for_reading(request, group_id, list_id)
    return export_list(request, found.reading_list)
