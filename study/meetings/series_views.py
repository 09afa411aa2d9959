"""A series of meetings goes on, or ends."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from study.access import LearnerRequest
from study.group_access import arranging_membership
from study.group_access_meetings import series_in_group
from study.meetings import series_services
from study.meetings.services import MeetsAlready, TooManyMeetings
from study.meetings.words import TOO_MANY_MEETINGS
from study.planning.meeting_days import zone_named


@require_POST
def extend_series(
    request: LearnerRequest,
    group_id: int,
    series_id: int,
) -> HttpResponse:
    """Half a year more of it."""
    membership = arranging_membership(request, group_id)
    series = series_in_group(membership, series_id)
    zone = zone_named(series.time_zone)
    if zone is None:
        problem = f"Nobody knows the time zone {series.time_zone} any more. Begin anew."
        messages.error(request, problem)
        return redirect("meeting_list", membership.group.pk)
    try:
        added = series_services.extend_series(
            series=series, zone=zone, at=timezone.now()
        )
    except MeetsAlready:
        messages.error(
            request, "The group meets at one of those times already."
        )
    except TooManyMeetings:
        messages.error(request, TOO_MANY_MEETINGS)
    else:
        messages.success(request, f"{len(added)} meetings are added.")
    return redirect("meeting_list", membership.group.pk)


@require_POST
def end_series(
    request: LearnerRequest,
    group_id: int,
    series_id: int,
) -> HttpResponse:
    """What is to come of it is called off; what was stays."""
    membership = arranging_membership(request, group_id)
    series = series_in_group(membership, series_id)
    series_services.end_series(series=series, at=timezone.now())
    messages.success(
        request, "The series has ended. What was to come is called off."
    )
    return redirect("meeting_list", membership.group.pk)
