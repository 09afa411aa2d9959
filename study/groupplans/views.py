"""A group's plan for its members: what it is, one's own days, taking it on."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest
from study.group_access_lists import GroupList
from study.group_access_plans import group_plan_for
from study.groupplans import services
from study.groupplans.forms import OwnWeekdaysForm
from study.groupplans.queries import own_plan_options, usual_weekdays
from study.groupplans.refusal_responses import IS_OVER, reason_of
from study.models import GroupPlan
from study.planning.reading_days import NoDayLeft
from study.readingplans.pages import entry_rows
from study.readingplans.services import CannotPlanReading, draft_plan


@require_safe
def group_plan(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    """The plan, and the days that the member would have of it."""
    shown, found = group_plan_for(request, group_id, list_id)
    initial = {"weekdays": usual_weekdays(request.user)}
    form = OwnWeekdaysForm(initial=initial)
    return render_group_plan(request, shown, found, form, status=200)


@require_POST
def preview_group_plan(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    """The days on the weekdays that were chosen; nothing is kept.

    A POST, so that the page's token does not come into the address.
    """
    shown, found = group_plan_for(request, group_id, list_id)
    form = OwnWeekdaysForm(request.POST)
    status = 200 if form.is_valid() else 422
    return render_group_plan(request, shown, found, form, status=status)


def render_group_plan(
    request: LearnerRequest,
    shown: GroupList,
    found: GroupPlan,
    form: OwnWeekdaysForm,
    *,
    status: int,
) -> HttpResponse:
    context: dict[str, Any] = {
        "group": shown.membership.group,
        "list": found.reading_list,
        "group_plan": found,
        "can_arrange": shown.can_arrange and shown.is_in_use,
        "form": form,
        "own_plan_id": getattr(found, "own_plan_id", None),
        "has_changed": getattr(found, "has_changed", False),
        "is_over": found.ends_on < request.user.clock.day_of(timezone.now()),
    }
    if not context["is_over"] and context["own_plan_id"] is None:
        add_own_days(request, context, found, form)
    return render(request, "groupplans/group_plan.html", context, status=status)


def add_own_days(
    request: LearnerRequest,
    context: dict[str, Any],
    found: GroupPlan,
    form: OwnWeekdaysForm,
) -> None:
    """The days on the weekdays of the form, or why there are none."""
    if form.is_bound and not form.is_valid():
        return
    weekdays = form.initial.get("weekdays")
    if form.is_bound:
        weekdays = form.chosen_weekdays()
    today = request.user.clock.day_of(timezone.now())
    options = own_plan_options(found, frozenset(weekdays or ()), today)
    try:
        draft = draft_plan(request.user, options)
    except (CannotPlanReading, NoDayLeft) as refusal:
        context["reason"] = reason_of(refusal)
        return
    rows = entry_rows(draft.entries)
    context["draft"] = draft
    context["rows"] = rows
    context["paper_count"] = len(draft.entries)
    context["more_count"] = len(draft.entries) - len(rows)


@require_POST
def take_on_group_plan(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    shown, found = group_plan_for(request, group_id, list_id)
    form = OwnWeekdaysForm(request.POST)
    if not form.is_valid():
        return render_group_plan(request, shown, found, form, status=422)
    try:
        own_plan = services.take_on_group_plan(
            learner=request.user,
            group_plan=found,
            weekdays=form.chosen_weekdays(),
            at=timezone.now(),
        )
    except services.GroupPlanIsGone:
        raise Http404 from None
    except services.GroupPlanIsOver:
        form.add_error(None, IS_OVER)
    except (CannotPlanReading, NoDayLeft) as refusal:
        form.add_error(None, reason_of(refusal))
    else:
        messages.success(
            request, "It is your plan now. Nobody else sees your days."
        )
        return redirect(own_plan)
    return render_group_plan(request, shown, found, form, status=409)
