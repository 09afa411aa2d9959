"""A shared list as others meet it: by the link, or at its public address."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from papers.titlecards import digest_of, png_of
from study.access import LearnerRequest, learner_of, list_of_link, open_public_list
from study.lists.services import TooManyLists
from study.models import ReadingList
from study.pagination import make_page
from study.sharing import suggestion_services
from study.sharing.addresses import ListAddress, link_address, public_address
from study.sharing.copying_services import copy_shared_list_to
from study.sharing.entries import shared_entries
from study.sharing.exports import export_shared
from study.sharing.forms import ExportForm, PageForm, SuggestionForm
from study.sharing.outside import public_list_card, shared_list_feed
from study.sharing.queries import LISTS_A_PAGE, public_lists
from study.sharing.rows import render_shared_entries
from study.sharing.suggestion_services import takes_suggestions

ATOM = "application/atom+xml; charset=utf-8"
# The protocol allows 50,000 addresses in one file (sitemaps.org).
MOST_IN_SITEMAP = 20_000
FORM_METHODS = ("GET", "HEAD", "POST")
UNREADABLE = "There is no such kind of file. Go back and choose another."
TOO_MANY_LISTS = "You keep as many lists as can be kept. Delete one before you copy."
REFUSALS = {
    suggestion_services.OnTheList: "It stands on the list already.",
    suggestion_services.SuggestedAlready: "You suggested it already: it waits.",
    suggestion_services.TakesNone: "The list takes no suggestions any more.",
    suggestion_services.TooManySuggestions: "Ten suggestions a day are enough for one"
    " list. Come back tomorrow.",
    suggestion_services.TooManyWait: "So many suggestions wait for an answer that the"
    " list takes no more for now.",
}


@require_safe
@login_not_required
def public_list_list(request: HttpRequest) -> HttpResponse:
    """The lists that their owners made public, changed last first."""
    form = PageForm(request.GET)
    number = form.chosen_page()
    lists = public_lists()
    start = (number - 1) * LISTS_A_PAGE
    shown = list(lists[start : start + LISTS_A_PAGE])
    last = max(1, -(-lists.count() // LISTS_A_PAGE))
    path = reverse("public_list_list")
    page = make_page(number, last, lambda page: f"{path}?page={page}")
    context = {"lists": shown, "page": page}
    return render(request, "sharing/public_list_list.html", context)


@require_safe
@login_not_required
def public_list_sitemap(request: HttpRequest) -> HttpResponse:
    """The address of each public list, for search engines."""
    entries = []
    for reading_list in public_lists()[:MOST_IN_SITEMAP]:
        path = reverse("public_list", args=[reading_list.pk])
        entries.append((settings.SITE_URL + path, reading_list.changed_at))
    return render(
        request,
        "papers/sitemap_part.xml",
        {"entries": entries},
        content_type="application/xml",
    )


@require_safe
@login_not_required
def shared_list(
    request: HttpRequest,
    token: str,
) -> HttpResponse:
    reading_list = list_of_link(token)
    response = render_shared(request, reading_list, link_address(token))
    return closed_to_search_engines(request, response)


@require_safe
@login_not_required
def public_list(
    request: HttpRequest,
    list_id: int,
) -> HttpResponse:
    reading_list = open_public_list(list_id)
    return render_shared(request, reading_list, public_address(list_id))


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
        "takes_suggestions": takes_suggestions(reading_list),
    }
    return render(request, "sharing/shared_list.html", context)


def is_own(
    request: HttpRequest,
    reading_list: ReadingList,
) -> bool:
    learner = learner_of(request)
    return learner is not None and learner.pk == reading_list.learner_id


def closed_to_search_engines(
    request: HttpRequest,
    response: HttpResponse,
) -> HttpResponse:
    """The headers of an address with a token: it is kept and told nowhere.

    Forms of a page without any referrer would name no origin and be refused, so where
    learners have forms their browsers say the site's origin, never the address.
    """
    policy = "no-referrer"
    if request.user.is_authenticated:
        policy = "strict-origin"
    response.headers["Referrer-Policy"] = policy
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_safe
@login_not_required
def export_shared_list(
    request: HttpRequest,
    token: str,
) -> HttpResponse:
    response = export_response(request, list_of_link(token))
    return closed_to_search_engines(request, response)


@require_safe
@login_not_required
def export_public_list(
    request: HttpRequest,
    list_id: int,
) -> HttpResponse:
    return export_response(request, open_public_list(list_id))


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
    response.headers["Content-Disposition"] = f'attachment; filename="list.{ending}"'
    return response


@require_POST
def copy_shared_list(
    request: LearnerRequest,
    token: str,
) -> HttpResponse:
    return copy_list_of_another(request, list_of_link(token), link_address(token))


@require_POST
def copy_public_list(
    request: LearnerRequest,
    list_id: int,
) -> HttpResponse:
    reading_list = open_public_list(list_id)
    return copy_list_of_another(request, reading_list, public_address(list_id))


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


@require_http_methods(FORM_METHODS)
def suggest_to_shared_list(
    request: LearnerRequest,
    token: str,
) -> HttpResponse:
    reading_list = list_of_link(token)
    response = suggest(request, reading_list, link_address(token))
    return closed_to_search_engines(request, response)


@require_http_methods(FORM_METHODS)
def suggest_to_public_list(
    request: LearnerRequest,
    list_id: int,
) -> HttpResponse:
    return suggest(request, open_public_list(list_id), public_address(list_id))


def suggest(
    request: LearnerRequest,
    reading_list: ReadingList,
    address: ListAddress,
) -> HttpResponse:
    """The form, and what is sent by it. Whose list it is has no need of it."""
    if is_own(request, reading_list):
        return redirect(reading_list)
    form = SuggestionForm(request.POST or None)
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


@require_safe
@login_not_required
def public_list_feed(
    request: HttpRequest,
    list_id: int,
) -> HttpResponse:
    """What was put on the list last."""
    text = shared_list_feed(open_public_list(list_id), public_address(list_id))
    return HttpResponse(text, content_type=ATOM)


@require_safe
@login_not_required
def public_list_title_card(
    request: HttpRequest,
    list_id: int,
) -> HttpResponse:
    """Drawn each time and kept nowhere, since the list may be closed at any time."""
    card = public_list_card(open_public_list(list_id))
    etag = f'"{digest_of(card)}"'
    headers = {"ETag": etag, "Cross-Origin-Resource-Policy": "cross-origin"}
    response = HttpResponse(content_type="image/png", headers=headers)
    answer = get_conditional_response(request, etag=etag, response=response)
    if answer is None or answer is response:
        response.content = png_of(card)
        return response
    return answer
