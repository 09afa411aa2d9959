"""What others suggest for a list: the owner's side, and the suggester's."""

from datetime import datetime
from typing import Any, Protocol

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
from study.lists.services import ListIsFull
from study.models import ListSuggestion
from study.sharing import suggestion_services as services
from study.sharing.forms import AnswerForm

MOST_SHOWN = 100
TOO_LONG = "The answer is too long. Go back and shorten it."
LIST_IS_FULL = "The list is full: take something off it before you accept more."
ANSWERED_ALREADY = "It was answered or withdrawn meanwhile."


class Answering(Protocol):
    """Accepts or declines a suggestion."""

    def __call__(
        self, *, suggestion: ListSuggestion, answer: str, at: datetime
    ) -> None: ...


@require_safe
def list_suggestions(
    request: LearnerRequest,
    list_id: int,
) -> HttpResponse:
    """What waits for the owner's answer, oldest first, and what was answered."""
    reading_list = own_list(request, list_id)
    suggestions = ListSuggestion.objects.filter(reading_list=reading_list)
    with_papers = suggestions.select_related("paper")
    answered = with_papers.answered().of_published_papers()
    rows = []
    for suggestion in with_papers.waiting():
        form = AnswerForm(auto_id=f"suggestion-{suggestion.pk}-%s")
        rows.append((suggestion, form))
    context: dict[str, Any] = {
        "reading_list": reading_list,
        "waiting": rows,
        "answered": answered.order_by("-closed_at", "-id")[:MOST_SHOWN],
    }
    return render(request, "sharing/list_suggestions.html", context)


@require_POST
def accept_suggestion(
    request: LearnerRequest,
    suggestion_id: int,
) -> HttpResponse:
    return answer_suggestion(
        request,
        suggestion_id,
        services.accept_suggestion,
        "It stands at the end of the list.",
    )


@require_POST
def decline_suggestion(
    request: LearnerRequest,
    suggestion_id: int,
) -> HttpResponse:
    return answer_suggestion(
        request, suggestion_id, services.decline_suggestion, "Declined."
    )


def answer_suggestion(
    request: LearnerRequest,
    suggestion_id: int,
    answer_by: Answering,
    done: str,
) -> HttpResponse:
    """done: what the owner of the list is told when it worked."""
    suggestion = suggestion_for_own_list(request, suggestion_id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return render(request, "400.html", {"problem": TOO_LONG}, status=400)
    answer = form.cleaned_data["answer"]
    try:
        answer_by(suggestion=suggestion, answer=answer, at=timezone.now())
        messages.success(request, done)
    except ListIsFull:
        messages.error(request, LIST_IS_FULL)
    except services.NoLongerWaits:
        messages.info(request, ANSWERED_ALREADY)
    return redirect("list_suggestions", suggestion.reading_list_id)


@require_safe
def own_suggestions(request: LearnerRequest) -> HttpResponse:
    """What the learner suggested for others' lists, newest first, with the answers."""
    suggestions = ListSuggestion.objects.filter(learner=request.user)
    shown = suggestions.of_published_papers().select_related("paper")
    latest = shown.order_by("-suggested_at", "-id")[:MOST_SHOWN]
    return render(request, "sharing/own_suggestions.html", {"suggestions": latest})


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
