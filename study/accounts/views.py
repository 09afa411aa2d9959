"""A learner's own settings, and leaving."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from study.access import LearnerRequest
from study.accounts.forms import DeleteAccountForm, SettingsForm
from study.accounts.services import delete_learner
from study.models import Learner

FORM_METHODS = ("GET", "HEAD", "POST")


@require_http_methods(FORM_METHODS)
def settings(request: LearnerRequest) -> HttpResponse:
    learner = Learner.objects.get(pk=request.user.pk)
    form = SettingsForm(request.POST or None, instance=learner)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("settings")
    return render(request, "accounts/settings.html", {"form": form})


@require_http_methods(FORM_METHODS)
@reauthentication_required
def delete_account(request: LearnerRequest) -> HttpResponse:
    """Asks for the address, then removes everything personal at once."""
    form = DeleteAccountForm(request.POST or None, learner=request.user)
    if request.method == "POST" and form.is_valid():
        learner = Learner.objects.get(pk=request.user.pk)
        logout(request)
        delete_learner(learner=learner)
        farewell = "Your account and everything personal in it are gone."
        messages.success(request, farewell)
        return redirect("home")
    counts = {
        "readings": request.user.readings.count(),
        "answers": request.user.reviews.count(),
        "quizzes": request.user.quizzes.count(),
    }
    context = {"form": form, "counts": counts}
    return render(request, "accounts/delete_account.html", context)
