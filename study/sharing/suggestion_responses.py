"""What was suggested for a list, and the answers to it, whoever's the list is."""

from datetime import datetime
from typing import Any, Protocol

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from config.addresses import url
from study.access import (
    LearnerRequest,
)
from study.lists.services import ListIsFull
from study.models import ListSuggestion, ReadingList
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


def render_suggestions(
    request: LearnerRequest,
    reading_list: ReadingList,
) -> HttpResponse:
    suggestions = ListSuggestion.objects.filter(reading_list=reading_list)
    with_papers = suggestions.select_related("paper")
    answered = with_papers.answered().of_published_papers()
    latest = answered.order_by("-closed_at", "-id")[:MOST_SHOWN]
    rows = []
    suggested = [suggestion.paper for suggestion in latest]
    for suggestion in with_papers.waiting():
        suggested.append(suggestion.paper)
        form = AnswerForm(auto_id=f"suggestion-{suggestion.pk}-%s")
        accept_url = answer_url(reading_list, "accept_suggestion", suggestion)
        decline_url = answer_url(reading_list, "decline_suggestion", suggestion)
        rows.append((suggestion, form, accept_url, decline_url))
    context: dict[str, Any] = {
        "reading_list": reading_list,
        "waiting": rows,
        "answered": latest,
        "suggested": suggested,
    }
    return render(request, "sharing/list_suggestions.html", context)


def answer_url(
    reading_list: ReadingList,
    name: str,
    suggestion: ListSuggestion,
) -> str:
    """Of a group's list the address has the group's number, and group_ before."""
    if reading_list.is_of_group:
        return url(f"group_{name}", reading_list.group_id, suggestion.pk)
    return url(name, suggestion.pk)


def answer_suggestion(
    request: LearnerRequest,
    suggestion: ListSuggestion,
    answer_by: Answering,
    done: str,
) -> HttpResponse:
    """done: what who answers is told when it worked."""
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
    return redirect(suggestion.reading_list.url_of("list_suggestions"))


def accept(request: LearnerRequest, suggestion: ListSuggestion) -> HttpResponse:
    done = "It stands at the end of the list."
    return answer_suggestion(
        request, suggestion, services.accept_suggestion, done
    )


def decline(
    request: LearnerRequest, suggestion: ListSuggestion
) -> HttpResponse:
    return answer_suggestion(
        request, suggestion, services.decline_suggestion, "Declined."
    )
