"""Taking back what was last done to a list, whoever's it is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from study.access import LearnerRequest
from study.lists import change_services
from study.lists.forms import ChangeForm
from study.lists.words import (
    NOT_UNDONE,
)
from study.models import ReadingList


def undo_change_of(request: LearnerRequest, found: ReadingList) -> HttpResponse:
    form = ChangeForm(request.POST)
    is_undone = form.is_valid() and change_services.undo_list_change(
        reading_list=found,
        change_id=form.cleaned_data["change"],
        at=timezone.now(),
    )
    if is_undone:
        messages.success(request, "Taken back.")
    else:
        messages.error(request, NOT_UNDONE)
    return redirect(found)
