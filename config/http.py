"""Small things every view may need: safe redirects, pages and fragments, errors."""

import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme


def local_path(target: str, default: str) -> str:
    """The target when it is a path on this site, else the default: the one place that decides."""
    is_path = target.startswith("/") and not target.startswith(("//", "/\\"))
    is_clean = target.isprintable() and "\\" not in target
    if (
        is_path
        and is_clean
        and url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    ):
        return target
    return default


def redirect_back(request: HttpRequest, default: str) -> HttpResponse:
    """To the path that the form named in `next`, or to the default."""
    return HttpResponseRedirect(local_path(request.POST.get("next", ""), default))


def render_page(
    request: HttpRequest, template: str, fragment: str, context: dict[str, Any]
) -> HttpResponse:
    """The page, or only its fragment when htmx asks for one; going back in the history wants the page."""
    is_fragment = request.headers.get("HX-Request") == "true"
    is_whole = "true" in (
        request.headers.get("HX-Boosted"),
        request.headers.get("HX-History-Restore-Request"),
    )
    is_fragment = is_fragment and not is_whole
    return render(
        request, f"{template}#{fragment}" if is_fragment else template, context
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for our own mistakes; a database that is away is a matter of waiting."""
    headers = {"Cache-Control": "no-store"}
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return HttpResponse(
            render_to_string("503.html"),
            status=503,
            headers=headers | {"Retry-After": "10"},
        )
    return HttpResponse(render_to_string("500.html"), status=500, headers=headers)
