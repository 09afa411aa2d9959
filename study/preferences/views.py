"""The page on which a learner says how they want to be asked."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from study.access import LearnerRequest
from study.models import Learner, SettingsChange
from study.preferences.forms import MOVE, MemorySettingsForm
from study.preferences.rescheduling import (
    answers_by_retention,
    moves_dates,
    preview_change,
)
from study.preferences.services import (
    NothingToUndo,
    change_settings,
    undo_change,
)
from study.preferences.words import (
    change_in_words,
    dates_in_words,
    undo_in_words,
)


@require_http_methods(("GET", "HEAD", "POST"))
def memory_settings(request: LearnerRequest) -> HttpResponse:
    """A change that would move dates is shown once more before anything is stored."""
    learner = Learner.objects.get(pk=request.user.pk)
    form = MemorySettingsForm(
        request.POST or None,
        instance=learner,
        costs=answers_by_retention(learner),
    )
    if request.method != "POST" or not form.is_valid():
        return render(
            request, "preferences/memory_settings.html", page_of(form)
        )
    now = timezone.now()
    answer = form.cleaned_data.pop("dates")
    if not answer and moves_dates(request.user, form.instance):
        preview = preview_change(request.user, form.instance, now)
        if preview.moved_count:
            context = {
                "form": form,
                "preview": preview,
                "action_url": reverse("memory_settings"),
            }
            return render(request, "preferences/preview.html", context)
    moved_count = change_settings(
        learner=request.user,
        values=form.cleaned_data,
        has_dates_moved=answer == MOVE,
        at=now,
    )
    messages.success(request, f"Saved.{dates_in_words(moved_count)}")
    return redirect("memory_settings")


def page_of(form: MemorySettingsForm) -> dict[str, Any]:
    change = SettingsChange.objects.filter(
        learner=form.instance.pk, undone_at=None
    )
    standing = change.first()
    context: dict[str, Any] = {"form": form, "change": standing}
    if standing is not None:
        context["changes"] = change_in_words(standing)
    return context


@require_POST
def undo_memory_settings(request: LearnerRequest) -> HttpResponse:
    """Undoing twice is undoing once."""
    try:
        undone = undo_change(learner=request.user, at=timezone.now())
    except NothingToUndo:
        messages.info(request, "There was no change to undo any more.")
    else:
        messages.success(request, undo_in_words(undone))
    return redirect("memory_settings")
