"""Putting papers on a list, from wherever they stand, and taking them off."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from config.http import local_path, redirect_back, render_page
from papers.models import Paper
from study.access import LearnerRequest, own_list
from study.lists import services
from study.lists.adding_responses import (
    find_papers_for,
    offer_undo_with_ticks,
    papers_of_request,
    remove_papers_from,
)
from study.lists.forms import (
    AddToListForm,
    named_slugs,
)
from study.lists.services import ListHasChanged, ListIsFull, TooManyLists
from study.lists.shelf import lists_holding
from study.lists.words import (
    FULL,
    NO_PAPERS,
    NOT_THERE_ANY_MORE,
    TOO_MANY_LISTS,
    papers_text,
)
from study.models import ReadingList


@require_http_methods(("GET", "HEAD", "POST"))
def add_to_list(request: LearnerRequest) -> HttpResponse:
    """Asks which list the papers go to, and puts them there.

    `papers`: slugs, separated by commas or in several fields. `next`: where to go
    afterwards. htmx gets the choice alone.
    """
    papers = papers_of_request(request)
    if not papers:
        return render(request, "400.html", {"problem": NO_PAPERS}, status=400)
    lists = lists_holding(request.user, [paper.pk for paper in papers])
    form = None
    if request.method == "POST":
        values = request.POST.copy()
        values["papers"] = named_slugs(request)
        form = AddToListForm(values, lists=lists)
        if form.is_valid() and add_to_chosen(request, papers, form):
            return redirect_back(request, form.cleaned_data["chosen_url"])
    slugs = ",".join(paper.slug for paper in papers)
    next_url = request.POST.get("next", request.GET.get("next", ""))
    context: dict[str, Any] = {
        "papers": papers,
        "slugs": slugs,
        "lists": lists,
        "form": form,
        "next": local_path(next_url, papers[0].get_absolute_url()),
    }
    response = render_page(request, "lists/add_to_list.html", "choice", context)
    if form is not None:
        response.status_code = 422
    return response


def add_to_chosen(
    request: LearnerRequest, papers: list[Paper], form: AddToListForm
) -> bool:
    """Whether it could be done; the form says why it could not."""
    chosen = form.cleaned_data["reading_list"]
    title = form.cleaned_data["title"]
    at = timezone.now()
    try:
        if chosen is None:
            chosen = services.create_list(
                learner=request.user, title=title, papers=papers, at=at
            )
            count = len(papers)
        else:
            count = services.add_papers_to_list(
                reading_list=chosen, papers=papers, at=at
            )
    except TooManyLists:
        form.add_error(None, TOO_MANY_LISTS)
        return False
    except ListIsFull:
        form.add_error(None, FULL)
        return False
    except ListHasChanged:
        form.add_error(None, NOT_THERE_ANY_MORE)
        return False
    form.cleaned_data["chosen_url"] = chosen.get_absolute_url()
    text = added_text(count, chosen)
    messages.success(request, text)
    if count:
        offer_undo_with_ticks(request, papers, chosen, text)
    return True


def added_text(count: int, chosen: ReadingList) -> str:
    if count == 0:
        return f"On “{chosen.title}” already."
    return f"{papers_text(count)} added to “{chosen.title}”."


@require_POST
def remove_from_list(request: LearnerRequest, list_id: int) -> HttpResponse:
    return remove_papers_from(request, own_list(request, list_id))


@require_safe
def find_papers_for_list(request: LearnerRequest, list_id: int) -> HttpResponse:
    """Papers of the library that fit some words, each with a button."""
    return find_papers_for(request, own_list(request, list_id))
