"""Arranging meetings: a new one or a series, moved, called off; who presents."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest
from study.group_access import arranging_membership, writing_membership
from study.group_access_meetings import meeting_in_group
from study.meetings import presenting_services, series_services, services
from study.meetings.meeting_forms import MeetingForm, NewMeetingForm
from study.meetings.merging_forms import changes_meanwhile, merged_data
from study.meetings.services import (
    MeetingHasChanged,
    MeetsAlready,
    TooManyMeetings,
)
from study.meetings.words import JUMPED_OVER, MEETS_ALREADY, TOO_MANY_MEETINGS
from study.models import Meeting, Membership
from study.unsent import gives_text_back


@require_safe
def new_meeting(
    request: LearnerRequest,
    group_id: int,
) -> HttpResponse:
    """The address may name entries of the group's lists to be read for it."""
    membership = arranging_membership(request, group_id)
    form = NewMeetingForm(
        membership=membership,
        now=timezone.now(),
        initial={"entries": request.GET.getlist("entry")},
    )
    return render_meeting_form(
        request,
        membership,
        form,
        status=200,
    )


def render_meeting_form(
    request: LearnerRequest,
    membership: Membership,
    form: MeetingForm,
    *,
    status: int,
) -> HttpResponse:
    context = {"group": membership.group, "form": form, "meeting": form.meeting}
    return render(request, "meetings/meeting_form.html", context, status=status)


@require_POST
@gives_text_back
def create_meeting(
    request: LearnerRequest,
    group_id: int,
) -> HttpResponse:
    """One meeting, or those of a series; answers with the first."""
    membership = arranging_membership(request, group_id)
    form = NewMeetingForm(
        request.POST, membership=membership, now=timezone.now()
    )
    if not form.is_valid():
        return render_meeting_form(
            request,
            membership,
            form,
            status=400,
        )
    try:
        meetings = arranged_meetings(form, membership)
    except MeetsAlready:
        form.add_error("day", MEETS_ALREADY)
        return render_meeting_form(
            request,
            membership,
            form,
            status=409,
        )
    except TooManyMeetings:
        form.add_error(None, TOO_MANY_MEETINGS)
        return render_meeting_form(
            request,
            membership,
            form,
            status=409,
        )
    if form.is_jumped_over():
        messages.info(request, JUMPED_OVER)
    if len(meetings) > 1:
        messages.success(request, f"{len(meetings)} meetings are arranged.")
    return redirect(meetings[0])


def arranged_meetings(
    form: NewMeetingForm,
    membership: Membership,
) -> list[Meeting]:
    now = timezone.now()
    rhythm = form.chosen_rhythm()
    if rhythm is None:
        meeting = services.arrange_meeting(
            group=membership.group,
            details=form.details(),
            at=now,
        )
        return [meeting]
    return series_services.begin_series(
        group=membership.group,
        details=form.details(),
        rhythm=rhythm,
        last_on=form.cleaned_data["last_on"],
        at=now,
    )


@require_safe
def edit_meeting(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
) -> HttpResponse:
    membership = arranging_membership(request, group_id)
    meeting = meeting_in_group(membership, meeting_id)
    form = MeetingForm(
        membership=membership, now=timezone.now(), meeting=meeting
    )
    return render_meeting_form(
        request,
        membership,
        form,
        status=200,
    )


@require_POST
@gives_text_back
def change_meeting(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
) -> HttpResponse:
    membership = arranging_membership(request, group_id)
    meeting = meeting_in_group(membership, meeting_id)
    now = timezone.now()
    form = MeetingForm(
        request.POST,
        membership=membership,
        now=now,
        meeting=meeting,
    )
    if not form.is_valid():
        return render_meeting_form(
            request,
            membership,
            form,
            status=400,
        )
    if changes_meanwhile(form, meeting):
        return render_both_changes(request, membership, form, meeting)
    try:
        services.change_meeting(meeting=meeting, details=form.details(), at=now)
    except MeetingHasChanged:
        latest = meeting_in_group(membership, meeting_id)
        return render_both_changes(request, membership, form, latest)
    except MeetsAlready:
        form.add_error("day", MEETS_ALREADY)
        return render_meeting_form(
            request,
            membership,
            form,
            status=409,
        )
    if form.is_jumped_over():
        messages.info(request, JUMPED_OVER)
    messages.success(request, "Changed. Calendars follow.")
    return redirect(meeting)


def render_both_changes(
    request: LearnerRequest,
    membership: Membership,
    form: MeetingForm,
    meeting: Meeting,
) -> HttpResponse:
    """What another organiser changed meanwhile, beside what was sent."""
    changes = changes_meanwhile(form, meeting)
    merged = MeetingForm(
        merged_data(form, meeting, changes),
        membership=membership,
        now=form.now,
        meeting=meeting,
    )
    context = {
        "group": membership.group,
        "form": merged,
        "meeting": meeting,
        "has_changed": True,
        "changes": changes,
    }
    return render(request, "meetings/meeting_form.html", context, status=409)


@require_POST
def call_off_meeting(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
) -> HttpResponse:
    membership = arranging_membership(request, group_id)
    meeting = meeting_in_group(membership, meeting_id)
    services.call_off_meeting(meeting=meeting, at=timezone.now())
    messages.success(request, "The meeting is called off. Calendars follow.")
    return redirect(meeting)


@require_POST
def restore_meeting(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
) -> HttpResponse:
    """What was called off takes place after all."""
    membership = arranging_membership(request, group_id)
    meeting = meeting_in_group(membership, meeting_id)
    try:
        services.restore_meeting(meeting=meeting, at=timezone.now())
    except MeetsAlready:
        messages.error(request, MEETS_ALREADY)
    else:
        messages.success(request, "The meeting takes place.")
    return redirect(meeting)


@require_POST
def present_meeting(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
) -> HttpResponse:
    """A member takes on what nobody presents."""
    membership = writing_membership(request, group_id)
    meeting = meeting_in_group(membership, meeting_id)
    is_theirs = presenting_services.take_on_presenting(
        meeting=meeting,
        by=request.user,
        at=timezone.now(),
    )
    if not is_theirs:
        messages.info(
            request, "Somebody was faster: the meeting has its presenter."
        )
    return redirect(meeting)


@require_POST
def leave_presenting(
    request: LearnerRequest,
    group_id: int,
    meeting_id: int,
) -> HttpResponse:
    """Whoever presents can leave it to others."""
    membership = writing_membership(request, group_id)
    meeting = meeting_in_group(membership, meeting_id)
    presenting_services.leave_presenting(
        meeting=meeting,
        by=request.user,
        at=timezone.now(),
    )
    return redirect(meeting)
