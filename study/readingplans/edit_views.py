"""A plan's name and rhythm, and the day of one of its papers."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study import access
from study.access import LearnerRequest
from study.models import ReadingPlan
from study.planning.reading_days import NoDayLeft
from study.readingplans import edit_services
from study.readingplans.planned import PlannedPaper, planned_papers
from study.readingplans.refusal_responses import CHANGED_MEANWHILE, REASONS
from study.readingplans.rule_forms import (
    EditPlanForm,
    GroupChangeForm,
    MovePaperForm,
)
from study.readingplans.services import PlanHasChanged


@require_safe
def edit_reading_plan(request: LearnerRequest, plan_id: int) -> HttpResponse:
    plan = access.own_reading_plan(request, plan_id)
    today = request.user.clock.day_of(timezone.now())
    form = EditPlanForm(plan=plan, today=today)
    return render_edit_form(request, plan, form, status=200)


@require_POST
def save_reading_plan(request: LearnerRequest, plan_id: int) -> HttpResponse:
    plan = access.own_reading_plan(request, plan_id)
    now = timezone.now()
    today = request.user.clock.day_of(now)
    form = EditPlanForm(request.POST, plan=plan, today=today)
    if not form.is_valid():
        return render_edit_form(request, plan, form, status=400)
    try:
        edit_services.edit_plan(plan=plan, edit=form.edit(), at=now)
    except PlanHasChanged:
        messages.info(request, CHANGED_MEANWHILE)
    except NoDayLeft:
        form.add_error(None, REASONS[NoDayLeft])
        return render_edit_form(request, plan, form, status=409)
    else:
        messages.success(request, "The plan is changed.")
    return redirect(plan)


def render_edit_form(
    request: LearnerRequest,
    plan: ReadingPlan,
    form: EditPlanForm,
    *,
    status: int,
) -> HttpResponse:
    context: dict[str, Any] = {"plan": plan, "form": form}
    page = "readingplans/edit_reading_plan.html"
    return render(request, page, context, status=status)


@require_safe
def move_planned_paper(
    request: LearnerRequest, plan_id: int, slug: str
) -> HttpResponse:
    plan = access.own_reading_plan(request, plan_id)
    paper = paper_of_plan(plan, slug)
    if paper.is_over:
        return redirect(plan)
    form = move_form(request, plan, paper)
    return render_move_form(request, plan, paper, form, status=200)


@require_POST
def save_planned_day(
    request: LearnerRequest, plan_id: int, slug: str
) -> HttpResponse:
    plan = access.own_reading_plan(request, plan_id)
    paper = paper_of_plan(plan, slug)
    form = move_form(request, plan, paper, request.POST)
    if not form.is_valid():
        return render_move_form(request, plan, paper, form, status=400)
    day = form.cleaned_data["day"]
    try:
        edit_services.move_paper(
            plan=plan,
            paper_id=paper.paper_id,
            day=day,
            seen_version=form.cleaned_data["version"],
            at=timezone.now(),
        )
    except (PlanHasChanged, edit_services.PaperIsOver):
        messages.info(request, CHANGED_MEANWHILE)
    else:
        messages.success(request, f"It is planned for {day:%A %-d %B %Y} now.")
    return redirect(plan)


@require_POST
def keep_own_days(request: LearnerRequest, plan_id: int) -> HttpResponse:
    """The change of a group's plan is declined."""
    plan = access.own_reading_plan(request, plan_id)
    form = GroupChangeForm(request.POST)
    if form.is_valid():
        edit_services.keep_own_days(
            plan=plan, seen_version=form.cleaned_data["version"]
        )
        messages.success(request, "Your days stay as they are.")
    return redirect(plan)


def paper_of_plan(plan: ReadingPlan, slug: str) -> PlannedPaper:
    """A paper of the plan that was not withdrawn."""
    for paper in planned_papers(plan):
        if paper.slug == slug and paper.url:
            return paper
    raise Http404


def move_form(
    request: LearnerRequest, plan: ReadingPlan, paper: PlannedPaper, *sent: Any
) -> MovePaperForm:
    """Empty, or as it was sent."""
    today = request.user.clock.day_of(timezone.now())
    first_on = max(today, plan.starts_on)
    day = paper.day or first_on
    initial = {"day": max(day, first_on), "version": plan.version}
    return MovePaperForm(*sent, first_on=first_on, initial=initial)


def render_move_form(
    request: LearnerRequest,
    plan: ReadingPlan,
    paper: PlannedPaper,
    form: MovePaperForm,
    *,
    status: int,
) -> HttpResponse:
    context: dict[str, Any] = {"plan": plan, "paper": paper, "form": form}
    page = "readingplans/move_planned_paper.html"
    return render(request, page, context, status=status)
