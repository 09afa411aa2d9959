"""A learner's own settings, and leaving."""

from allauth.account.decorators import reauthentication_required
from django.conf import settings as site_settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from study.access import LearnerRequest
from study.accounts.forms import DeleteAccountForm, SettingsForm
from study.accounts.services import delete_learner
from study.models import Learner, Membership
from study.reminders.forms import ReminderForm
from study.reminders.queries import reminder_setting_of
from study.reminders.services import save_reminder_setting

FORM_METHODS = ("GET", "HEAD", "POST")


@require_http_methods(FORM_METHODS)
def settings(request: LearnerRequest) -> HttpResponse:
    learner = Learner.objects.get(pk=request.user.pk)
    form = SettingsForm(request.POST or None, instance=learner)
    reminder_form = offered_reminder_form(request, learner)
    is_valid = form.is_valid()
    if reminder_form:
        is_valid = reminder_form.is_valid() and is_valid
    if request.method == "POST" and is_valid:
        form.save()
        if reminder_form:
            save_reminder_setting(
                learner=learner,
                at=timezone.now(),
                **reminder_form.cleaned_data,
            )
        messages.success(request, "Saved.")
        return redirect("settings")
    context = {"form": form, "reminder_form": reminder_form}
    return render(request, "accounts/settings.html", context)


def offered_reminder_form(
    request: LearnerRequest,
    learner: Learner,
) -> ReminderForm | None:
    """None on a site that sends no mail."""
    if not site_settings.HAS_MAIL:
        return None
    kept = reminder_setting_of(learner)
    return ReminderForm(request.POST or None, instance=kept)


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
        "lists": request.user.reading_lists.standing().count(),
        "own_papers": request.user.own_papers.count(),
        "groups": Membership.objects.of(request.user).count(),
    }
    context = {"form": form, "counts": counts}
    return render(request, "accounts/delete_account.html", context)
