"""Routines: all of them, a new one, one of them; checked off and taken back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from config.http import local_path
from study import access
from study.access import LearnerRequest
from study.models import Routine
from study.models.deletion import bring_back, delete_for_a_while
from study.routines import services
from study.routines.forms import FrameworkAddressForm, RoutineForm
from study.routines.queries import (
    frameworks_with_prompts,
    routine_rows,
)

TOO_MANY = "Fifty routines are kept at most. Delete one first."


@require_safe
def routine_list(request: LearnerRequest) -> HttpResponse:
    now = timezone.now()
    rows = routine_rows(request.user, request.user.clock.day_of(now))
    frameworks = frameworks_with_prompts()
    shown = []
    for row in rows:
        framework = frameworks.get(row.routine.framework_id or 0)
        shown.append({"row": row, "framework": framework})
    deleted = Routine.objects.filter(learner=request.user).restorable(now)
    context = {
        "rows": shown,
        "starters": services.STARTERS,
        "frameworks": frameworks.values(),
        "deleted": deleted,
    }
    return render(request, "routines/routine_list.html", context)


@require_safe
def new_routine(request: LearnerRequest) -> HttpResponse:
    initial = FrameworkAddressForm(request.GET).initial_routine()
    return render_routine_form(
        request, RoutineForm(initial=initial), status=200
    )


def render_routine_form(
    request: HttpRequest, form: RoutineForm, *, status: int
) -> HttpResponse:
    context = {"form": form, "routine": form.instance}
    return render(request, "routines/routine_form.html", context, status=status)


@require_POST
def create_routine(request: LearnerRequest) -> HttpResponse:
    form = RoutineForm(request.POST)
    if not form.is_valid():
        return render_routine_form(request, form, status=400)
    routine = form.save(commit=False)
    try:
        services.add_routine(
            routine=routine, learner=request.user, at=timezone.now()
        )
    except services.TooManyRoutines:
        form.add_error(None, TOO_MANY)
        return render_routine_form(request, form, status=409)
    return redirect("routine_list")


@require_POST
def begin_routines(request: LearnerRequest) -> HttpResponse:
    added_count = services.begin_with_starters(
        learner=request.user, at=timezone.now()
    )
    if added_count:
        messages.success(request, "There they are. Change each as you like.")
    return redirect("routine_list")


@require_safe
def edit_routine(request: LearnerRequest, routine_id: int) -> HttpResponse:
    routine = access.own_routine(request, routine_id)
    return render_routine_form(
        request, RoutineForm(instance=routine), status=200
    )


@require_POST
def change_routine(request: LearnerRequest, routine_id: int) -> HttpResponse:
    routine = access.own_routine(request, routine_id)
    form = RoutineForm(request.POST, instance=routine)
    if not form.is_valid():
        return render_routine_form(request, form, status=400)
    form.save()
    messages.success(request, "Changed.")
    return redirect("routine_list")


@require_POST
def check_routine(request: LearnerRequest, routine_id: int) -> HttpResponse:
    routine = access.own_routine(request, routine_id)
    today = request.user.clock.day_of(timezone.now())
    services.check_off(routine=routine, today=today)
    return redirect(page_before(request))


@require_POST
def uncheck_routine(request: LearnerRequest, routine_id: int) -> HttpResponse:
    routine = access.own_routine(request, routine_id)
    today = request.user.clock.day_of(timezone.now())
    services.uncheck(routine=routine, today=today)
    return redirect(page_before(request))


def page_before(request: HttpRequest) -> str:
    """Where a routine was checked off: the first page, or the page of routines."""
    return local_path(request.POST.get("next", ""), "routine_list")


@require_POST
def delete_routine(request: LearnerRequest, routine_id: int) -> HttpResponse:
    routine = access.own_routine(request, routine_id)
    delete_for_a_while(routine, timezone.now())
    messages.success(request, "The routine is deleted.")
    return redirect("routine_list")


@require_POST
def restore_routine(request: LearnerRequest, routine_id: int) -> HttpResponse:
    """A routine that was deleted a short while ago."""
    routine = access.own_deleted_routine(request, routine_id)
    bring_back(routine)
    messages.success(request, "The routine is back.")
    return redirect("routine_list")
