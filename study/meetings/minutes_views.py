"""A meeting's minutes: written by everybody, each version kept."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest
from study.group_access import membership_in, writing_membership
from study.group_access_meetings import meeting_in_group
from study.meetings.minutes_forms import MinutesForm, minutes_values
from study.meetings.minutes_services import (
    MinutesHaveChanged,
    latest_minutes,
    write_minutes,
)
from study.models import Meeting, Membership, MinutesVersion
from study.unsent import gives_text_back

MOST_VERSIONS = 50


@require_safe
def edit_minutes(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
) -> HttpResponse:
    membership = writing_membership(request, group_id)
    meeting = meeting_in_group(membership, meeting_id)
    form = MinutesForm(initial=minutes_values(latest_minutes(meeting)))
    return render_minutes_form(
        request,
        membership,
        meeting,
        form,
        status=200,
    )


def render_minutes_form(
    request: LearnerRequest,
    membership: Membership,
    meeting: Meeting,
    form: MinutesForm,
    *,
    status: int,
    theirs: MinutesVersion | None = None,
) -> HttpResponse:
    """theirs: what somebody else wrote meanwhile, shown beside what is in the form."""
    context = {
        "group": membership.group,
        "meeting": meeting,
        "form": form,
        "theirs": theirs,
    }
    return render(request, "meetings/edit_minutes.html", context, status=status)


@require_POST
@gives_text_back
def save_minutes(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
) -> HttpResponse:
    """Where somebody wrote meanwhile, both texts are shown, and nothing is kept yet."""
    membership = writing_membership(request, group_id)
    meeting = meeting_in_group(membership, meeting_id)
    form = MinutesForm(request.POST)
    if not form.is_valid():
        return render_minutes_form(
            request,
            membership,
            meeting,
            form,
            status=400,
        )
    try:
        write_minutes(
            meeting=meeting,
            written=form.written(),
            seen_number=form.cleaned_data["seen_number"],
            by=request.user,
            at=timezone.now(),
        )
    except MinutesHaveChanged as change:
        theirs = change.latest
        values = form.cleaned_data | {
            "seen_number": theirs.number if theirs else 0
        }
        return render_minutes_form(
            request,
            membership,
            meeting,
            MinutesForm(initial=values),
            status=409,
            theirs=theirs,
        )
    messages.success(request, "The minutes are kept.")
    return redirect(meeting)


@require_safe
def minutes_history(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
) -> HttpResponse:
    """Each version with who wrote it and when, the latest first."""
    membership = membership_in(request, group_id)
    meeting = meeting_in_group(membership, meeting_id)
    versions = MinutesVersion.objects.filter(meeting=meeting).with_writers()
    context = {
        "group": membership.group,
        "meeting": meeting,
        "versions": versions.order_by("-number")[:MOST_VERSIONS],
    }
    return render(request, "meetings/minutes_history.html", context)
