"""A group's plan for its organisers: offered, changed, withdrawn."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from study.access import LearnerRequest
from study.group_access_plans import group_plan_for, list_to_plan
from study.groupplans import services
from study.groupplans.forms import GroupPlanForm
from study.groupplans.queries import listed_titles, plan_of_list
from study.models import GroupPlan
from study.unsent import gives_text_back

SAID_TO_MEMBERS = (
    "The plan stands. Members find it on the list; who took it on already is offered"
    " the change."
)


@require_http_methods(["GET", "HEAD", "POST"])
@gives_text_back
def offer_group_plan(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    found = list_to_plan(request, group_id, list_id)
    reading_list = found.reading_list
    current = plan_of_list(reading_list)
    now = timezone.now()
    form = GroupPlanForm(
        request.POST or None,
        titles=listed_titles(reading_list),
        today=request.user.clock.day_of(now),
        initial=offered_values(current),
    )
    context: dict[str, Any] = {
        "list": reading_list,
        "group_plan": current,
        "form": form,
    }
    status = 200
    if request.method == "POST":
        status = 422
    if request.method == "POST" and form.is_valid():
        try:
            services.offer_group_plan(
                group=found.membership.group,
                reading_list=reading_list,
                offer=form.offer(),
                seen_version=form.cleaned_data["version"],
                at=now,
            )
        except services.GroupPlanHasChanged as meanwhile:
            context["meanwhile"] = meanwhile.current
            context["omitted_count"] = meanwhile.omitted_count
            context["is_changed_meanwhile"] = True
            status = 409
        else:
            messages.success(request, SAID_TO_MEMBERS)
            return redirect("group_plan", group_id, list_id)
    page = "groupplans/offer_group_plan.html"
    return render(request, page, context, status=status)


def offered_values(current: GroupPlan | None) -> dict[str, Any]:
    """What the form begins with."""
    if current is None:
        return {"version": 0}
    offer = services.offer_of(current)
    return {
        "starts_on": offer.starts_on,
        "ends_on": offer.ends_on,
        "order": offer.order,
        "omitted": sorted(offer.omitted_ids),
        "version": current.version,
    }


@require_POST
def withdraw_group_plan(
    request: LearnerRequest,
    group_id: int,
    list_id: int,
) -> HttpResponse:
    shown, found = group_plan_for(request, group_id, list_id)
    if not (shown.can_arrange and shown.is_in_use):
        raise Http404
    services.withdraw_group_plan(group=shown.membership.group, group_plan=found)
    messages.success(
        request, "The plan is withdrawn. Who took it on keeps their own."
    )
    return redirect(found.reading_list)
