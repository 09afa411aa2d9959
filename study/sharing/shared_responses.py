"""Answers about a list to others than its owner, at each of its addresses."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from study.access import LearnerRequest, learner_of
from study.lists.services import TooManyLists
from study.models import ReadingList
from study.sharing import suggestion_services
from study.sharing.addresses import ListAddress
from study.sharing.copying_services import copy_shared_list_to
from study.sharing.entries import shared_entries
from study.sharing.exports import export_shared
from study.sharing.forms import ExportForm, SuggestionForm
from study.sharing.rows import render_shared_entries
from study.sharing.suggestion_services import takes_suggestions

SEEN_BY_ORGANISERS = (
    "The group’s organisers see the paper and your sentence, not who you are."
)
UNREADABLE = "There is no such kind of file. Go back and choose another."
TOO_MANY_LISTS = (
    "You keep as many lists as can be kept. Delete one before you copy."
)
REFUSALS = {
    suggestion_services.OnTheList: "It stands on the list already.",
    suggestion_services.SuggestedAlready: "You suggested it already: it waits.",
    suggestion_services.TakesNone: "The list takes no suggestions any more.",
    suggestion_services.TooManySuggestions: "Ten suggestions a day are enough for one"
    " list. Come back tomorrow.",
    suggestion_services.TooManyWait: "So many suggestions wait for an answer that the"
    " list takes no more for now.",
}


def render_shared(
    request: HttpRequest,
    reading_list: ReadingList,
    address: ListAddress,
) -> HttpResponse:
    learner = learner_of(request)
    entries = shared_entries(reading_list, learner)
    paper_count = sum(entry.number > 0 for entry in entries)
    context: dict[str, Any] = {
        "reading_list": reading_list,
        "address": address,
        "rows_html": render_shared_entries(request, entries),
        "paper_count": paper_count,
        "has_entries": bool(entries),
        "is_own": is_own(request, reading_list),
        "takes_suggestions": can_strangers_suggest(reading_list),
    }
    return render(request, "sharing/shared_list.html", context)


def print_shared(
    request: HttpRequest,
    reading_list: ReadingList,
    address: ListAddress,
) -> HttpResponse:
    """All of it on one page that is made for paper."""
    context = {
        "reading_list": reading_list,
        "address": address,
        "entries": shared_entries(reading_list, None),
    }
    return render(request, "sharing/print_shared_list.html", context)


def can_strangers_suggest(reading_list: ReadingList) -> bool:
    """For a group's own list its members suggest, inside the group."""
    return takes_suggestions(reading_list) and not reading_list.is_of_group


def is_own(
    request: HttpRequest,
    reading_list: ReadingList,
) -> bool:
    learner = learner_of(request)
    return learner is not None and learner.pk == reading_list.learner_id


def export_response(
    request: HttpRequest,
    reading_list: ReadingList,
) -> HttpResponse:
    form = ExportForm(request.GET)
    if not form.is_valid():
        return render(request, "400.html", {"problem": UNREADABLE}, status=400)
    ending = form.cleaned_data["format"]
    content_type, text = export_shared(reading_list, ending)
    response = HttpResponse(text, content_type=f"{content_type}; charset=utf-8")
    response.headers["Content-Disposition"] = (
        f'attachment; filename="list.{ending}"'
    )
    return response


def copy_list_of_another(
    request: LearnerRequest,
    reading_list: ReadingList,
    address: ListAddress,
) -> HttpResponse:
    try:
        copied = copy_shared_list_to(
            learner=request.user, reading_list=reading_list, at=timezone.now()
        )
    except TooManyLists:
        messages.error(request, TOO_MANY_LISTS)
        return redirect(address.page_url)
    messages.success(request, "Copied. This one is yours, and only you see it.")
    return redirect(copied)


def suggest(
    request: LearnerRequest,
    reading_list: ReadingList,
    address: ListAddress,
) -> HttpResponse:
    """The form, and what is sent by it. Whose list it is has no need of it."""
    if is_own(request, reading_list):
        return redirect(reading_list)
    form = SuggestionForm(request.POST or None)
    if reading_list.is_of_group:
        form.fields["sentence"].help_text = SEEN_BY_ORGANISERS
    if form.is_valid():
        try:
            suggestion_services.suggest_paper(
                reading_list=reading_list,
                learner=request.user,
                paper=form.cleaned_data["paper"],
                sentence=form.cleaned_data["sentence"],
                at=timezone.now(),
            )
        except suggestion_services.CannotSuggest as refusal:
            form.add_error(None, REFUSALS[type(refusal)])
        else:
            messages.success(request, "Thank you. The answer will stand here.")
            return redirect("own_suggestions")
    context = {
        "reading_list": reading_list,
        "address": address,
        "form": form,
        "takes_suggestions": takes_suggestions(reading_list),
    }
    status = 400 if form.errors else 200
    return render(request, "sharing/suggest.html", context, status=status)
