"""What every answer gets, and what every request is asked first."""

import zoneinfo
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

GetResponse = Callable[[HttpRequest], HttpResponse]

PERMISSIONS_POLICY = (
    "camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
    "midi=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)"
)


def security_headers(get_response: GetResponse) -> GetResponse:
    """Headers that Django has no setting for, on static files and errors too."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def cache_headers(get_response: GetResponse) -> GetResponse:
    """Nothing of a signed-in learner stays in a cache; a fragment is never taken for the page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        if "Cache-Control" not in response.headers:
            is_personal = (
                getattr(request, "session", None) is not None
                and request.session.accessed
            )
            is_personal = is_personal and request.user.is_authenticated
            response.headers["Cache-Control"] = (
                "private, no-store" if is_personal else "no-cache"
            )
        return response

    return middleware


def readable_query(get_response: GetResponse) -> GetResponse:
    """A NUL in a query is read as U+FFFD, as HTML reads it: PostgreSQL takes no NUL in a text."""

    def middleware(request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query:
            request.META["QUERY_STRING"] = query.replace("%00", "%EF%BF%BD")
        return get_response(request)

    return middleware


def fragment_sign_in(get_response: GetResponse) -> GetResponse:
    """An expired session inside a fragment becomes a full sign-in page, not a form inside a form."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_fragment = request.headers.get("HX-Request") == "true"
        is_sign_in = response.status_code == 302 and response.headers.get(
            "Location", ""
        ).startswith("/account/login/")
        if is_fragment and is_sign_in:
            answer = HttpResponse(status=204)
            answer.headers["HX-Redirect"] = "/account/login/"
            return answer
        return response

    return middleware


def time_zone(get_response: GetResponse) -> GetResponse:
    """Times are shown in the learner's own time zone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        with timezone.override(zoneinfo.ZoneInfo(request.user.time_zone)):
            return get_response(request)

    return middleware
