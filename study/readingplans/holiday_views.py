"""Days without reading: all of a learner's, a new span, one that goes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study import access
from study.access import LearnerRequest
from study.models import Holiday
from study.readingplans import services
from study.readingplans.forms import HolidayForm

TOO_MANY = "A hundred holidays are kept at most. Delete one that is over."


@require_safe
def holiday_list(request: LearnerRequest) -> HttpResponse:
    return render_holidays(request, HolidayForm(), status=200)


def render_holidays(
    request: LearnerRequest, form: HolidayForm, *, status: int
) -> HttpResponse:
    today = request.user.clock.day_of(timezone.now())
    holidays = list(Holiday.objects.filter(learner=request.user))
    context = {
        "form": form,
        "ahead": [holiday for holiday in holidays if holiday.last_on >= today],
        "over": [holiday for holiday in holidays if holiday.last_on < today],
    }
    return render(
        request, "readingplans/holiday_list.html", context, status=status
    )


@require_POST
def add_holiday(request: LearnerRequest) -> HttpResponse:
    form = HolidayForm(request.POST)
    if not form.is_valid():
        return render_holidays(request, form, status=400)
    try:
        services.add_holiday(learner=request.user, **form.cleaned_data)
    except services.TooManyHolidays:
        form.add_error(None, TOO_MANY)
        return render_holidays(request, form, status=409)
    messages.success(
        request,
        "New plans leave these days free. A plan that you have offers to make room.",
    )
    return redirect("holiday_list")


@require_POST
def delete_holiday(request: LearnerRequest, holiday_id: int) -> HttpResponse:
    access.own_holiday(request, holiday_id).delete()
    messages.success(request, "These days are for reading again.")
    return redirect("holiday_list")
