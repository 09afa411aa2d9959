"""The page on which a learner has FSRS-6's weights fitted to their own answers."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest
from study.models import Learner, WeightsFit
from study.models.weights import LEAST_ANSWERS
from study.preferences.forms import MOVE, OWN, WeightsForm
from study.preferences.own_weights import (
    latest_fit,
    missing_answers,
    standing_answers,
    standing_fit,
)
from study.preferences.rescheduling import preview_change
from study.preferences.services import take_weights
from study.preferences.weights_services import (
    NothingToCompare,
    TooFewAnswers,
    fit_own_weights,
)
from study.preferences.weights_words import fit_in_words, taken_in_words


@require_safe
def own_weights(request: LearnerRequest) -> HttpResponse:
    latest = latest_fit(request.user)
    standing = standing_fit(request.user)
    context: dict[str, Any] = {
        "answer_count": standing_answers(request.user).count(),
        "least_count": LEAST_ANSWERS,
        "missing_count": missing_answers(request.user, latest),
        "has_own": request.user.memory_weights is not None,
    }
    if latest is not None:
        context["latest"] = fit_in_words(latest)
        context["is_standing"] = latest == standing
        context["can_take"] = latest.is_better and latest != standing
    if standing is not None and standing != latest:
        context["standing"] = fit_in_words(standing)
    return render(request, "preferences/own_weights.html", context)


@require_POST
def compare_weights(request: LearnerRequest) -> HttpResponse:
    """Only looks: the page says what came of it, and nothing else changes."""
    try:
        fit_own_weights(learner=request.user, at=timezone.now())
    except TooFewAnswers as refusal:
        count = refusal.missing_count
        messages.info(
            request,
            f"A comparison needs {count:,} more answer{pluralize(count)} of"
            " yours. Nothing has changed.",
        )
    except NothingToCompare:
        messages.info(
            request,
            "None of your questions has come back on a later day often enough yet."
            " Nothing has changed.",
        )
    return redirect("own_weights")


@require_POST
def change_weights(request: LearnerRequest) -> HttpResponse:
    """What it would do is shown once more before anything is stored."""
    form = WeightsForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, "Choose which numbers you want. Nothing has changed."
        )
        return redirect("own_weights")
    fit = None
    if form.cleaned_data["weights"] == OWN:
        fit = latest_fit(request.user)
        if fit is None or not fit.is_better:
            messages.info(
                request,
                "There are no numbers that foretell your answers better."
                " Nothing has changed.",
            )
            return redirect("own_weights")
    now = timezone.now()
    answer = form.cleaned_data["dates"]
    if not answer:
        after = learner_with(request.user, fit)
        context = {
            "form": form,
            "preview": preview_change(request.user, after, now),
            "action_url": reverse("change_weights"),
            "back_url": reverse("own_weights"),
        }
        return render(request, "preferences/preview.html", context)
    moved_count = take_weights(
        learner=request.user,
        fit=fit,
        has_dates_moved=answer == MOVE,
        at=now,
    )
    messages.success(request, taken_in_words(fit, moved_count))
    return redirect("memory_settings")


def learner_with(learner: Learner, fit: WeightsFit | None) -> Learner:
    """The same with other weights, not stored yet."""
    after = Learner.objects.get(pk=learner.pk)
    after.memory_weights = fit.weights if fit else None
    return after
