"""What others suggest for a list: the owner's side, and the suggester's."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import (
    LearnerRequest,
    own_list,
    own_list_suggestion,
    suggestion_for_own_list,
)
from study.models import ListSuggestion
from study.sharing import suggestion_services as services
from study.sharing.suggestion_responses import (
    MOST_SHOWN,
    accept,
    decline,
    render_suggestions,
)


@require_safe
def list_suggestions(
    request: LearnerRequest,
    list_id: int,
) -> HttpResponse:
    """What waits for the owner's answer, oldest first, and what was answered."""
    return render_suggestions(request, own_list(request, list_id))


@require_POST
def accept_suggestion(
    request: LearnerRequest,
    suggestion_id: int,
) -> HttpResponse:
    return accept(request, suggestion_for_own_list(request, suggestion_id))


@require_POST
def decline_suggestion(
    request: LearnerRequest,
    suggestion_id: int,
) -> HttpResponse:
    return decline(request, suggestion_for_own_list(request, suggestion_id))


@require_safe
def own_suggestions(request: LearnerRequest) -> HttpResponse:
    """What the learner suggested for others' lists, newest first, with the answers."""
    suggestions = ListSuggestion.objects.filter(learner=request.user)
    shown = suggestions.of_published_papers().select_related("paper")
    latest = shown.order_by("-suggested_at", "-id")[:MOST_SHOWN]
    return render(
        request, "sharing/own_suggestions.html", {"suggestions": latest}
    )


@require_POST
def withdraw_suggestion(
    request: LearnerRequest,
    suggestion_id: int,
) -> HttpResponse:
    suggestion = own_list_suggestion(request, suggestion_id)
    try:
        services.withdraw_suggestion(suggestion=suggestion, at=timezone.now())
        messages.success(request, "Withdrawn.")
    except services.NoLongerWaits:
        messages.info(request, "It was answered or withdrawn already.")
    return redirect("own_suggestions")
