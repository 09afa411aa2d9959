"""A shared list as others meet it: by the link, or at its public address."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from papers.titlecards import digest_of, png_of
from study.access import LearnerRequest, list_of_link, open_public_list
from study.pagination import make_page
from study.sharing.addresses import link_address, public_address
from study.sharing.forms import PageForm
from study.sharing.outside import public_list_card, shared_list_feed
from study.sharing.queries import LISTS_A_PAGE, public_lists
from study.sharing.shared_responses import (
    copy_list_of_another,
    export_response,
    print_shared,
    render_shared,
    suggest,
)

ATOM = "application/atom+xml; charset=utf-8"
# The protocol allows 50,000 addresses in one file (sitemaps.org).
MOST_IN_SITEMAP = 20_000
FORM_METHODS = ("GET", "HEAD", "POST")


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


@require_safe
@login_not_required
def print_shared_list(
    request: HttpRequest,
    token: str,
) -> HttpResponse:
    response = print_shared(request, list_of_link(token), link_address(token))
    return closed_to_search_engines(request, response)


@require_safe
@login_not_required
def print_public_list(
    request: HttpRequest,
    list_id: int,
) -> HttpResponse:
    return print_shared(
        request, open_public_list(list_id), public_address(list_id)
    )


@require_POST
def copy_shared_list(
    request: LearnerRequest,
    token: str,
) -> HttpResponse:
    return copy_list_of_another(
        request, list_of_link(token), link_address(token)
    )


@require_POST
def copy_public_list(
    request: LearnerRequest,
    list_id: int,
) -> HttpResponse:
    reading_list = open_public_list(list_id)
    return copy_list_of_another(request, reading_list, public_address(list_id))


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
    reading_list = open_public_list(list_id)
    if reading_list.is_of_group:
        # Its members suggest inside the group.
        raise Http404
    return suggest(request, reading_list, public_address(list_id))


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
