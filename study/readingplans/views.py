"""Reading plans: a new one, one of them, its changes, and what becomes of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study import access
from study.access import LearnerRequest
from study.models import ReadingPlan
from study.models.deletion import bring_back, delete_for_a_while
from study.planning.reading_days import NoDayLeft
from study.readingplans import services
from study.readingplans.forms import (
    ChangeForm,
    PlanAddressForm,
    ReadingPlanForm,
    weekday_words,
)
from study.readingplans.pages import changed_rows, entry_rows, rhythm_words
from study.readingplans.planned import (
    plan_state,
    planned_papers,
    rule_of,
    with_headings,
)
from study.readingplans.refusal_responses import CHANGED_MEANWHILE, REASONS
from study.readingplans.replanning import Change, plan_after, source_changes
from study.readingplans.sources import headings_of, source_of


@require_safe
def new_reading_plan(request: LearnerRequest) -> HttpResponse:
    address = PlanAddressForm(request.GET, learner=request.user)
    form = ReadingPlanForm(
        learner=request.user,
        today=request.user.clock.day_of(timezone.now()),
        initial={"source": address.source_key()},
    )
    return render_plan_form(request, form, status=200)


@require_POST
def preview_reading_plan(request: LearnerRequest) -> HttpResponse:
    """The form with the days that would come of it; nothing is kept.

    A POST, though it changes nothing: the form carries the page's token, and sent as a
    GET that would stand in the address.
    """
    today = request.user.clock.day_of(timezone.now())
    form = ReadingPlanForm(request.POST, learner=request.user, today=today)
    if not form.is_valid():
        return render_plan_form(request, form, status=400)
    try:
        draft = services.draft_plan(request.user, form.plan_options())
    except (services.CannotPlanReading, NoDayLeft) as refusal:
        form.add_error(None, REASONS[type(refusal)])
        return render_plan_form(request, form, status=409)
    return render_plan_form(request, form, status=200, draft=draft)


def render_plan_form(
    request: LearnerRequest,
    form: ReadingPlanForm,
    *,
    status: int,
    draft: services.DraftPlan | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "draft": draft}
    if draft is not None:
        rows = entry_rows(draft.entries)
        context["rows"] = rows
        context["paper_count"] = len(draft.entries)
        context["more_count"] = len(draft.entries) - len(rows)
    page = "readingplans/new_reading_plan.html"
    return render(request, page, context, status=status)


@require_POST
def create_reading_plan(request: LearnerRequest) -> HttpResponse:
    now = timezone.now()
    form = ReadingPlanForm(
        request.POST, learner=request.user, today=request.user.clock.day_of(now)
    )
    if not form.is_valid():
        return render_plan_form(request, form, status=400)
    try:
        plan = services.create_reading_plan(
            learner=request.user, options=form.plan_options(), at=now
        )
    except (services.CannotPlanReading, NoDayLeft) as refusal:
        form.add_error(None, REASONS[type(refusal)])
        return render_plan_form(request, form, status=409)
    messages.success(
        request, "Your plan stands. Mark a paper as read and it counts."
    )
    return redirect(plan)


@require_safe
def reading_plan(request: LearnerRequest, plan_id: int) -> HttpResponse:
    plan = access.own_reading_plan(request, plan_id)
    today = request.user.clock.day_of(timezone.now())
    source = source_of(plan)
    papers = with_headings(planned_papers(plan), headings_of(source))
    state = plan_state(papers, today)
    rule = rule_of(plan)
    is_on_holiday = any(
        paper.day in rule.reading.holidays
        for paper in [*state.today, *state.later]
    )
    undoable = plan.before and Change(plan.before["change"])
    context = {
        "plan": plan,
        "state": state,
        "source": source,
        "source_changes": source_changes(plan, papers),
        "is_on_holiday": is_on_holiday,
        "is_holiday_today": today in rule.reading.holidays,
        "rhythm_words": rhythm_words(plan),
        "weekday_words": weekday_words(plan.weekdays),
        "undoable": undoable,
    }
    return render(request, "readingplans/reading_plan.html", context)


@require_safe
def preview_replanning(request: LearnerRequest, plan_id: int) -> HttpResponse:
    """What a change would do to the days; nothing is changed."""
    plan = access.own_reading_plan(request, plan_id)
    form = ChangeForm(request.GET)
    change = form.chosen_change()
    if change is None:
        return redirect(plan)
    context: dict[str, Any] = {"plan": plan, "change": change}
    try:
        today = request.user.clock.day_of(timezone.now())
        after = plan_after(plan, change, today)
    except NoDayLeft:
        context["reason"] = REASONS[NoDayLeft]
    else:
        papers = planned_papers(plan)
        context["rows"] = changed_rows(papers, after.entries, after.added_ids)
        context["removed"] = [
            paper for paper in papers if paper.paper_id in after.removed_ids
        ]
        context["ends_on"] = after.ends_on
    return render(request, "readingplans/preview_replanning.html", context)


@require_POST
def replan_reading_plan(request: LearnerRequest, plan_id: int) -> HttpResponse:
    plan = access.own_reading_plan(request, plan_id)
    form = ChangeForm(request.POST)
    change = form.chosen_change()
    if change is None:
        return redirect(plan)
    seen_version = form.seen_version()
    if seen_version is None:
        seen_version = plan.version
    try:
        services.replan(
            plan=plan,
            change=change,
            seen_version=seen_version,
            at=timezone.now(),
        )
    except services.PlanHasChanged:
        messages.info(request, CHANGED_MEANWHILE)
    except NoDayLeft:
        messages.error(request, REASONS[NoDayLeft])
    else:
        messages.success(request, "Done. The days below are the new ones.")
    return redirect(plan)


@require_POST
def undo_replanning(request: LearnerRequest, plan_id: int) -> HttpResponse:
    plan = access.own_reading_plan(request, plan_id)
    try:
        services.undo_replanning(plan=plan, at=timezone.now())
    except services.NothingToTakeBack:
        messages.info(request, "The last change was taken back already.")
    except services.PlanHasChanged:
        messages.info(request, CHANGED_MEANWHILE)
    else:
        messages.success(request, "The days are as they were before.")
    return redirect(plan)


@require_POST
def archive_reading_plan(request: LearnerRequest, plan_id: int) -> HttpResponse:
    plan = access.own_reading_plan(request, plan_id)
    ReadingPlan.objects.filter(pk=plan.pk).update(archived_at=timezone.now())
    messages.success(
        request, "The plan is put away. It asks for nothing any more."
    )
    return redirect(plan)


@require_POST
def resume_reading_plan(request: LearnerRequest, plan_id: int) -> HttpResponse:
    plan = access.own_reading_plan(request, plan_id)
    ReadingPlan.objects.filter(pk=plan.pk).update(archived_at=None)
    messages.success(request, "The plan goes on.")
    return redirect(plan)


@require_POST
def delete_reading_plan(request: LearnerRequest, plan_id: int) -> HttpResponse:
    plan = access.own_reading_plan(request, plan_id)
    delete_for_a_while(plan, timezone.now())
    messages.success(
        request, "The plan is deleted. What you read stays marked."
    )
    return redirect("plan_list")


@require_POST
def restore_reading_plan(request: LearnerRequest, plan_id: int) -> HttpResponse:
    """A plan that was deleted a short while ago."""
    plan = access.own_deleted_plan(request, plan_id)
    bring_back(plan)
    messages.success(request, "The plan is back.")
    return redirect(plan)
