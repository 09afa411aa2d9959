"""A learner's rest days, and whether their streak is shown."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from study.access import LearnerRequest
from study.models import Learner
from study.progress.streak_forms import StreakForm


@require_http_methods(("GET", "HEAD", "POST"))
def streak_settings(request: LearnerRequest) -> HttpResponse:
    learner = Learner.objects.get(pk=request.user.pk)
    form = StreakForm(request.POST or None, instance=learner)
    if request.method == "POST" and form.is_valid():
        learner.save(update_fields=form.Meta.fields)
        messages.success(request, "Saved.")
        return redirect("progress")
    return render(request, "progress/streak_settings.html", {"form": form})
