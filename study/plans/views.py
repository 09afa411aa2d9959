"""Being ready by a date: the plans, a new one, one of them, today's part of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study import access
from study.access import LearnerRequest
from study.models import ReadyPlan
from study.models.ready_plan import PLANNED_KINDS
from study.plans import services
from study.plans.forms import KindForm, ReadyPlanForm, planned_source
from study.plans.readiness import plan_ahead
from study.plans.results import plan_result
from study.readingplans.pages import plan_summaries, restorable_plans
from study.review.quiz_services import NothingToAsk

REASONS = {
    services.TooManyPlans: "Twenty plans are kept at most. Delete one that is over.",
    services.NoQuestions: "You have set all its questions aside.",
    services.TooManyQuestions: "That has so many questions that no day plan helps."
    " Choose something narrower.",
}


@require_safe
def plan_list(request: LearnerRequest) -> HttpResponse:
    """Both kinds of plans: what to read on which day, what to know by which day."""
    now = timezone.now()
    today = request.user.clock.day_of(now)
    ahead = []
    over = []
    for plan in ReadyPlan.objects.filter(learner=request.user):
        if plan.ready_on > today:
            ahead.append(plan)
        else:
            over.append(plan)
    current = []
    archived = []
    for summary in plan_summaries(request.user, today):
        if summary.plan.archived_at is None:
            current.append(summary)
        else:
            archived.append(summary)
    context = {
        "reading_plans": current,
        "archived_plans": archived,
        "deleted_plans": restorable_plans(request.user, now),
        "ready_ahead": ahead,
        "ready_over": over[::-1],
    }
    return render(request, "plans/plan_list.html", context)


@require_safe
def ready_plan_list(request: LearnerRequest) -> HttpResponse:
    """Where these plans stood before there was one page for both kinds."""
    return redirect("plan_list", permanent=True)


@require_safe
def new_ready_plan(request: LearnerRequest) -> HttpResponse:
    address = KindForm(request.GET)
    form = ReadyPlanForm(
        kind=address.chosen_kind(),
        learner=request.user,
        today=request.user.clock.day_of(timezone.now()),
        initial={"subject": address.chosen_slug()},
    )
    return render_form(request, form, status=200)


def render_form(
    request: LearnerRequest, form: ReadyPlanForm, *, status: int
) -> HttpResponse:
    kinds = [(kind, planned_source(kind).label) for kind in PLANNED_KINDS]
    context = {"form": form, "kinds": kinds}
    return render(request, "plans/new_ready_plan.html", context, status=status)


@require_POST
def create_ready_plan(request: LearnerRequest) -> HttpResponse:
    now = timezone.now()
    form = ReadyPlanForm(
        request.POST,
        kind=KindForm(request.POST).chosen_kind(),
        learner=request.user,
        today=request.user.clock.day_of(now),
    )
    if not form.is_valid():
        return render_form(request, form, status=400)
    try:
        plan = services.create_ready_plan(
            learner=request.user,
            kind=form.kind,
            subject=form.cleaned_data["subject"],
            ready_on=form.cleaned_data["ready_on"],
            goal=form.goal,
            minutes_a_day=form.cleaned_data["minutes_a_day"],
            at=now,
        )
    except services.PlannedAlready as refusal:
        messages.info(request, "You have this plan already.")
        return redirect(refusal.plan)
    except services.CannotPlan as refusal:
        form.add_error(None, REASONS[type(refusal)])
        return render_form(request, form, status=409)
    return redirect(plan)


@require_safe
def ready_plan(request: LearnerRequest, plan_id: int) -> HttpResponse:
    plan = access.own_ready_plan(request, plan_id)
    now = timezone.now()
    context: dict[str, Any] = {
        "plan": plan,
        "subject_url": planned_source(plan.kind).subject_url(plan.subject_id),
        "days_left": (plan.ready_on - request.user.clock.day_of(now)).days,
    }
    if context["days_left"] > 0:
        context["ahead"] = plan_ahead(plan, now)
    else:
        context["result"] = plan_result(plan, now)
    return render(request, "plans/ready_plan.html", context)


@require_POST
def practise_ready_plan(request: LearnerRequest, plan_id: int) -> HttpResponse:
    plan = access.own_ready_plan(request, plan_id)
    try:
        quiz = services.start_plan_quiz(plan=plan, at=timezone.now())
    except NothingToAsk:
        messages.info(
            request, "Nothing is left to practise for this plan today."
        )
        return redirect(plan)
    return redirect(quiz)


@require_POST
def delete_ready_plan(request: LearnerRequest, plan_id: int) -> HttpResponse:
    access.own_ready_plan(request, plan_id).delete()
    messages.success(request, "The plan is deleted. What you answered stays.")
    return redirect("plan_list")
