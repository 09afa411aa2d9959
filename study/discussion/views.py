"""A group's discussion to read: all threads, one of them, a remark as it was."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from config.http import wants_fragment
from study.access import LearnerRequest
from study.discussion.forms import DiscussionForm
from study.discussion.remark_forms import RemarkForm
from study.discussion.thread_forms import ThreadPageForm
from study.discussion.thread_list import (
    newest_remarks,
    page_of_remarks,
    remarks_with_words,
    thread_page,
    threads_shown,
    waiting_report_count,
)
from study.discussion.thread_page import (
    first_newer_id,
    mark_of,
    newer_count,
    page_number_of,
    remark_page,
    remark_rows,
    shown_thread,
)
from study.group_access import membership_in
from study.group_access_discussion import remark_for
from study.highlights.group_queries import passages_on_note
from study.models import Membership, Thread
from study.pagination import pages_of_query


@require_safe
def discussion(
    request: LearnerRequest,
    group_id: int,
) -> HttpResponse:
    """Threads, the latest first; or remarks, found by words or the newest first."""
    membership = membership_in(request, group_id)
    form = DiscussionForm(request.GET)
    if not form.is_valid():
        raise Http404
    asked = form.cleaned_data
    number = asked["page"] or 1
    context: dict[str, Any] = {
        "group": membership.group,
        "membership": membership,
        "words": asked["q"],
        "show": asked["show"] or "all",
        "order": asked["order"] or "threads",
        "paper": asked["paper"],
        "shown_choices": DiscussionForm.SHOWN,
    }
    if asked["paper"] is not None:
        context["passages"] = passages_on_note(membership, asked["paper"].pk)
    if asked["q"] or asked["order"] == "newest":
        remarks = newest_remarks(membership)
        if asked["q"]:
            remarks = remarks_with_words(membership, asked["q"])
        rows = page_of_remarks(remarks, number)
        context["remarks"] = rows.rows
    else:
        threads = threads_shown(
            membership, show=asked["show"], paper=asked["paper"]
        )
        rows = thread_page(membership, threads, number)
        context["threads"] = rows.rows
    if membership.is_organising:
        context["report_count"] = waiting_report_count(membership)
    context["count"] = rows.count
    context["is_more"] = rows.is_more
    context["page"] = pages_of_query(request.GET, number, rows.last)
    return render(request, "discussion/discussion.html", context)


@require_safe
def thread(
    request: LearnerRequest,
    group_id: int,
    thread_id: int,
) -> HttpResponse:
    """A page of a thread; to htmx, how much is newer than what it names."""
    membership = membership_in(request, group_id)
    found = shown_thread(membership, thread_id)
    form = ThreadPageForm(request.GET)
    if not form.is_valid():
        raise Http404
    after = form.cleaned_data["after"]
    if after is not None and wants_fragment(request):
        return newer_fragment(request, found, membership, after)
    order = form.cleaned_data["order"] or "oldest"
    number = form.cleaned_data["page"] or 1
    context = thread_context(found, membership, order, number)
    context["page"] = pages_of_query(request.GET, number, context["last_page"])
    return render(request, "discussion/thread.html", context)


def newer_fragment(
    request: LearnerRequest,
    thread: Thread,
    membership: Membership,
    after: int,
) -> HttpResponse:
    """“3 new remarks: show”, or nothing."""
    context = {
        "group": membership.group,
        "thread": thread,
        "newest": after,
        "newer_count": newer_count(thread, membership, after),
        "newer_id": first_newer_id(thread, membership, after),
    }
    return render(request, "discussion/partials/newer.html", context)


def thread_context(
    found: Thread,
    membership: Membership,
    order: str,
    number: int,
) -> dict[str, Any]:
    mark = mark_of(membership, found)
    remarks = remark_page(found, order, number)
    rows = remark_rows(remarks.rows, mark, membership, order)
    newest = max((row.remark.pk for row in rows), default=0)
    return {
        "group": membership.group,
        "membership": membership,
        "thread": found,
        "mark": mark,
        "rows": rows,
        "count": remarks.count,
        "last_page": remarks.last,
        "order": order,
        "newest": newest,
        "new_count": sum(row.is_new for row in rows),
        "can_write": membership.group.closed_at is None,
        "form": RemarkForm(group=membership.group, seen=newest),
    }


@require_safe
def remark(
    request: LearnerRequest,
    group_id: int,
    remark_id: int,
) -> HttpResponse:
    """To its place on the page of its thread."""
    membership = membership_in(request, group_id)
    found = remark_for(membership, remark_id)
    path = reverse("thread", args=[group_id, found.thread_id])
    number = page_number_of(found)
    query = "" if number == 1 else f"?{urlencode({'page': number})}"
    return redirect(f"{path}{query}#remark-{found.pk}")


@require_safe
def remark_versions(
    request: LearnerRequest,
    group_id: int,
    remark_id: int,
) -> HttpResponse:
    """How a remark read before each change, the latest first."""
    membership = membership_in(request, group_id)
    found = remark_for(membership, remark_id)
    context = {
        "group": membership.group,
        "thread": found.thread,
        "remark": found,
        "versions": found.versions.order_by("-edition")[:100],
    }
    return render(request, "discussion/remark_versions.html", context)
