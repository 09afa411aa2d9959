"""What every answer gets, and what every request is asked first."""

import zoneinfo
from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from config.http import local_path, path_on_this_site

GetResponse = Callable[[HttpRequest], HttpResponse]

SIGN_IN = "/account/login/"
PERMISSIONS_POLICY = ", ".join(
    [
        "camera=()",
        "display-capture=()",
        "geolocation=()",
        "gyroscope=()",
        "magnetometer=()",
        "microphone=()",
        "midi=()",
        "payment=()",
        "usb=()",
        "publickey-credentials-get=(self)",
        "publickey-credentials-create=(self)",
    ]
)


def security_headers(get_response: GetResponse) -> GetResponse:
    """Headers that Django has no setting for, on static files and errors too."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        headers = response.headers
        headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def cache_headers(get_response: GetResponse) -> GetResponse:
    """Nothing of a signed-in learner stays in a cache.

    Nor is a fragment ever taken for its page.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        if "Cache-Control" in response.headers:
            return response
        response.headers["Cache-Control"] = "no-cache"
        if is_personal(request):
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return middleware


def is_personal(request: HttpRequest) -> bool:
    """Whether the answer may hold something of a learner."""
    session = getattr(request, "session", None)
    if session is None or not session.accessed:
        return False
    return request.user.is_authenticated


def readable_query(get_response: GetResponse) -> GetResponse:
    """A NUL in a query is read as U+FFFD, as HTML reads it.

    PostgreSQL takes no NUL in a text.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query:
            query = query.replace("%00", "%EF%BF%BD")
            request.META["QUERY_STRING"] = query
        return get_response(request)

    return middleware


def fragment_sign_in(get_response: GetResponse) -> GetResponse:
    """Who must sign in again comes back to the page that they were on.

    The address of a fragment or of an action is no page. In a fragment it becomes a
    full sign-in page; otherwise the form to sign in would appear inside a form.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not leads_to_sign_in(response):
            return response
        if request.headers.get("HX-Request") == "true":
            page = path_on_this_site(
                request, request.headers.get("HX-Current-URL", "")
            )
            headers = {"HX-Redirect": sign_in_url(page)}
            return HttpResponse(status=204, headers=headers)
        has_way_back = "?" in response.headers["Location"]
        if request.method == "POST" and has_way_back:
            response.headers["Location"] = sign_in_url(page_of_form(request))
        return response

    return middleware


def leads_to_sign_in(response: HttpResponse) -> bool:
    if response.status_code != 302:
        return False
    location = response.headers.get("Location", "")
    return location.startswith(SIGN_IN)


def sign_in_url(page: str) -> str:
    """The sign-in page, from which one comes to that path; empty leads home."""
    if not page or page.startswith(SIGN_IN):
        return SIGN_IN
    query = urlencode({"next": page})
    return f"{SIGN_IN}?{query}"


def page_of_form(request: HttpRequest) -> str:
    """The path that the form names in `next`, else that of the page it stood on."""
    named = local_path(request.POST.get("next", ""), "")
    return named or path_on_this_site(
        request, request.headers.get("Referer", "")
    )


def time_zone(get_response: GetResponse) -> GetResponse:
    """Times are shown in the learner's own time zone."""
    # Not above: the server reads this module before there are models.
    from django.contrib.auth.middleware import get_user

    def middleware(request: HttpRequest) -> HttpResponse:
        # The user themselves: a query asks its values many things, and Django's lazy
        # user would answer each of them through a detour.
        user = get_user(request)
        request.user = user
        if not user.is_authenticated:
            return get_response(request)
        zone = zoneinfo.ZoneInfo(user.time_zone)
        with timezone.override(zone):
            return get_response(request)

    return middleware
